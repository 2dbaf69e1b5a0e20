/** WeChat has no printer; `print.h5.ts` is the browser's twin. */
export const canPrint = false;

export const printPage = (): void => undefined;
