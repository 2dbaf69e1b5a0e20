/** WeChat brings its own bars and keyboard; `browser.h5.ts` is the browser's twin. */
export const openBrowser = (): void => undefined;
