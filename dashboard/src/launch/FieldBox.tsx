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
  /** Whether it takes a whole line of the form. */
  wide?: boolean;
  children: (control: Control) => ReactNode;
}

/** A labelled control with its unit, its explanation, and what is wrong with it. */
export function FieldBox(props: FieldBoxProps) {
  const { field, label, help, unit, problem, wide = false, children } = props;
  const id = useId();
  const control: Control = {
    id,
    "aria-describedby": problem === undefined ? `${id}-help` : `${id}-problem ${id}-help`,
    "aria-invalid": problem !== undefined,
    "data-testid": `field-${field}`,
  };
  return (
    <div
      className={`field${wide ? " field-wide" : ""}${problem === undefined ? "" : " field-wrong"}`}
    >
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
