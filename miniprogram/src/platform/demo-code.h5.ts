// The authenticator of the demo people, so that one can play an officer without a phone. Bundled into the H5 build only, and
// it knows nobody but the invented people whose secrets the demo's server lists.
import { TOTP } from 'otpauth';
import { useEffect, useState } from 'react';
import { demoOpenid } from './demo-identity.h5';

interface Person {
  readonly openid: string;
  readonly totpSecret?: string;
}

/** The code that the playing demo person's app shows now; null for others. */
export const useDemoCode = (): string | null => {
  const [code, setCode] = useState<string | null>(null);
  useEffect(() => {
    fetch('/demo/people.json').then(
      async (response) => {
        const people = response.ok ? ((await response.json()) as Person[]) : [];
        const secret = people.find(({ openid }) => openid === demoOpenid())?.totpSecret;
        setCode(secret === undefined ? null : new TOTP({ secret }).generate());
      },
      () => setCode(null), // not the demo's server
    );
  }, []);
  return code;
};
