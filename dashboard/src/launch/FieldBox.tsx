import { type ReactNode, useId } from "react";
import type { Field } from "./fields";

export interface Control {
  id: string;
  "aria-describedby": string;
  "aria-invalid": boolean;
  "data-testid": string;
}

interface FieldBoxProps {
  field: Field;
  label: string;
  help: string;
  unit?: string | undefined;
  problem: string | undefined;
  children: (control: Control) => ReactNode;
}

/** A labelled control with its unit, its explanation, and what is wrong with it. */
export function FieldBox({ field, label, help, unit, problem, children }: FieldBoxProps) {
  const id = useId();
  const control: Control = {
    id,
    "aria-describedby": problem === undefined ? `${id}-help` : `${id}-problem ${id}-help`,
    "aria-invalid": problem !== undefined,
    "data-testid": `field-${field}`,
  };
  return (
    <div className={problem === undefined ? "field" : "field field-wrong"}>
      <label htmlFor={id}>
        {label}
        {unit !== undefined && <span className="unit"> ({unit})</span>}
      </label>
      {children(control)}
      {problem !== undefined && (
        <p className="problem" id={`${id}-problem`} data-testid={`problem-${field}`}>
          {problem}
        </p>
      )}
      <p className="help" id={`${id}-help`}>
        {help}
      </p>
    </div>
  );
}
