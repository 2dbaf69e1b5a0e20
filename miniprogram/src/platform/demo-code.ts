/** In WeChat the code comes from the person's own authenticator; the browser's twin of this file plays the demo people's. */
export const useDemoCode = (): string | null => null;
