import { type ReactNode, useId } from "react";

interface ChartFigureProps {
  title: string;
  keys?: ReactNode;
  controls?: ReactNode;
  children: ReactNode;
}

/** A card with a chart, its title, its key and its controls. */
export function ChartFigure({ title, keys, controls, children }: ChartFigureProps) {
  const id = useId();
  return (
    <section className="card chart" aria-labelledby={id}>
      <header className="card-head">
        <h2 id={id}>{title}</h2>
        {controls}
      </header>
      {children}
      {keys !== undefined && <div className="keys">{keys}</div>}
    </section>
  );
}

export type Mark =
  | "line-best"
  | "line-front"
  | "line-curve"
  | "line-stopped"
  | "line-running"
  | "line-baseline"
  | "line-train"
  | "line-validation"
  | "dot-candidate"
  | "dot-best"
  | "dot-running"
  | "dot-stopped"
  | "cross-failed"
  | "square-baseline";

/** One entry of a chart's key: the mark as it is drawn, and what it stands for. */
export function Key({ mark, children }: { mark: Mark; children: ReactNode }) {
  return (
    <span className="key">
      <svg width="22" height="12" aria-hidden="true">
        {mark.startsWith("line") && <path className={`mark-${mark}`} d="M1 6H21" />}
        {mark === "dot-candidate" && <path className="mark-dot-candidate" d="M11 6h0" />}
        {mark === "dot-stopped" && <path className="mark-dot-stopped" d="M11 6h0" />}
        {mark === "dot-best" && <path className="mark-dot-best" d="M11 6h0" />}
        {mark === "dot-running" && <circle className="mark-dot-running" cx="11" cy="6" r="4" />}
        {mark === "line-stopped" && <path className="mark-end-stopped" d="M21 1v10" />}
        {mark === "cross-failed" && <path className="mark-cross-failed" d="M8 3l6 6m-6 0l6-6" />}
        {mark === "square-baseline" && (
          <rect className="mark-square-baseline" x="7" y="2" width="8" height="8" />
        )}
      </svg>
      {children}
    </span>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  options: readonly (readonly [T, string])[];
  onChange: (value: T) => void;
}

/** A row of buttons of which one is pressed. */
export function Choice<T extends string>({ label, value, options, onChange }: ChoiceProps<T>) {
  return (
    <fieldset className="choice">
      <legend className="hidden">{label}</legend>
      {options.map(([option, text]) => (
        <button
          key={option}
          type="button"
          aria-pressed={option === value}
          onClick={() => onChange(option)}
        >
          {text}
        </button>
      ))}
    </fieldset>
  );
}
