// Every function's contract next to its use-cases, for what runs them in one process: seeding and tests.
// A deployed function never imports this file: it would carry all the others.
import { contracts } from '../shared/contracts';
import type { Envelope } from '../shared/contracts/endpoint';
import type { Ports } from './_lib/ports';
import { withoutPrivateKey } from './_lib/sealing';
import { serve } from './_lib/serve';
import { useCases as account } from './account';
import { useCases as audit } from './audit';
import { useCases as child } from './child';
import { useCases as classification } from './classification';
import { useCases as club } from './club';
import { useCases as complaint } from './complaint';
import { useCases as inspection } from './inspection';
import { useCases as institution } from './institution';
import { useCases as national } from './national';
import { useCases as notice } from './notice';
import { useCases as report } from './report';
import { useCases as satisfaction } from './satisfaction';
import { useCases as staff } from './staff';
import { useCases as supervision } from './supervision';
import { useCases as tenant } from './tenant';
import { useCases as term } from './term';
import { useCases as timer } from './timer';
import { useCases as unseal } from './unseal';

type Main = (event: unknown, context: unknown) => Promise<Envelope>;

/** Every function's `main` on the same ports, by name. */
export const openFunctions = (ports: Ports): Readonly<Record<string, Main>> => {
  // As in their environments: the key to who reported is the unsealing function's alone.
  const sealing = withoutPrivateKey(ports.sealing, 'identity');
  const all = () => ({ ...ports, sealing });
  return {
    account: serve('account', contracts.account, account, all),
    audit: serve('audit', contracts.audit, audit, all),
    child: serve('child', contracts.child, child, all),
    classification: serve('classification', contracts.classification, classification, all),
    club: serve('club', contracts.club, club, all),
    complaint: serve('complaint', contracts.complaint, complaint, all),
    inspection: serve('inspection', contracts.inspection, inspection, all),
    institution: serve('institution', contracts.institution, institution, all),
    national: serve('national', contracts.national, national, all),
    notice: serve('notice', contracts.notice, notice, all),
    report: serve('report', contracts.report, report, all),
    satisfaction: serve('satisfaction', contracts.satisfaction, satisfaction, all),
    staff: serve('staff', contracts.staff, staff, all),
    supervision: serve('supervision', contracts.supervision, supervision, all),
    tenant: serve('tenant', contracts.tenant, tenant, all),
    term: serve('term', contracts.term, term, all),
    timer: serve('timer', contracts.timer, timer, all),
    unseal: serve('unseal', contracts.unseal, unseal, () => ({
      ...ports,
      sealing: withoutPrivateKey(ports.sealing, 'content'),
    })),
  };
};
