import type { Options } from "../api/types";
import { fidelityName, goalName, strategyName } from "../format/words";
import type { Draft, Problems } from "./draft";
import { FieldBox } from "./FieldBox";
import type { Field, TEXTS } from "./fields";
import { ParameterFields, SettingsChoice } from "./SettingsFields";
import type { SettingsGroup } from "./settingsDraft";

interface MethodFieldsProps {
  draft: Draft;
  options: Options;
  problems: Problems;
  /** Whether the fields are shown that few people set. */
  more: boolean;
  onMore: (more: boolean) => void;
  /** The box of a field that is a text. */
  text: (field: keyof typeof TEXTS) => React.ReactNode;
  onChange: (field: Field, draft: Draft) => void;
}

const GOALS = ["accuracy", "parameters", "multiplyAdds", "activationBytes", "latency"];

/** How it searches, what it looks for, and what that may cost. */
export function MethodFields(props: MethodFieldsProps) {
  const { draft, options, problems, more, onMore, text, onChange } = props;
  const { strategies, fidelities } = options.explanations;

  const choice = (group: SettingsGroup, label: string) => (
    <SettingsChoice
      group={group}
      label={label}
      draft={draft[group]}
      settings={group === "strategy" ? options.strategies : options.fidelities}
      explanations={group === "strategy" ? strategies : fidelities}
      nameOf={group === "strategy" ? strategyName : fidelityName}
      problem={problems[group]}
      onChange={(field, settings) => onChange(field, { ...draft, [group]: settings })}
    />
  );

  const parameters = (group: SettingsGroup, title: string) => (
    <ParameterFields
      group={group}
      title={title}
      draft={draft[group]}
      explanation={(group === "strategy" ? strategies : fidelities)[draft[group].name]}
      problems={problems}
      onChange={(field, settings) => onChange(field, { ...draft, [group]: settings })}
    />
  );

  return (
    <>
      <div className="fields">
        {choice("strategy", "Strategy")}
        {choice("fidelity", "Fidelity")}
        {text("trials")}
        {text("seed")}
        {text("repeats")}
        {text("budget.hours")}
        {text("budget.deviceHours")}
      </div>
      <details
        className="more"
        open={more}
        data-testid="method-more"
        onToggle={(event) => onMore(event.currentTarget.open)}
      >
        <summary>More: parameters of strategy and fidelity, goals, limits, latency</summary>
        {parameters("strategy", `Parameters of ${strategyName(draft.strategy.name)}`)}
        {parameters("fidelity", `Parameters of ${fidelityName(draft.fidelity.name)}`)}
        <fieldset className="group">
          <legend>What is looked for</legend>
          <div className="fields">
            <FieldBox
              field="objective.goals"
              label="Goals"
              wide
              help="Several goals make a Pareto front: the candidates that no other beats in all of them."
              problem={problems["objective.goals"]}
            >
              {(control) => (
                // biome-ignore lint/a11y/useSemanticElements: the group has the label of its field.
                <div {...control} className="goals" role="group" tabIndex={-1}>
                  {GOALS.map((goal) => (
                    <label key={goal} className="check">
                      <input
                        type="checkbox"
                        checked={draft.goals.includes(goal)}
                        disabled={goal === "accuracy"}
                        onChange={() =>
                          onChange("objective.goals", { ...draft, goals: toggled(draft, goal) })
                        }
                      />
                      {goalName(goal)}
                    </label>
                  ))}
                </div>
              )}
            </FieldBox>
            {text("objective.limits.parameters")}
            {text("objective.limits.multiplyAdds")}
            {text("objective.limits.activationBytes")}
            {text("objective.latency.targetMilliseconds")}
            {text("objective.latency.weight")}
          </div>
        </fieldset>
      </details>
    </>
  );
}

/** The goals in the order of the form. */
function toggled(draft: Draft, goal: string): string[] {
  return GOALS.filter((other) => draft.goals.includes(other) !== (other === goal));
}

/** Whether the field is only shown once more is asked for. */
export function isHiddenMethodField(field: Field): boolean {
  return field.startsWith("objective.") || /^(strategy|fidelity)\./.test(field);
}
