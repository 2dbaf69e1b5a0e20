// What WeChat does by itself and a browser must be told: the look of the bars, paper, and pressing with a keyboard.
import './browser.css';

const PRESSED_BY_KEY: ReadonlySet<string> = new Set(['button', 'radio', 'checkbox', 'tab']);

const LOOK_EVERY_MS = 1000;

/** While developing: reloads once another build lies where this page came from. */
const followBuilds = async (): Promise<void> => {
  const pageNow = async (): Promise<string | null> => {
    const response = await fetch('/', { cache: 'no-store' }).catch(() => null); // the server is restarting: look again
    return response?.ok ? response.text() : null;
  };
  const mine = await pageNow();
  setInterval(async () => {
    const page = await pageNow();
    if (page !== null && page !== mine) window.location.reload();
  }, LOOK_EVERY_MS);
};

/** Enter and space press what has the focus, as they do on a native button. */
export const openBrowser = (): void => {
  if (process.env['NODE_ENV'] === 'development') void followBuilds();
  document.addEventListener('keydown', (event) => {
    const { target, key } = event;
    if ((key !== 'Enter' && key !== ' ') || !(target instanceof HTMLElement)) return;
    if (!PRESSED_BY_KEY.has(target.getAttribute('role') ?? '')) return;
    event.preventDefault();
    target.click();
  });
};
