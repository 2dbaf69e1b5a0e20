// What a child's guardians agreed to, per purpose and version of the text, and what follows from it this moment.
// Consent that was never given is not given: silence opens nothing (个人信息保护法 第14、29、31条).
import type { DomainError } from '../../kernel/errors';
import { err, ok, type Result } from '../../kernel/result';
import type { EpochMs } from '../../kernel/time';
import type { Child, ConsentEvent, Purpose } from './child.schema';

/** Events kept in the child's own document. @policy the audit chain keeps every one */
export const MAX_CONSENT_EVENTS = 100;

/**
 * Versions of the texts in shared/strings/consent-texts.ts. A change of what is done with the data raises `oldestValid`: consent
 * to an older text then no longer counts; a change of wording only does not.
 */
export const CONSENT_VERSIONS: Readonly<Record<Purpose, { readonly current: number; readonly oldestValid: number }>> = {
  clubs: { current: 1, oldestValid: 1 },
  attendance: { current: 1, oldestValid: 1 },
  ratings: { current: 1, oldestValid: 1 },
  notifications: { current: 1, oldestValid: 1 },
  photos: { current: 1, oldestValid: 1 },
};

type Consents = Pick<Child, 'consents'>;

/** The newest event of a purpose; undefined when it was never decided. */
export const latestConsent = ({ consents }: Consents, purpose: Purpose): ConsentEvent | undefined =>
  consents.filter((event) => event.purpose === purpose).at(-1);

/** True when the newest word on this purpose is a yes to a text that still holds. */
export const isConsented = (child: Consents, purpose: Purpose): boolean => {
  const latest = latestConsent(child, purpose);
  return latest?.given === true && latest.version >= CONSENT_VERSIONS[purpose].oldestValid;
};

const kept = (events: readonly ConsentEvent[]): ConsentEvent[] => events.slice(-MAX_CONSENT_EVENTS);

/**
 * A guardian's yes or no. A yes must be to the text that is shown now.
 * Refuses CONFLICT (`current`: the text has changed since it was read). Saying the same again changes nothing.
 */
export const decideConsent = (
  child: Consents,
  purpose: Purpose,
  given: boolean,
  version: number,
  by: string,
  now: EpochMs,
): Result<ConsentEvent[], DomainError> => {
  const { current } = CONSENT_VERSIONS[purpose];
  if (given && version !== current) return err({ code: 'CONFLICT', current });
  if (isConsented(child, purpose) === given && latestConsent(child, purpose) !== undefined) return ok(child.consents);
  return ok(kept([...child.consents, { purpose, version: given ? version : current, given, at: now, by }]));
};

/**
 * Notes that the school holds a guardian's consent on paper. A guardian's own no stands above any paper.
 * Refuses WRONG_STATE when a guardian has withdrawn this purpose here.
 */
export const notePaperConsent = (
  child: Consents,
  purposes: readonly Purpose[],
  now: EpochMs,
): Result<ConsentEvent[], DomainError> => {
  const withdrawn = purposes.filter((purpose) => {
    const latest = latestConsent(child, purpose);
    return latest !== undefined && !latest.given && latest.by !== null;
  });
  if (withdrawn.length > 0) return err({ code: 'WRONG_STATE', state: 'withdrawn', purposes: withdrawn });
  const fresh = purposes
    .filter((purpose) => !isConsented(child, purpose))
    .map((purpose) => ({ purpose, version: CONSENT_VERSIONS[purpose].current, given: true, at: now, by: null }));
  return ok(kept([...child.consents, ...fresh]));
};

/** Every purpose withdrawn, for a guardian who has the data deleted. */
export const withdrawAll = (child: Consents, purposes: readonly Purpose[], by: string, now: EpochMs): ConsentEvent[] =>
  kept([
    ...child.consents,
    ...purposes
      .filter((purpose) => isConsented(child, purpose))
      .map((purpose) => ({ purpose, version: CONSENT_VERSIONS[purpose].current, given: false, at: now, by })),
  ]);
