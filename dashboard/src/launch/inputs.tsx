import type { Control } from "./FieldBox";

interface TextInputProps {
  control: Control;
  mode: "text" | "numeric" | "decimal";
  value: string;
  onChange: (value: string) => void;
}

export function TextInput({ control, mode, value, onChange }: TextInputProps) {
  return (
    <input
      {...control}
      type="text"
      inputMode={mode}
      autoComplete="off"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** What a choice is called, by the word of the API. */
export type Choice = readonly [name: string, title: string];

interface ChoiceInputProps {
  control: Control;
  choices: readonly Choice[];
  value: string;
  onChange: (value: string) => void;
}

export function ChoiceInput({ control, choices, value, onChange }: ChoiceInputProps) {
  return (
    <select {...control} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
      {choices.map(([name, title]) => (
        <option key={name} value={name}>
          {title}
        </option>
      ))}
    </select>
  );
}

interface SwitchInputProps {
  control: Control;
  value: boolean;
  onChange: (value: boolean) => void;
}

export function SwitchInput({ control, value, onChange }: SwitchInputProps) {
  return (
    <input
      {...control}
      type="checkbox"
      className="switch"
      checked={value}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
