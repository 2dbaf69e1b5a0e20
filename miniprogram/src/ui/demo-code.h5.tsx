// What the authenticator of the playing demo person shows, so that one can play an officer without a phone. Bundled into the
// H5 build only; the demo's server knows the codes, and no other server does.
import { useEffect, useState } from 'react';
import { demoOpenid } from '@/platform/demo-identity.h5';
import { demoCodeStrings as strings } from '@/strings/demo-code';
import { Button } from './button';

/** A code turns over every 30 s: what is offered is never long out of date. */
const REFRESH_MS = 3000;

const codeNow = async (): Promise<string | null> => {
  const response = await fetch('/demo/code', { headers: { 'x-local-openid': demoOpenid() } });
  return response.ok ? ((await response.json()) as { code: string | null }).code : null;
};

interface Props {
  readonly onFill: (code: string) => void;
}

export const DemoCode = ({ onFill }: Props) => {
  const [code, setCode] = useState<string | null>(null);
  useEffect(() => {
    const ask = (): void => void codeNow().then(setCode, () => setCode(null)); // not the demo's server: nothing to offer
    ask();
    const timer = setInterval(ask, REFRESH_MS);
    return () => clearInterval(timer);
  }, []);
  if (code === null) return null;
  return (
    <Button kind="quiet" onClick={() => onFill(code)}>
      {strings.fill(code)}
    </Button>
  );
};
