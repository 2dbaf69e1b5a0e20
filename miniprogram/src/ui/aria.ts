// What a screen reader is told, in both worlds: WeChat knows `aria-role`, browsers know `role`.

interface Aria {
  readonly role?: 'button' | 'radio' | 'radiogroup' | 'checkbox' | 'alert' | 'img';
  readonly label?: string;
  readonly checked?: boolean;
  readonly hidden?: boolean;
}

/** Roles that a keyboard must be able to reach; WeChat ignores the attribute. */
const PRESSED: ReadonlySet<string> = new Set(['button', 'radio', 'checkbox']);

/** Attributes to spread on an element. */
export const aria = ({ role, label, checked, hidden }: Aria): Record<string, string> => ({
  ...(role === undefined ? {} : { 'aria-role': role, role }),
  ...(role !== undefined && PRESSED.has(role) ? { tabIndex: '0' } : {}),
  ...(label === undefined ? {} : { 'aria-label': label }),
  ...(checked === undefined ? {} : { 'aria-checked': String(checked) }),
  ...(hidden === undefined ? {} : { 'aria-hidden': String(hidden) }),
});
