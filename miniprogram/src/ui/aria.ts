// What a screen reader is told, in both worlds: WeChat knows `aria-role`, browsers know `role`.

interface Aria {
  readonly role?: 'button' | 'radio' | 'radiogroup' | 'checkbox' | 'alert' | 'img';
  readonly label?: string;
  readonly checked?: boolean;
  readonly hidden?: boolean;
}

/** Attributes to spread on an element. */
export const aria = ({ role, label, checked, hidden }: Aria): Record<string, string> => ({
  ...(role === undefined ? {} : { 'aria-role': role, role }),
  ...(label === undefined ? {} : { 'aria-label': label }),
  ...(checked === undefined ? {} : { 'aria-checked': String(checked) }),
  ...(hidden === undefined ? {} : { 'aria-hidden': String(hidden) }),
});
