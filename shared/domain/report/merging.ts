// Several reports of one thing: one is led, the others follow it. A follower keeps its thread, clocks and rights; what its
// reporter sees of the state is worked out from the lead, so nothing has to be written twice and undoing loses nothing.
import type { DomainError } from '../../kernel/errors';
import { err, ok, type Result } from '../../kernel/result';
import type { LocalDate } from '../../kernel/time';
import type { Report } from './report.schema';
import { isOpen, type Moved } from './transitions';

/** True when the lead's people and the follower's are bound by the same conflicts: merging must not widen who may read. */
const hasSameSubject = (a: Report, b: Report): boolean =>
  (a.subject.schoolId === b.subject.schoolId || b.subject.schoolId === null) &&
  (a.subject.institutionId === b.subject.institutionId || b.subject.institutionId === null);

/**
 * The follower joins the lead. Refuses WRONG_STATE (one of them has ended, follows, or is the lead of others), CONFLICT_OF_INTEREST
 * (they are about different schools or institutions), INVALID_INPUT (the same one).
 * @param isLead the follower leads others itself
 */
export const merge = (follower: Report, lead: Report, isLead: boolean, day: LocalDate): Result<Moved, DomainError> => {
  if (follower.id === lead.id) return err({ code: 'INVALID_INPUT', path: 'leadId' });
  if (!isOpen(follower.state) || !isOpen(lead.state)) return err({ code: 'WRONG_STATE', state: follower.state });
  if (follower.mergedInto !== null || lead.mergedInto !== null || isLead) {
    return err({ code: 'WRONG_STATE', state: 'merged' });
  }
  if (!hasSameSubject(lead, follower) || follower.districtCode !== lead.districtCode) {
    return err({ code: 'CONFLICT_OF_INTEREST' });
  }
  return ok({
    mergedInto: lead.id,
    undoable: null,
    thread: [...follower.thread, { kind: 'notice', code: 'MERGED', day, dueOn: null }],
  });
};

/** The follower stands by itself again, exactly as it was. Refuses WRONG_STATE. */
export const separate = (follower: Report, day: LocalDate): Result<Moved, DomainError> =>
  follower.mergedInto === null
    ? err({ code: 'WRONG_STATE', state: follower.state })
    : ok({
        mergedInto: null,
        undoable: null,
        thread: [...follower.thread, { kind: 'notice', code: 'SEPARATED', day, dueOn: null }],
      });

/**
 * The report as its reporter stands to it: a follower's own thread, clocks and question with the lead's state, outcome and
 * reply. The follower's own `agree`, `reopen`, `askReview` and `withdraw` act on this.
 * @param lead null when the report follows none
 */
export const asReporterSees = (report: Report, lead: Report | null): Report => {
  if (report.mergedInto === null || lead === null) return report;
  const since = report.history.length;
  const replies = lead.thread.filter((entry) => entry.kind === 'words' && entry.purpose === 'reply');
  const isClosed = !isOpen(lead.state);
  // What ended the lead's clock ended the follower's; the follower's own word is waited for as long as the lead's.
  const closing = lead.clocks.filter(({ kind }) => kind === 'reporterWord').at(-1);
  const clocks = isClosed
    ? [
        ...report.clocks.map((clock) => ({
          ...clock,
          endedOn: clock.endedOn ?? closing?.startedOn ?? lead.submittedOn,
        })),
        ...(closing === undefined
          ? []
          : [{ ...closing, endedOn: lead.state === 'closedUnconfirmed' ? closing.endedOn : null }]),
      ]
    : report.clocks;
  // Somebody else's "solved" is not this reporter's: for this one it is closed until they say so themselves.
  const state = lead.state === 'solved' ? 'closed' : lead.state;
  return {
    ...report,
    state,
    outcome: lead.outcome,
    handlerId: lead.handlerId,
    formerHandlerIds: lead.formerHandlerIds,
    inspections: lead.inspections,
    clocks,
    thread: [...report.thread, ...replies],
    history: [...report.history, ...lead.history.slice(Math.min(since, lead.history.length))],
  };
};
