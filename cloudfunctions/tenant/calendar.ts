// The days the bureau knows: entering a year again corrects it.
import type * as z from 'zod';
import type { tenantContract } from '../../shared/contracts/tenant';
import { isCityOfficer } from '../../shared/domain/account/roles';
import { checkSchoolYear, checkYear } from '../../shared/domain/tenant/calendar';
import { AppError, orThrow } from '../../shared/kernel/errors';
import { type Call, callerAccount, writeOf } from '../_lib/call';
import { schoolYears } from './public';

const requireCity = (call: Call): void => {
  if (!isCityOfficer(callerAccount(call).grants)) throw new AppError('FORBIDDEN');
};

export const readCalendar = async ({ store }: Call) => ({
  years: await store.findAll('calendarYears', {}),
  schoolYears: await schoolYears(store),
});

export const enterYear = async (call: Call, input: z.output<typeof tenantContract.enterYear.input>) => {
  requireCity(call);
  orThrow(checkYear(input));
  const { store } = call;
  const id = String(input.year);
  const reply = { year: input.year };
  const facts = { year: input.year, holidays: input.holidays.length, makeUpDays: input.makeUpDays.length };
  const write = writeOf(call, 'calendar.yearEntered', { collection: 'calendarYears', id }, facts, { reply });
  if ((await store.get('calendarYears', id)) === null) {
    await store.insert('calendarYears', id, input, write);
  } else {
    await store.change('calendarYears', await store.open('calendarYears', id, call.request), { set: input }, write);
  }
  return reply;
};

export const enterSchoolYear = async (call: Call, input: z.output<typeof tenantContract.enterSchoolYear.input>) => {
  requireCity(call);
  orThrow(checkSchoolYear(input));
  const { store } = call;
  const id = String(input.schoolYear);
  const reply = { schoolYear: input.schoolYear };
  const write = writeOf(call, 'calendar.schoolYearEntered', { collection: 'schoolYears', id }, reply, { reply });
  if ((await store.get('schoolYears', id)) === null) {
    await store.insert('schoolYears', id, input, write);
  } else {
    await store.change('schoolYears', await store.open('schoolYears', id, call.request), { set: input }, write);
  }
  return reply;
};
