// What WeChat does by itself and a browser must be told: the look of the bars, paper, and pressing with a keyboard.
import './browser.css';

const PRESSED_BY_KEY: ReadonlySet<string> = new Set(['button', 'radio', 'checkbox', 'tab']);

/** Enter and space press what has the focus, as they do on a native button. */
export const openBrowser = (): void => {
  document.addEventListener('keydown', (event) => {
    const { target, key } = event;
    if ((key !== 'Enter' && key !== ' ') || !(target instanceof HTMLElement)) return;
    if (!PRESSED_BY_KEY.has(target.getAttribute('role') ?? '')) return;
    event.preventDefault();
    target.click();
  });
};
