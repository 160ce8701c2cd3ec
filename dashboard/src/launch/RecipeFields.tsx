import type { RecipeOptions } from "../api/types";
import { optimizerName, precisionName, scheduleName, weightsName } from "../format/recipe";
import type { Problems } from "./draft";
import { FieldBox } from "./FieldBox";
import type { Field } from "./fields";
import { type Choice, ChoiceInput, SwitchInput, TextInput } from "./inputs";
import { presetOf, type RecipeDraft, recipeDraftOf, withRecipeField } from "./recipeDraft";
import { MORE_FIELDS, RECIPE_TEXTS, type RecipeField, USUAL_FIELDS } from "./recipeFields";

interface RecipeFieldsProps {
  draft: RecipeDraft;
  options: RecipeOptions;
  problems: Problems;
  /** Whether the fields are shown that few people set. */
  more: boolean;
  onMore: (more: boolean) => void;
  onChange: (field: Field, draft: RecipeDraft) => void;
}

// No preset has an empty name.
const OWN = "";

/** How each trial is trained: a preset, what everybody sets, and all the rest behind "more". */
export function RecipeFields(props: RecipeFieldsProps) {
  const { draft, options, problems, more, onMore, onChange } = props;
  const preset = presetOf(draft, options.presets);
  const presets: Choice[] = options.presets.map(({ name, title }) => [name, `${name} – ${title}`]);

  function choose(name: string): void {
    const chosen = options.presets.find((other) => other.name === name);
    if (chosen !== undefined) {
      onChange("recipe.preset", recipeDraftOf(chosen.recipe));
    }
  }

  const box = (field: RecipeField) => (
    <RecipeBox
      key={field}
      field={field}
      value={draft[field] ?? ""}
      problem={problems[field]}
      choices={choicesOf(field, options)}
      onChange={(value) => onChange(field, withRecipeField(draft, field, value, options))}
    />
  );

  return (
    <>
      <div className="fields">
        <FieldBox
          field="recipe.preset"
          label="Recipe"
          wide
          help={
            preset === null
              ? "None of those with a name. Choosing one sets all fields below."
              : `${preset.source || "Cellwright’s own"}. Another recipe sets all fields below.`
          }
          problem={problems["recipe.preset"]}
        >
          {(control) => (
            <ChoiceInput
              control={control}
              choices={preset === null ? [[OWN, "Your own"], ...presets] : presets}
              value={preset?.name ?? OWN}
              onChange={choose}
            />
          )}
        </FieldBox>
        {USUAL_FIELDS.map(box)}
      </div>
      <details
        className="more"
        open={more}
        data-testid="recipe-more"
        onToggle={(event) => onMore(event.currentTarget.open)}
      >
        <summary>More: optimizer, schedule, regularization, augmentation, precision</summary>
        {MORE_FIELDS.map(({ title, fields }) => (
          <fieldset key={title} className="group">
            <legend>{title}</legend>
            <div className="fields">{fields.filter((field) => field in draft).map(box)}</div>
          </fieldset>
        ))}
      </details>
    </>
  );
}

interface RecipeBoxProps {
  field: RecipeField;
  value: string | boolean;
  problem: string | undefined;
  choices: readonly Choice[];
  onChange: (value: string | boolean) => void;
}

function RecipeBox({ field, value, problem, choices, onChange }: RecipeBoxProps) {
  const { label, help, unit, kind } = RECIPE_TEXTS[field];
  return (
    <FieldBox {...{ field, label, help, unit, problem }}>
      {(control) => {
        switch (kind) {
          case "switch":
            return <SwitchInput control={control} value={value === true} onChange={onChange} />;
          case "choice":
            return <ChoiceInput {...{ control, choices, onChange }} value={String(value)} />;
          case "whole":
          case "decimal":
          case "list": {
            const mode = kind === "whole" ? "numeric" : kind === "list" ? "text" : "decimal";
            return <TextInput {...{ control, mode, onChange }} value={String(value)} />;
          }
        }
      }}
    </FieldBox>
  );
}

function choicesOf(field: RecipeField, options: RecipeOptions): Choice[] {
  switch (field) {
    case "recipe.optimizer.kind":
      return options.optimizers.map(({ kind }) => [kind, optimizerName(kind)]);
    case "recipe.schedule.kind":
      return options.schedules.map(({ kind }) => [kind, scheduleName(kind)]);
    case "recipe.precision":
      return options.precisions.map((name) => [name, precisionName(name)]);
    case "recipe.initialWeights":
      return options.initialWeights.map((name) => [name, weightsName(name)]);
    default:
      return [];
  }
}
