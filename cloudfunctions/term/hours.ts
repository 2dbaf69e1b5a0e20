// Hours and settlements of a month, over what was recorded: teachers check, the school draws up settlements, a second person approves.
import { worksAtSchool } from '../../shared/domain/account/roles';
import {
  approveVersion,
  checkLines,
  ledgerState,
  linesMark,
  providerLines,
  providerOf,
  sumOf,
  teacherLines,
} from '../../shared/domain/term/ledger';
import type { Ledger, LedgerLine, PayeeKind } from '../../shared/domain/term/ledger.schema';
import { monthSpan } from '../../shared/domain/term/plan';
import { AppError, orNotFound, orThrow } from '../../shared/kernel/errors';
import { toBase32 } from '../../shared/kernel/random';
import { dateOf } from '../../shared/kernel/time';
import type { AuditAction } from '../../shared/strings/audit';
import { HOURS_SHEETS, hoursFileName } from '../../shared/strings/hours';
import { type Call, callerAccount, writeOf } from '../_lib/call';
import type { Stored } from '../_lib/ports/store';
import { writeWorkbook } from '../_lib/workbook';
import { schoolsById, schoolsOfCaller } from '../account/public';
import { runningClubs } from '../club/public';
import { lessonTimesOf, minutesWith, planFor, sessionId } from './plan-of';

interface Payee {
  readonly kind: PayeeKind;
  readonly payee: string;
  readonly payeeName: string;
  readonly lines: readonly LedgerLine[];
}

const ledgerId = ({ secrets }: Pick<Call, 'secrets'>, schoolId: string, month: string, payee: string): string =>
  toBase32(secrets.keyedHash('hour-ledger', `${schoolId}|${month}|${payee}`))
    .slice(0, 26)
    .toLowerCase();

/** What one school held in a month. */
const heldIn = async (call: Call, schoolId: string, month: string) => {
  const { store } = call;
  const { from, to } = monthSpan(month);
  const clubs = await runningClubs(store, [schoolId]);
  const sessions = await store.findAll('sessions', { schoolId, date: { gte: from, lte: to } });
  const times = (await lessonTimesOf(store, [schoolId])).get(schoolId);
  return { clubs, sessions, minutesOf: minutesWith(times) };
};

/** Everybody who is owed something for a month: teachers by account, providers by key. */
const payeesOf = async (call: Call, schoolId: string, month: string): Promise<Payee[]> => {
  const { clubs, sessions, minutesOf } = await heldIn(call, schoolId, month);
  const ids = [...new Set(sessions.map(({ heldBy }) => heldBy))].sort();
  const accounts = ids.length === 0 ? [] : await call.store.find('accounts', { id: { in: ids } }, { limit: 1000 });
  const teachers = accounts.map(({ id, displayName }) => ({
    kind: 'teacher' as const,
    payee: id,
    payeeName: displayName,
    lines: teacherLines(id, sessions, clubs, minutesOf),
  }));
  const providers = new Map(clubs.flatMap((club) => providerOf(club) ?? []).map(({ key, name }) => [key, name]));
  return [
    ...teachers,
    ...[...providers].map(([key, name]) => ({
      kind: 'provider' as const,
      payee: key,
      payeeName: name,
      lines: providerLines(key, sessions, clubs, minutesOf),
    })),
  ].filter(({ lines }) => lines.length > 0);
};

const viewOf = (month: string, ledger: Stored<Ledger> | null, lines: readonly LedgerLine[]) => {
  const newest = ledger?.versions.at(-1);
  return {
    month,
    state: ledgerState(ledger, lines),
    lines: [...lines],
    mark: linesMark(lines),
    ...sumOf(lines),
    version: newest?.number ?? null,
    checkedAt: newest?.checkedAt ?? null,
    approvedAt: newest?.approvedAt ?? null,
  };
};

export const myHours = async (call: Call, { month }: { month: string }) => {
  const schoolIds = schoolsOfCaller(call, 'teacher');
  const schools = await schoolsById(call.store, schoolIds);
  const me = callerAccount(call).id;
  return {
    schools: await Promise.all(
      schoolIds.map(async (schoolId) => {
        const { clubs, sessions, minutesOf } = await heldIn(call, schoolId, month);
        const ledger = await call.store.get('hourLedgers', ledgerId(call, schoolId, month, me));
        const lines = teacherLines(me, sessions, clubs, minutesOf);
        return { schoolId, schoolName: schools.get(schoolId)?.name ?? '', ...viewOf(month, ledger, lines) };
      }),
    ),
  };
};

/** Puts a payee's lines forward as the next version. */
const check = async (call: Call, schoolId: string, month: string, payee: Payee, mark: string, action: AuditAction) => {
  const { store, now } = call;
  const id = ledgerId(call, schoolId, month, payee.payee);
  const before =
    (await store.get('hourLedgers', id)) === null ? null : await store.open('hourLedgers', id, call.request);
  const versions = orThrow(checkLines(before, payee.lines, mark, callerAccount(call).id, now));
  const reply = { version: versions.length };
  const facts = { month, kind: payee.kind, version: versions.length, ...sumOf(payee.lines) };
  const write = writeOf(call, action, { collection: 'hourLedgers', id }, facts, { reply });
  const { kind, payeeName } = payee;
  if (before === null) {
    await store.insert('hourLedgers', id, { schoolId, month, kind, payee: payee.payee, payeeName, versions }, write);
  } else {
    await store.change('hourLedgers', before, { set: { payeeName, versions } }, write);
  }
  return reply;
};

export const checkHours = async (
  call: Call,
  { schoolId, month, mark }: { schoolId: string; month: string; mark: string },
) => {
  const me = callerAccount(call);
  if (!worksAtSchool(me.grants, schoolId, ['teacher'])) throw new AppError('NOT_FOUND');
  const { clubs, sessions, minutesOf } = await heldIn(call, schoolId, month);
  const lines = teacherLines(me.id, sessions, clubs, minutesOf);
  const payee = { kind: 'teacher' as const, payee: me.id, payeeName: me.displayName, lines };
  return check(call, schoolId, month, payee, mark, 'hours.checked');
};

const requireAdmin = (call: Call, schoolId: string): void => {
  if (!worksAtSchool(callerAccount(call).grants, schoolId, ['schoolAdmin'])) throw new AppError('NOT_FOUND');
};

export const settleProvider = async (
  call: Call,
  input: { schoolId: string; month: string; payee: string; mark: string },
) => {
  const { schoolId, month, mark } = input;
  requireAdmin(call, schoolId);
  const payees = await payeesOf(call, schoolId, month);
  const provider = orNotFound(payees.find(({ kind, payee }) => kind === 'provider' && payee === input.payee));
  return check(call, schoolId, month, provider, mark, 'settlement.drawnUp');
};

export const approveHours = async (
  call: Call,
  input: { schoolId: string; month: string; payee: string; version: number },
) => {
  const { schoolId, month, payee, version } = input;
  requireAdmin(call, schoolId);
  const { store, now } = call;
  const id = ledgerId(call, schoolId, month, payee);
  const ledger = await store.open('hourLedgers', id, call.request);
  const lines = (await payeesOf(call, schoolId, month)).find((one) => one.payee === payee)?.lines ?? [];
  const versions = orThrow(approveVersion(ledger, version, lines, callerAccount(call).id, now));
  const reply = { version };
  const messages = ledger.kind === 'teacher' ? [{ to: payee, template: 'term.hoursApproved', facts: { month } }] : [];
  const facts = { month, kind: ledger.kind, version };
  const write = writeOf(call, 'hours.approved', { collection: 'hourLedgers', id }, facts, { reply, messages });
  await store.change('hourLedgers', ledger, { set: { versions } }, write);
  return reply;
};

/** Everybody's month at the caller's schools, and what was never recorded. */
export const readHours = async (call: Call, { month }: { month: string }) => {
  const { store } = call;
  const schoolIds = schoolsOfCaller(call, 'schoolAdmin');
  const me = callerAccount(call).id;
  const payees = await Promise.all(
    schoolIds.map(async (schoolId) =>
      Promise.all(
        (await payeesOf(call, schoolId, month)).map(async ({ kind, payee, payeeName, lines }) => {
          const ledger = await store.get('hourLedgers', ledgerId(call, schoolId, month, payee));
          const checkedByMe = ledger?.versions.at(-1)?.checkedBy === me || payee === me;
          return { schoolId, kind, payee, payeeName, checkedByMe, ...viewOf(month, ledger, lines) };
        }),
      ),
    ),
  );
  const { from, to } = monthSpan(month);
  const today = dateOf(call.now);
  const { sessions } = await planFor(store, await runningClubs(store, schoolIds), from, to < today ? to : today);
  const held = new Set(
    (await store.findAll('sessions', { schoolId: { in: schoolIds }, date: { gte: from, lte: to } })).map(
      ({ id }) => id,
    ),
  );
  return {
    payees: payees.flat(),
    unrecorded: sessions
      .filter(({ club, session }) => {
        const isDue = session.cancelled === null && session.date < today;
        return isDue && !held.has(sessionId(club.id, session.date));
      })
      .map(({ club, session }) => ({ clubName: club.name, date: session.date, teacherName: session.teacherName })),
  };
};

/** Approved versions of a month as a workbook: one sheet of sums, one of every meeting. */
export const exportHours = async (call: Call, { month }: { month: string }) => {
  const schoolIds = schoolsOfCaller(call, 'schoolAdmin');
  const schools = await schoolsById(call.store, schoolIds);
  const ledgers = await call.store.findAll('hourLedgers', { schoolId: { in: schoolIds }, month });
  const approved = ledgers
    .flatMap((ledger) => {
      const version = ledger.versions.findLast(({ approvedAt }) => approvedAt !== null);
      return version === undefined ? [] : [{ ...ledger, version, school: schools.get(ledger.schoolId)?.name ?? '' }];
    })
    .sort((a, b) => (a.kind === b.kind ? (a.payeeName < b.payeeName ? -1 : 1) : a.kind < b.kind ? 1 : -1));
  if (approved.length === 0) throw new AppError('WRONG_STATE', { state: 'empty' });
  const { sums, lines, kinds, substitute } = HOURS_SHEETS;
  const bytes = await writeWorkbook([
    {
      name: sums.name,
      headings: sums.headings,
      rows: approved.map(({ school, kind, payeeName, version }) => {
        const { lessons, minutes } = sumOf(version.lines);
        const on = dateOf((version.approvedAt ?? 0) as Call['now']);
        return [school, month, kinds[kind], payeeName, version.lines.length, lessons, minutes, version.number, on];
      }),
    },
    {
      name: lines.name,
      headings: lines.headings,
      rows: approved.flatMap(({ school, kind, payeeName, version }) =>
        version.lines.map((line) => [
          school,
          kinds[kind],
          payeeName,
          line.date,
          line.clubName,
          line.lessons,
          line.minutes,
          line.isSubstitute ? substitute : null,
        ]),
      ),
    },
  ]);
  return { fileName: hoursFileName(month), base64: Buffer.from(bytes).toString('base64') };
};
