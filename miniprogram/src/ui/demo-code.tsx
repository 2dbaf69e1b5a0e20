interface Props {
  readonly onFill: (code: string) => void;
}

/** In WeChat the code comes from the person's own authenticator; the browser's twin of this file plays the demo people's. */
export const DemoCode = (_props: Props) => null;
