import { accountOf, PEOPLE } from '../../../../cloudfunctions/_tools/demo/people';
import { workingCalendar } from '../../../../cloudfunctions/tenant/public';
import { addDays, type LocalDate, localDate } from '../../../../shared/kernel/time';
import { openTestApp, type TestApp } from '../../../support/app';

const october = (days: number): LocalDate[] =>
  Array.from({ length: days }, (_, i) => addDays(localDate('2027-10-01'), i));
const NOTICE = { year: 2027, holidays: october(30), makeUpDays: [], document: '示例·国办发明电〔2026〕1号' };

describe('the calendar that the bureau enters', () => {
  let app: TestApp;
  const { cityOfficer, districtOfficer } = PEOPLE;
  beforeAll(async () => {
    app = await openTestApp();
    await app.ports.store.insertMany(
      'accounts',
      [cityOfficer, districtOfficer].map((person) => ({ id: person.accountId, document: accountOf(person) })),
    );
  });
  afterAll(() => app.close());

  it('is entered by the city, corrected by entering it again, and counts at once', async () => {
    const friday = localDate('2027-10-29');
    expect((await workingCalendar(app.ports.store)).addWorkingDays(friday, 1)).toEqual({
      date: '2027-11-01',
      isCertain: false,
    });
    await app.call(cityOfficer.openid, 'tenant.enterYear', NOTICE);
    await app.call(cityOfficer.openid, 'tenant.enterYear', { ...NOTICE, holidays: [...october(31)] });
    const calendar = await workingCalendar(app.ports.store);
    expect(calendar.kindOf(localDate('2027-10-31'))).toBe('publicHoliday');
    expect(calendar.addWorkingDays(friday, 1)).toEqual({ date: '2027-11-01', isCertain: true });
    expect((await app.call(null, 'tenant.calendar', {})).years).toHaveLength(1);
  });

  it("is not a district's to enter, and refuses a notice that cannot be right", async () => {
    expect(await app.envelope(districtOfficer.openid, 'tenant.enterYear', NOTICE)).toMatchObject({
      error: { code: 'FORBIDDEN' },
    });
    const wrong = { ...NOTICE, makeUpDays: [localDate('2027-11-03')] };
    expect(await app.envelope(cityOfficer.openid, 'tenant.enterYear', wrong)).toMatchObject({
      error: { code: 'INVALID_INPUT', details: { reason: 'NOT_WEEKEND', day: '2027-11-03' } },
    });
  });
});
