import { type KeyboardEvent, useRef, useState } from "react";
import { modelName } from "../format/words";
import { matching, toggled } from "./baselines";
import type { Control } from "./FieldBox";

interface BaselinePickerProps {
  control: Control;
  models: readonly string[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** The chosen models as chips, and all others below a filter. */
export function BaselinePicker({ control, models, chosen, onChange }: BaselinePickerProps) {
  const [filter, setFilter] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const found = matching(models, filter);

  function onKey(event: KeyboardEvent): void {
    if (event.key === "Enter") {
      // It would launch the search.
      event.preventDefault();
      const [only, ...others] = found;
      if (only !== undefined && others.length === 0) {
        onChange(toggled(chosen, only));
      }
    }
  }

  function remove(model: string): void {
    onChange(toggled(chosen, model));
    // The button that had the focus is gone.
    input.current?.focus();
  }

  return (
    <div className="baselines">
      <ul className="chips" aria-label="Chosen baselines">
        {chosen.length === 0 && (
          <li className="quiet">None: candidates are compared only to each other.</li>
        )}
        {chosen.map((model) => (
          <li key={model} className="chip" data-testid="baseline-chip">
            {modelName(model)}
            <button
              type="button"
              aria-label={`Remove ${modelName(model)}`}
              onClick={() => remove(model)}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <div className="filter-row">
        <input
          {...control}
          ref={input}
          type="text"
          autoComplete="off"
          placeholder="Filter, such as resnet or densenet 100"
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
          onKeyDown={onKey}
        />
        <span className="quiet" role="status">
          {found.length} of {models.length} models
        </span>
      </div>
      {found.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset does not scroll in every browser.
        <div className="models" role="group" aria-label="Models" data-testid="baseline-models">
          {found.map((model) => (
            <label key={model} className="check">
              <input
                type="checkbox"
                checked={chosen.includes(model)}
                onChange={() => onChange(toggled(chosen, model))}
              />
              <code>{model}</code>
            </label>
          ))}
        </div>
      )}
    </div>
  );
}
