// Every endpoint of the product: contracts[function][action].
import type * as z from 'zod';
import { accountContract } from './account';
import { auditContract } from './audit';
import { childContract } from './child';
import { classificationContract } from './classification';
import { clubContract } from './club';
import { complaintContract } from './complaint';
import { inspectionContract } from './inspection';
import { institutionContract } from './institution';
import { nationalContract } from './national';
import { noticeContract } from './notice';
import { reportContract } from './report';
import { satisfactionContract } from './satisfaction';
import { staffContract } from './staff';
import { supervisionContract } from './supervision';
import { tenantContract } from './tenant';
import { termContract } from './term';
import { timerContract } from './timer';
import { unsealContract } from './unseal';

export const contracts = {
  account: accountContract,
  audit: auditContract,
  child: childContract,
  classification: classificationContract,
  club: clubContract,
  complaint: complaintContract,
  inspection: inspectionContract,
  institution: institutionContract,
  national: nationalContract,
  notice: noticeContract,
  report: reportContract,
  satisfaction: satisfactionContract,
  staff: staffContract,
  supervision: supervisionContract,
  tenant: tenantContract,
  term: termContract,
  timer: timerContract,
  unseal: unsealContract,
};

export type Contracts = typeof contracts;
export type FunctionName = keyof Contracts;
/** `institution.search` and so on. */
export type EndpointName = {
  [F in FunctionName]: `${F}.${Extract<keyof Contracts[F], string>}`;
}[FunctionName];

type EndpointOf<N extends EndpointName> = N extends `${infer F extends FunctionName}.${infer A}`
  ? A extends keyof Contracts[F]
    ? Contracts[F][A]
    : never
  : never;

/** What the client sends. */
export type InputOf<N extends EndpointName> =
  EndpointOf<N> extends { input: infer I extends z.ZodType } ? z.input<I> : never;
/** What the client receives. */
export type OutputOf<N extends EndpointName> =
  EndpointOf<N> extends { output: infer O extends z.ZodType } ? z.output<O> : never;
