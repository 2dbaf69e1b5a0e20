// The codes of the authenticators in the demo city, so that one can play an officer without a phone: the local cloud prints
// one whenever a code is asked, and tells the browser that plays the person. Computed with the demo's open key from what the
// person enrolled, so somebody who changed the authenticator gets the new one's codes. Nothing of this ships.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { OFFICE_ROLES } from '../../shared/domain/account/second-factor';
import { openSecrets } from '../_lib/secrets';
import { totpFor } from '../_lib/totp';
import { wire } from '../_lib/wire';
import type { Answered } from '../_local/control';
import { answerJson } from '../_local/http';
import { PEOPLE } from './demo/people';
import { DEMO_SECRET } from './demo-data';

/** Where the browser asks for the code of the person it plays. */
const ROUTE = '/demo/code';

export interface DemoCodes {
  /** Who somebody is and what their authenticator shows now; null: nobody has an authenticator under this openid. */
  codeOf(openid: string): Promise<{ readonly name: string; readonly code: string } | null>;
  /** One line for each office-holder of the demo who is enrolled. */
  lines(): Promise<string[]>;
  /** The line to print after this answer; null where no code was asked. */
  lineAfter(answered: Answered): Promise<string | null>;
  /** Answers the browser; false when it asked for something else. */
  handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean>;
}

const line = ({ name, code }: { name: string; code: string }): string => `动态验证码：${name} — ${code}（30 秒内有效）`;

/** True when somebody now has to enter a code: a write was held up, an enrolment begun, a code refused. */
const asksCode = ({ functionName, action, reply }: Answered): boolean => {
  const code = reply.ok === false ? reply.error?.code : undefined;
  if (code === 'SECOND_FACTOR_NEEDED') return true;
  if (functionName !== 'account') return false;
  return (
    (action === 'enrolSecondFactor' && reply.ok === true) ||
    ((action === 'showSecondFactor' || action === 'confirmSecondFactor') && code === 'NOT_FOUND')
  );
};

/**
 * Opens them on the environment that the process's variables name.
 * @param now milliseconds: the functions' clock
 */
export const openDemoCodes = (now: () => number): DemoCodes => {
  const secrets = openSecrets(DEMO_SECRET);
  const { store } = wire();
  const codes: DemoCodes = {
    async codeOf(openid) {
      const [account] = await store.find('accounts', { openid }, { limit: 1 });
      const factor = account === undefined ? null : await store.get('secondFactors', account.id);
      if (account === undefined || factor === null || factor.seed === '') return null;
      const code = totpFor(secrets, account.id, factor.seed).generate({ timestamp: now() });
      return { name: account.displayName, code };
    },
    async lines() {
      const office = Object.values(PEOPLE).filter(({ grants }) =>
        grants.some(({ role }) => OFFICE_ROLES.includes(role)),
      );
      const shown = await Promise.all(office.map(({ openid }) => codes.codeOf(openid)));
      return shown.flatMap((one) => (one === null ? [] : [line(one)]));
    },
    async lineAfter(answered) {
      if (answered.openid === undefined || !asksCode(answered)) return null;
      const shown = await codes.codeOf(answered.openid);
      return shown === null ? null : line(shown);
    },
    async handle({ headers }, response, url) {
      if (url.pathname !== ROUTE) return false;
      const openid = headers['x-local-openid'];
      const shown = typeof openid === 'string' ? await codes.codeOf(openid) : null;
      answerJson(response, 200, { code: shown?.code ?? null });
      return true;
    },
  };
  return codes;
};
