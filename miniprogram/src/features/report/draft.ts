// What a report is made of while it is being written. It lies on this phone only, and goes when it was sent.
import type { InputOf } from '@shared/contracts';
import type { Deflection, ReportCategory } from '@shared/domain/report/categories';
import type { Report } from '@shared/domain/report/report.schema';
import type { DISTRICTS } from '@shared/tenant/hanzhong';

export type DistrictCode = (typeof DISTRICTS)[number]['code'];

export interface ReportDraft {
  readonly category: ReportCategory | null;
  readonly deflection: Deflection | null;
  readonly kind: Report['subject']['kind'] | null;
  readonly institutionId: string | null;
  readonly schoolId: string | null;
  readonly placeName: string;
  readonly districtCode: DistrictCode | null;
  readonly communityCode: string | null;
  readonly address: string;
  readonly timePattern: string;
  readonly seenAs: Report['seenAs'];
  readonly text: string;
  readonly evidenceIds: readonly string[];
  readonly contact: Report['contact'];
  readonly name: string;
  readonly phone: string;
  readonly slip: string;
}

export const EMPTY_DRAFT: ReportDraft = {
  category: null,
  deflection: null,
  kind: null,
  institutionId: null,
  schoolId: null,
  placeName: '',
  districtCode: null,
  communityCode: null,
  address: '',
  timePattern: '',
  seenAs: 'saw',
  text: '',
  evidenceIds: [],
  contact: 'anonymous',
  name: '',
  phone: '',
  slip: '',
};

export interface StepProps {
  readonly draft: ReportDraft;
  readonly change: (part: Partial<ReportDraft>) => void;
}

/** Same form as the contract's: better said on the phone than refused by the service. */
const PHONE = /^[0-9+][0-9 -]{5,18}$/;

const contactOf = ({ contact, name, phone, slip }: ReportDraft): InputOf<'report.submit'>['contact'] | null => {
  if (contact === 'anonymous') return { kind: 'anonymous' };
  if (contact === 'slip') return slip.trim() === '' ? null : { kind: 'slip', code: slip };
  return name.trim().length < 2 || !PHONE.test(phone.trim()) ? null : { kind: 'named', name, phone: phone.trim() };
};

/** What is sent; null while something is missing. */
export const toSubmission = (draft: ReportDraft): InputOf<'report.submit'> | null => {
  const { category, kind, districtCode, communityCode, institutionId, schoolId, evidenceIds } = draft;
  const { placeName, address, timePattern, seenAs, text } = draft;
  const contact = contactOf(draft);
  if (category === null || kind === null || districtCode === null || contact === null) return null;
  if (placeName.trim() === '' || text.trim() === '') return null;
  return {
    category,
    subject: { kind, institutionId, schoolId },
    placeName,
    districtCode,
    communityCode,
    address,
    timePattern,
    seenAs,
    text,
    evidenceIds: [...evidenceIds],
    contact,
  };
};

/** Whether a step holds what the next one builds on. */
export const isStepDone = (step: number, draft: ReportDraft): boolean => {
  const { category, kind, placeName, districtCode, text } = draft;
  const done = [
    category !== null,
    kind !== null && placeName.trim() !== '' && districtCode !== null,
    text.trim() !== '',
    toSubmission(draft) !== null,
  ];
  return done[step] ?? false;
};
