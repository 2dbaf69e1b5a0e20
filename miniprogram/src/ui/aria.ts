// What a screen reader is told, in both worlds: WeChat knows `aria-role`, browsers know `role`.

interface Aria {
  readonly role?:
    | 'button'
    | 'radio'
    | 'radiogroup'
    | 'checkbox'
    | 'alert'
    | 'img'
    | 'tab'
    | 'tablist'
    | 'dialog'
    | 'status';
  readonly label?: string;
  readonly checked?: boolean;
  readonly selected?: boolean;
  readonly disabled?: boolean;
  readonly hidden?: boolean;
}

/** Roles that a keyboard must be able to reach; WeChat ignores the attribute. */
const PRESSED: ReadonlySet<string> = new Set(['button', 'radio', 'checkbox', 'tab']);

/** Attributes to spread on an element. */
export const aria = ({ role, label, checked, selected, disabled, hidden }: Aria): Record<string, string> => ({
  ...(role === undefined ? {} : { 'aria-role': role, role }),
  ...(role !== undefined && PRESSED.has(role) && disabled !== true ? { tabIndex: '0' } : {}),
  ...(label === undefined ? {} : { 'aria-label': label }),
  ...(checked === undefined ? {} : { 'aria-checked': String(checked) }),
  ...(selected === undefined ? {} : { 'aria-selected': String(selected) }),
  ...(disabled === undefined ? {} : { 'aria-disabled': String(disabled) }),
  ...(hidden === undefined ? {} : { 'aria-hidden': String(hidden) }),
});
