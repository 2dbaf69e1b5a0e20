// The yearly compliance audit of minors' personal data in figures, on the screen and as a workbook.

import { yearLines } from '../../shared/domain/account/audit-year';
import { activeGrants } from '../../shared/domain/account/roles';
import { rolesWithSecondFactor } from '../../shared/domain/account/second-factor';
import { isOverdue } from '../../shared/domain/complaint/complaint';
import { dateOf, localDate, startOf } from '../../shared/kernel/time';
import { ACCESS_PURPOSE_WORDS, AUDIT_SHEETS, actionWords, NOW_WORDS, SECTION_WORDS } from '../../shared/strings/audit';
import type { Call } from '../_lib/call';
import { parametersOf } from '../_lib/parameters';
import { writeWorkbook } from '../_lib/workbook';

const accessesIn = async ({ store }: Call, year: number) => {
  const rows = await store.findAll('childAccess', { day: { gte: `${year}-01-01`, lte: `${year}-12-31` } });
  const purposes = [...new Set(rows.map(({ purpose }) => purpose))].sort();
  return purposes.map((purpose) => {
    const own = rows.filter((row) => row.purpose === purpose);
    return {
      purpose,
      times: own.length,
      people: new Set(own.map(({ by }) => by)).size,
      children: own.reduce((sum, { childIds }) => sum + childIds.length, 0),
    };
  });
};

const stateNow = async ({ store, now }: Call) => {
  const { secondFactor } = await parametersOf(store);
  const children = await store.findAll('children', {});
  const accounts = await store.findAll('accounts', {});
  const enrolled = new Set((await store.findAll('secondFactors', { enrolledAt: { gt: 0 } })).map(({ id }) => id));
  const complaints = await store.findAll('appComplaints', { state: 'open' });
  const needs = rolesWithSecondFactor(secondFactor);
  const active = accounts.map(({ id, grants }) => ({ id, roles: activeGrants(grants, now).map(({ role }) => role) }));
  const office = active.filter(({ roles }) => roles.some((role) => needs.includes(role)));
  const enrolledChildren = children.filter(({ state }) => state === 'enrolled');
  return {
    childrenEnrolled: enrolledChildren.length,
    childrenLeft: children.length - enrolledChildren.length,
    childrenWithGuardian: enrolledChildren.filter(({ guardianIds }) => guardianIds.length > 0).length,
    erased: children.filter(({ erasedAt }) => erasedAt !== null).length,
    staff: active.filter(({ roles }) => roles.some((role) => role !== 'guardian')).length,
    staffOnHold: accounts.filter(({ grants }) => grants.some(({ state }) => state === 'suspended')).length,
    officeHolders: office.length,
    officeHoldersWithSecondFactor: office.filter(({ id }) => enrolled.has(id)).length,
    complaintsOpen: complaints.length,
    complaintsOverdue: complaints.filter((one) => isOverdue(one, dateOf(now))).length,
  };
};

export const readYear = async (call: Call, { year }: { year: number }) => {
  const at = { gte: startOf(localDate(`${year}-01-01`)), lt: startOf(localDate(`${year + 1}-01-01`)) };
  const rows = await call.store.findAll('audit', { at });
  return {
    year,
    rows: rows.length,
    lines: yearLines(rows),
    accesses: await accessesIn(call, year),
    now: await stateNow(call),
  };
};

export const exportYear = async (call: Call, input: { year: number }) => {
  const { lines, accesses, now } = await readYear(call, input);
  const { columns } = AUDIT_SHEETS;
  const bytes = await writeWorkbook([
    {
      name: AUDIT_SHEETS.figures,
      headings: [
        columns.section,
        columns.action,
        columns.total,
        ...Array.from({ length: 12 }, (_, i) => columns.month(i + 1)),
      ],
      rows: lines.map(({ section, action, total, months }) => [
        SECTION_WORDS[section],
        actionWords(action),
        total,
        ...months,
      ]),
    },
    {
      name: AUDIT_SHEETS.accesses,
      headings: [columns.purpose, columns.times, columns.people, columns.children],
      rows: accesses.map(({ purpose, times, people, children }) => [
        ACCESS_PURPOSE_WORDS[purpose],
        times,
        people,
        children,
      ]),
    },
    {
      name: AUDIT_SHEETS.now,
      headings: [columns.name, columns.value],
      rows: (Object.keys(NOW_WORDS) as (keyof typeof NOW_WORDS)[]).map((key) => [NOW_WORDS[key], now[key]]),
    },
  ]);
  return { fileName: AUDIT_SHEETS.fileName(input.year), base64: Buffer.from(bytes).toString('base64') };
};
