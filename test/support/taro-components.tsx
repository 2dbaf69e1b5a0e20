// Stand-ins for `@tarojs/components` in component tests: host elements with the events and attributes our parts use.
import type { ChangeEvent, KeyboardEvent, PropsWithChildren, ReactNode } from 'react';

type Attributes = Readonly<Record<string, unknown>>;

/** What a browser's element does not know and would complain about. */
const TARO_ONLY = new Set([
  'aria-role',
  'hoverClass',
  'userSelect',
  'placeholderClass',
  'confirmType',
  'scrollY',
  'scrollX',
  'mode',
]);

const hostProps = (props: Attributes): Attributes =>
  Object.fromEntries(Object.entries(props).filter(([name]) => !TARO_ONLY.has(name)));

type Props = PropsWithChildren<Attributes>;

export const View = (props: Props) => <div {...hostProps(props)} />;
export const ScrollView = View;
export const Text = (props: Props) => <span {...hostProps(props)} />;
export const Button = (props: Props) => <div {...hostProps(props)} />;
export const Image = (props: Attributes) => <img alt="" {...hostProps(props)} />;

interface FieldProps extends Attributes {
  readonly value?: string;
  readonly maxlength?: number;
  readonly onInput?: (event: { detail: { value: string } }) => void;
  readonly onConfirm?: (event: { detail: { value: string } }) => void;
}

export const Input = ({ onInput, onConfirm, maxlength, ...props }: FieldProps) => (
  <input
    {...hostProps(props)}
    maxLength={maxlength ?? -1}
    onChange={(event: ChangeEvent<HTMLInputElement>) => onInput?.({ detail: { value: event.target.value } })}
    onKeyDown={(event: KeyboardEvent<HTMLInputElement>) => {
      if (event.key === 'Enter') onConfirm?.({ detail: { value: event.currentTarget.value } });
    }}
  />
);

export const Textarea = ({ onInput, maxlength, ...props }: FieldProps) => (
  <textarea
    {...hostProps(props)}
    maxLength={maxlength ?? -1}
    onChange={(event: ChangeEvent<HTMLTextAreaElement>) => onInput?.({ detail: { value: event.target.value } })}
  />
);

interface SwitchProps {
  readonly checked?: boolean;
  readonly onChange?: (event: { detail: { value: boolean } }) => void;
}

export const Switch = ({ checked = false, onChange }: SwitchProps) => (
  <input
    type="checkbox"
    checked={checked}
    onChange={(event) => onChange?.({ detail: { value: event.target.checked } })}
  />
);

interface PickerProps {
  readonly mode: 'selector' | 'date';
  readonly range?: readonly string[];
  readonly value?: number | string;
  readonly children?: ReactNode;
  readonly onChange?: (event: { detail: { value: string } }) => void;
}

/** The wheel is a list to choose from: `getByRole('combobox')`. */
export const Picker = ({ mode, range = [], value, children, onChange }: PickerProps) => (
  <div>
    {children}
    {mode === 'selector' ? (
      <select value={value ?? 0} onChange={(event) => onChange?.({ detail: { value: event.target.value } })}>
        {range.map((words, i) => (
          <option key={words} value={i}>
            {words}
          </option>
        ))}
      </select>
    ) : (
      <input
        type="date"
        value={value ?? ''}
        onChange={(event) => onChange?.({ detail: { value: event.target.value } })}
      />
    )}
  </div>
);
