// What is missing before a round may open. It checks papers and arithmetic; whether a club is a good idea is the school's to say.
import type { EpochMs, LocalDate } from '../../kernel/time';
import { dateOf } from '../../kernel/time';
import type { InstitutionStatus } from '../institution/institution.schema';
import type { ClubDraft, RoundContent } from './set-up.schema';

export const PROBLEM_CODES = [
  'NO_TITLE',
  'OPENS_IN_PAST',
  'WINDOW_TOO_SHORT',
  'NO_NUMBER_SOURCE',
  'NO_CLUBS',
  'MORE_WANTS_THAN_CHOICES',
  'NO_NAME',
  'NAME_TWICE',
  'NO_SLOT',
  'NO_GRADES',
  'NO_SEATS',
  'MINIMUM_ABOVE_CAPACITY',
  'NO_TEACHER',
  'NO_ROOM',
  'ROOM_TWICE',
  'TEACHER_TWICE',
  'PROVIDER_NOT_REGISTERED',
  'PROVIDER_NOT_LICENSED',
  'NO_CREDENTIAL',
  'CREDENTIAL_EXPIRED',
  'GRADE_WITHOUT_CLUB',
  'FEW_SEATS',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** These are worth a look and do not stop a round. */
const HINTS: ReadonlySet<ProblemCode> = new Set(['GRADE_WITHOUT_CLUB', 'FEW_SEATS']);

export interface Problem {
  readonly code: ProblemCode;
  /** The club it is about; null for the round as a whole. */
  readonly club: string | null;
  readonly isBlocking: boolean;
  readonly facts: Readonly<Record<string, string | number>>;
}

export interface SetUpFacts {
  readonly now: EpochMs;
  /** How the registry knows an institution on the day; missing: it does not. */
  readonly statusOf: ReadonlyMap<string, InstitutionStatus>;
  /** Children on the roster by grade. */
  readonly childrenByGrade: ReadonlyMap<number, number>;
}

/** A window shorter than this is a rush again. @policy two full days, so that a family that works shifts gets its turn */
const MIN_WINDOW_MS = 48 * 3_600_000;
/** Fewer seats than this share of the children means that many will get nothing. @policy */
const FEW_SEATS_SHARE = 0.6;

const problem = (code: ProblemCode, club: string | null = null, facts: Problem['facts'] = {}): Problem => ({
  code,
  club,
  isBlocking: !HINTS.has(code),
  facts,
});

/**
 * Whether who gives the club may do so until `until`: an institution has to be licensed on the registry, anybody else from outside
 * needs a credential that lasts.
 * @source 教基厅函〔2023〕26号
 */
const providerProblems = ({ key, provider }: ClubDraft, today: LocalDate, { statusOf }: SetUpFacts): Problem[] => {
  if (provider.kind === 'teacher') return [];
  const found: Problem[] = [];
  if (provider.kind === 'institution') {
    const status = statusOf.get(provider.institutionId ?? '');
    if (status === undefined) found.push(problem('PROVIDER_NOT_REGISTERED', key));
    else if (status !== 'licensed') found.push(problem('PROVIDER_NOT_LICENSED', key, { status }));
  } else if (provider.credential === '') {
    found.push(problem('NO_CREDENTIAL', key));
  }
  if (provider.credentialUntil !== null && provider.credentialUntil < today) {
    found.push(problem('CREDENTIAL_EXPIRED', key, { until: provider.credentialUntil }));
  }
  return found;
};

const clubProblems = (club: ClubDraft, today: LocalDate, facts: SetUpFacts): Problem[] => {
  const { key, name, slots, grades, capacity, minSize, teacherName, room } = club;
  return [
    ...(name === '' ? [problem('NO_NAME', key)] : []),
    ...(slots.length === 0 ? [problem('NO_SLOT', key)] : []),
    ...(grades.length === 0 ? [problem('NO_GRADES', key)] : []),
    ...(capacity === 0 ? [problem('NO_SEATS', key)] : []),
    ...(minSize > capacity ? [problem('MINIMUM_ABOVE_CAPACITY', key, { minSize, capacity })] : []),
    ...(teacherName === '' ? [problem('NO_TEACHER', key)] : []),
    ...(room === '' ? [problem('NO_ROOM', key)] : []),
    ...providerProblems(club, today, facts),
  ];
};

/** Clubs that meet where only one can be: the same name, or a room or a teacher at one time. */
const meetings = (clubs: readonly ClubDraft[]): Problem[] =>
  clubs.flatMap((club, i) =>
    clubs.slice(0, i).flatMap((other) => {
      const slot = club.slots.find((one) => other.slots.includes(one));
      const facts = { other: other.name };
      return [
        ...(club.name !== '' && club.name === other.name ? [problem('NAME_TWICE', club.key, facts)] : []),
        ...(slot !== undefined && club.room !== '' && club.room === other.room
          ? [problem('ROOM_TWICE', club.key, { ...facts, slot })]
          : []),
        ...(slot !== undefined && club.teacherName !== '' && club.teacherName === other.teacherName
          ? [problem('TEACHER_TWICE', club.key, { ...facts, slot })]
          : []),
      ];
    }),
  );

/**
 * Everything that stands between a draft and its opening, in the order in which a clerk would put it right; hints last. A round
 * may open when nothing blocks.
 */
export const checkDraft = (content: RoundContent, facts: SetUpFacts): Problem[] => {
  const { title, opensAt, closesAt, publicNumberSource, clubs, wants, maxChoices, mechanism } = content;
  const today = dateOf(facts.now);
  const seats = clubs.reduce((sum, { capacity }) => sum + capacity, 0);
  const children = [...facts.childrenByGrade.values()].reduce((sum, count) => sum + count, 0);
  const found = [
    ...(title === '' ? [problem('NO_TITLE')] : []),
    ...(opensAt < facts.now ? [problem('OPENS_IN_PAST')] : []),
    ...(closesAt - opensAt < MIN_WINDOW_MS
      ? [problem('WINDOW_TOO_SHORT', null, { hours: MIN_WINDOW_MS / 3_600_000 })]
      : []),
    // First come needs no draw and so no number.
    ...(mechanism !== 'firstCome' && publicNumberSource === '' ? [problem('NO_NUMBER_SOURCE')] : []),
    ...(wants > maxChoices ? [problem('MORE_WANTS_THAN_CHOICES', null, { wants, maxChoices })] : []),
    ...(clubs.length === 0 ? [problem('NO_CLUBS')] : []),
    ...clubs.flatMap((club) => clubProblems(club, today, facts)),
    ...meetings(clubs),
    ...[...facts.childrenByGrade]
      .filter(([grade]) => clubs.length > 0 && !clubs.some(({ grades }) => grades.includes(grade)))
      .map(([grade]) => problem('GRADE_WITHOUT_CLUB', null, { grade })),
    ...(clubs.length > 0 && seats < children * FEW_SEATS_SHARE
      ? [problem('FEW_SEATS', null, { seats, children })]
      : []),
  ];
  return found.sort((a, b) => Number(b.isBlocking) - Number(a.isBlocking));
};
