import type { Explanation, NamedSettings } from "../api/types";
import type { Problems } from "./draft";
import { FieldBox } from "./FieldBox";
import type { Field } from "./fields";
import { type Choice, ChoiceInput, SwitchInput, TextInput } from "./inputs";
import {
  type Parameter,
  type ParameterField,
  parameterName,
  type SettingsDraft,
  type SettingsGroup,
  settingsDraftOf,
} from "./settingsDraft";

interface SettingsChoiceProps {
  group: SettingsGroup;
  label: string;
  draft: SettingsDraft;
  settings: readonly NamedSettings[];
  explanations: Readonly<Record<string, Explanation>>;
  nameOf: (name: string) => string;
  problem: string | undefined;
  onChange: (field: Field, draft: SettingsDraft) => void;
}

/** Which strategy or fidelity it is; another one comes with its usual parameters. */
export function SettingsChoice(props: SettingsChoiceProps) {
  const { group, label, draft, settings, explanations, nameOf, problem, onChange } = props;
  const { title, source } = explanations[draft.name] ?? { title: "", source: "" };

  function choose(name: string): void {
    const chosen = settings.find((other) => other.name === name);
    if (chosen !== undefined) {
      onChange(group, settingsDraftOf(chosen));
    }
  }

  return (
    <FieldBox
      field={group}
      label={label}
      help={[sentence(title), source].filter(Boolean).join(" ")}
      problem={problem}
    >
      {(control) => (
        <ChoiceInput
          control={control}
          choices={settings.map(({ name }) => [name, nameOf(name)])}
          value={draft.name}
          onChange={choose}
        />
      )}
    </FieldBox>
  );
}

interface ParameterFieldsProps {
  group: SettingsGroup;
  title: string;
  draft: SettingsDraft;
  explanation: Explanation | undefined;
  problems: Problems;
  onChange: (field: Field, draft: SettingsDraft) => void;
}

/** The parameters of a strategy or fidelity, whichever it has. */
export function ParameterFields(props: ParameterFieldsProps) {
  const { group, title, draft, explanation, problems, onChange } = props;
  const keys = Object.keys(draft.parameters);
  return (
    <fieldset className="group">
      <legend>{title}</legend>
      {keys.length === 0 && <p className="quiet">Nothing can be set.</p>}
      <div className="fields">
        {keys.map((key) => {
          const field: ParameterField = `${group}.${key}`;
          const { meaning, choices } = explanation?.parameters[key] ?? { meaning: "", choices: [] };
          return (
            <ParameterBox
              key={key}
              field={field}
              label={parameterName(key)}
              help={sentence(meaning)}
              choices={choices.map((word) => [word, word])}
              parameter={draft.parameters[key] ?? { kind: "word", text: "" }}
              problem={problems[field]}
              onChange={(parameter) =>
                onChange(field, {
                  ...draft,
                  parameters: { ...draft.parameters, [key]: parameter },
                })
              }
            />
          );
        })}
      </div>
    </fieldset>
  );
}

interface ParameterBoxProps {
  field: ParameterField;
  label: string;
  help: string;
  choices: readonly Choice[];
  parameter: Parameter;
  problem: string | undefined;
  onChange: (parameter: Parameter) => void;
}

function ParameterBox(props: ParameterBoxProps) {
  const { field, label, help, choices, parameter, problem, onChange } = props;
  return (
    <FieldBox {...{ field, label, help, problem }}>
      {(control) => {
        switch (parameter.kind) {
          case "switch":
            return (
              <SwitchInput
                control={control}
                value={parameter.on}
                onChange={(on) => onChange({ kind: "switch", on })}
              />
            );
          case "number":
            return (
              <TextInput
                control={control}
                mode="decimal"
                value={parameter.text}
                onChange={(text) => onChange({ kind: "number", text })}
              />
            );
          case "word":
            return (
              <ChoiceInput
                control={control}
                choices={choices.length === 0 ? [[parameter.text, parameter.text]] : choices}
                value={parameter.text}
                onChange={(text) => onChange({ kind: "word", text })}
              />
            );
        }
      }}
    </FieldBox>
  );
}

/** An explanation of the controller, which begins like a part of a sentence. */
function sentence(text: string): string {
  return text === "" ? "" : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
