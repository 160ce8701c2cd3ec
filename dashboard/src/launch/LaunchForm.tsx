import { type FormEvent, useEffect, useRef, useState } from "react";
import { launchSearch } from "../api/client";
import { type ApiError, asApiError } from "../api/error";
import type { Options, RecipeOptions, Search, SpaceOption } from "../api/types";
import { Notice } from "../components/Notice";
import { datasetName, datasetNote } from "../format/words";
import { BaselinePicker } from "./BaselinePicker";
import {
  type Draft,
  draftOf,
  isShown,
  networkSizes,
  type Problems,
  parameterFields,
  problemsOf,
  repeatsOf,
  specificationOf,
  withSpace,
} from "./draft";
import { fieldOfError, messageOf } from "./errorField";
import { FieldBox } from "./FieldBox";
import { type Field, TEXTS, type TextField } from "./fields";
import { ChoiceInput, TextInput } from "./inputs";
import { isHiddenMethodField, MethodFields } from "./MethodFields";
import { RecipeFields } from "./RecipeFields";
import type { RecipeDraft } from "./recipeDraft";
import { isHiddenField, isRecipeField } from "./recipeFields";
import { describeSize, sizeOf } from "./sizeHint";

const MODES = { text: "text", whole: "numeric", optional: "decimal" } as const;

interface LaunchFormProps {
  options: Options;
  recipes: RecipeOptions;
  slots: number;
  onLaunched: (searches: Search[]) => void;
  onUnauthorized: (error: ApiError) => void;
}

/** The form that launches a search. The controller checks it; this puts what it says at the field. */
export function LaunchForm(props: LaunchFormProps) {
  const { options, recipes, slots, onLaunched, onUnauthorized } = props;
  const [draft, setDraft] = useState<Draft>(() => draftOf(options.defaults));
  const [problems, setProblems] = useState<Problems>({});
  const [general, setGeneral] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const [more, setMore] = useState(false);
  const [moreOfMethod, setMoreOfMethod] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const taking = useRef(false);

  // The first wrong field takes the focus once it is marked, and shown.
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are found in the page.
  useEffect(() => {
    if (taking.current) {
      taking.current = false;
      form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
    }
  }, [problems]);

  function change(field: Field, changed: Draft): void {
    setDraft(changed);
    setProblems(({ [field]: _, ...others }) => others);
  }

  function changeRecipe(field: Field, recipe: RecipeDraft): void {
    change(field, { ...draft, recipe });
    if (field === "recipe.preset" || field.endsWith(".kind")) {
      // What was wrong is not there any more.
      setProblems((found) =>
        Object.fromEntries(Object.entries(found).filter(([name]) => !isRecipeField(name))),
      );
    }
  }

  function changeMethod(field: Field, changed: Draft): void {
    change(field, changed);
    if (field === "strategy" || field === "fidelity") {
      // Its parameters, and what was wrong with them, are not there any more.
      setProblems((found) =>
        Object.fromEntries(Object.entries(found).filter(([name]) => !name.startsWith(`${field}.`))),
      );
    }
  }

  function changeSpace(name: string): void {
    const space = options.spaces.find((other) => other.name === name);
    if (space !== undefined) {
      change("space.name", withSpace(draft, space));
    }
  }

  function show(found: Problems): void {
    setProblems(found);
    const fields = Object.keys(found) as Field[];
    if (fields.some(isHiddenField)) {
      setMore(true);
    }
    if (fields.some(isHiddenMethodField)) {
      setMoreOfMethod(true);
    }
    taking.current = true;
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setGeneral(null);
    const found = problemsOf(draft);
    if (Object.keys(found).length > 0) {
      show(found);
      return;
    }
    setSending(true);
    try {
      onLaunched(await launchSearch(specificationOf(draft), repeatsOf(draft)));
    } catch (thrown) {
      const error = asApiError(thrown);
      const field = fieldOfError(error, parameterFields(draft));
      if (error.unauthorized) {
        onUnauthorized(error);
      } else if (field !== null && isShown(draft, field)) {
        show({ [field]: messageOf(error) });
      } else {
        setGeneral(error.message);
      }
    } finally {
      setSending(false);
    }
  }

  const text = (field: keyof typeof TEXTS) => {
    const { label, help, unit, kind } = TEXTS[field];
    return (
      <FieldBox key={field} {...{ field, label, help, unit }} problem={problems[field]}>
        {(control) => (
          <TextInput
            control={control}
            mode={MODES[kind]}
            value={draft.text[field]}
            onChange={(value) => change(field, withText(draft, field, value))}
          />
        )}
      </FieldBox>
    );
  };

  const choice = (
    field: TextField,
    label: string,
    help: string,
    names: readonly string[],
    nameOf: (name: string) => string,
  ) => (
    <FieldBox {...{ field, label, help }} problem={problems[field]}>
      {(control) => (
        <ChoiceInput
          control={control}
          choices={names.map((name) => [name, nameOf(name)])}
          value={draft.text[field]}
          onChange={(value) => change(field, withText(draft, field, value))}
        />
      )}
    </FieldBox>
  );

  const size = sizeOf(specificationOf(draft), repeatsOf(draft));
  const { dataset } = draft.text;
  return (
    <form ref={form} className="launch" noValidate onSubmit={(event) => void submit(event)}>
      {general !== null && <Notice kind="error" title={general} />}
      <fieldset className="card">
        <legend>What to search</legend>
        <div className="fields">
          {text("name")}
          {choice("dataset", "Data set", datasetNote(dataset), options.datasets, datasetName)}
          <FieldBox
            field="space.name"
            label="Search space"
            help={spaceHelp(spaceOf(options, draft))}
            problem={problems["space.name"]}
          >
            {(control) => (
              <ChoiceInput
                control={control}
                choices={options.spaces.map(({ name, title }) => [name, title])}
                value={draft.text["space.name"]}
                onChange={changeSpace}
              />
            )}
          </FieldBox>
          {draft.sizes.map(text)}
          {networkSizes(draft).map(text)}
          <FieldBox
            field="baselines"
            label="Baselines"
            wide
            help="Hand-designed models trained with the same recipe, one trial each."
            problem={problems.baselines}
          >
            {(control) => (
              <BaselinePicker
                control={control}
                models={options.models}
                chosen={draft.baselines}
                onChange={(baselines) => change("baselines", { ...draft, baselines })}
              />
            )}
          </FieldBox>
        </div>
      </fieldset>
      <fieldset className="card">
        <legend>How it is searched</legend>
        <MethodFields
          draft={draft}
          options={options}
          problems={problems}
          more={moreOfMethod}
          onMore={setMoreOfMethod}
          text={text}
          onChange={changeMethod}
        />
      </fieldset>
      <fieldset className="card">
        <legend>How each trial is trained</legend>
        <RecipeFields
          draft={draft.recipe}
          options={recipes}
          problems={problems}
          more={more}
          onMore={setMore}
          onChange={changeRecipe}
        />
      </fieldset>
      <div className="submit-row">
        <p data-testid="size-hint" aria-live="polite">
          {size === null
            ? "Fill in the numbers to see how large the search is."
            : describeSize(size, slots)}
        </p>
        <button
          type="submit"
          className="button button-primary"
          disabled={sending}
          data-testid="launch-submit"
        >
          {sending ? "Launching…" : "Launch the search"}
        </button>
      </div>
    </form>
  );
}

function withText(draft: Draft, field: TextField, value: string): Draft {
  return { ...draft, text: { ...draft.text, [field]: value } };
}

function spaceOf(options: Options, draft: Draft): SpaceOption | undefined {
  return options.spaces.find((space) => space.name === draft.text["space.name"]);
}

function spaceHelp(space: SpaceOption | undefined): string {
  return space === undefined
    ? ""
    : `${space.source}. ${space.sizeText} networks with the usual sizes.`;
}
