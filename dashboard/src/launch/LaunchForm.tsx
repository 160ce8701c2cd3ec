import { type FormEvent, useRef, useState } from "react";
import { launchSearch } from "../api/client";
import { type ApiError, asApiError } from "../api/error";
import type { Options, Search, SpaceOption } from "../api/types";
import { Notice } from "../components/Notice";
import { datasetName, datasetNote, strategyName, strategyNote } from "../format/words";
import { BaselinePicker } from "./BaselinePicker";
import {
  type Draft,
  draftOf,
  networkSizes,
  type Problems,
  problemsOf,
  specificationOf,
  withSpace,
} from "./draft";
import { fieldOfError, messageOf } from "./errorField";
import { FieldBox } from "./FieldBox";
import { type Field, TEXTS, type TextField } from "./fields";
import { describeSize, sizeOf } from "./sizeHint";

interface LaunchFormProps {
  options: Options;
  slots: number;
  onLaunched: (search: Search) => void;
  onUnauthorized: (error: ApiError) => void;
}

/** The form that launches a search. The controller checks it; this puts what it says at the field. */
export function LaunchForm({ options, slots, onLaunched, onUnauthorized }: LaunchFormProps) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(options.defaults));
  const [problems, setProblems] = useState<Problems>({});
  const [general, setGeneral] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  function change(field: Field, changed: Draft): void {
    setDraft(changed);
    setProblems(({ [field]: _, ...others }) => others);
  }

  function changeSpace(name: string): void {
    const space = options.spaces.find((other) => other.name === name);
    if (space !== undefined) {
      change("space.name", withSpace(draft, space));
    }
  }

  function show(found: Problems): void {
    setProblems(found);
    // After React has marked the fields.
    setTimeout(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
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
      onLaunched(await launchSearch(specificationOf(draft)));
    } catch (thrown) {
      const error = asApiError(thrown);
      const field = fieldOfError(error);
      if (error.unauthorized) {
        onUnauthorized(error);
      } else if (field !== null) {
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
          <input
            {...control}
            type="text"
            inputMode={{ text: "text", whole: "numeric", decimal: "decimal" }[kind] as "text"}
            autoComplete="off"
            value={draft.text[field]}
            onChange={(event) => change(field, withText(draft, field, event.currentTarget.value))}
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
        <select
          {...control}
          value={draft.text[field]}
          onChange={(event) => change(field, withText(draft, field, event.currentTarget.value))}
        >
          {names.map((name) => (
            <option key={name} value={name}>
              {nameOf(name)}
            </option>
          ))}
        </select>
      )}
    </FieldBox>
  );

  const size = sizeOf(specificationOf(draft));
  const { dataset, strategy } = draft.text;
  return (
    <form ref={form} className="launch" noValidate onSubmit={(event) => void submit(event)}>
      {general !== null && <Notice kind="error" title={general} />}
      <fieldset className="card">
        <legend>What to search</legend>
        <div className="fields">
          {text("name")}
          {choice("dataset", "Data set", datasetNote(dataset), options.datasets, datasetName)}
          {choice("strategy", "Strategy", strategyNote(strategy), options.strategies, strategyName)}
          {text("trials")}
          <FieldBox
            field="space.name"
            label="Search space"
            help={spaceHelp(spaceOf(options, draft))}
            problem={problems["space.name"]}
          >
            {(control) => (
              <select
                {...control}
                value={draft.text["space.name"]}
                onChange={(event) => changeSpace(event.currentTarget.value)}
              >
                {options.spaces.map((space) => (
                  <option key={space.name} value={space.name}>
                    {space.title}
                  </option>
                ))}
              </select>
            )}
          </FieldBox>
          {draft.sizes.map(text)}
          {networkSizes(draft).map(text)}
          {text("seed")}
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
        <legend>How each trial is trained</legend>
        <div className="fields">
          {text("recipe.epochs")}
          {text("recipe.trainExamples")}
          {text("recipe.validationExamples")}
          {text("recipe.batchSize")}
          {text("recipe.learningRate")}
          {text("recipe.momentum")}
          {text("recipe.weightDecay")}
          {text("recipe.labelSmoothing")}
          {text("recipe.cropPadding")}
          <FieldBox
            field="recipe.flip"
            label="Mirror images"
            help="Half the training images are mirrored, left to right."
            problem={problems["recipe.flip"]}
          >
            {(control) => (
              <input
                {...control}
                type="checkbox"
                className="switch"
                checked={draft.flip}
                onChange={(event) =>
                  change("recipe.flip", { ...draft, flip: event.currentTarget.checked })
                }
              />
            )}
          </FieldBox>
        </div>
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
