import { checkSchoolYear, checkYear, readNotice, schoolDayOf } from '../../../../shared/domain/tenant/calendar';
import { localDate } from '../../../../shared/kernel/time';
import { PUBLISHED_YEARS } from '../../../../shared/kernel/working-days';

// The form of the State Council's yearly notice, with the days of 2026.
const NOTICE = `一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。`;

describe('readNotice', () => {
  it("reads the State Council's notice of 2026 exactly as the published calendar has it", () => {
    const { holidays, makeUpDays } = readNotice(NOTICE, 2026);
    const published = PUBLISHED_YEARS.find(({ year }) => year === 2026);
    expect(holidays).toEqual([...(published?.holidays ?? [])].sort());
    expect(makeUpDays).toEqual([...(published?.makeUpDays ?? [])].sort());
    expect(checkYear({ year: 2026, holidays, makeUpDays })).toEqual({ ok: true, value: null });
  });

  it('reads a holiday that crosses a month or begins in the year before', () => {
    expect(readNotice('2026年12月31日至2027年1月2日放假', 2027).holidays).toEqual([
      '2026-12-31',
      '2027-01-01',
      '2027-01-02',
    ]);
    expect(readNotice('9月29日至10月5日放假', 2027).holidays).toHaveLength(7);
  });

  it('finds nothing in other texts, and no day that does not exist', () => {
    expect(readNotice('各学校请注意，2月30日放假，13月1日上班', 2027)).toEqual({ holidays: [], makeUpDays: [] });
  });
});

const holidays = Array.from({ length: 30 }, (_, i) => localDate(`2027-10-${String(i + 1).padStart(2, '0')}`));

describe('checkYear', () => {
  it.each([
    ['HOLIDAY_COUNT', { holidays: holidays.slice(0, 3), makeUpDays: [] }],
    ['OTHER_YEAR', { holidays: [...holidays, localDate('2026-06-01')], makeUpDays: [] }],
    ['BOTH', { holidays, makeUpDays: [localDate('2027-10-02')] }],
    ['TWICE', { holidays: [...holidays, localDate('2027-10-01')], makeUpDays: [] }],
    ['NOT_WEEKEND', { holidays, makeUpDays: [localDate('2027-11-01')] }],
  ])('refuses %s', (reason, days) => {
    expect(checkYear({ year: 2027, ...days })).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT', reason } });
  });
});

describe('school years', () => {
  const year = {
    schoolYear: 2026,
    autumn: { from: localDate('2026-09-01'), to: localDate('2027-01-22') },
    spring: { from: localDate('2027-02-26'), to: localDate('2027-07-09') },
  };

  it('tell term from vacation, and say when nobody has entered them', () => {
    expect(checkSchoolYear(year)).toEqual({ ok: true, value: null });
    expect(schoolDayOf([year], localDate('2026-11-24'))).toBe('term');
    expect(schoolDayOf([year], localDate('2027-02-01'))).toBe('vacation');
    expect(schoolDayOf([year], localDate('2027-08-14'))).toBe('vacation');
    expect(schoolDayOf([year], localDate('2027-08-15'))).toBe('unknown');
    expect(schoolDayOf([], localDate('2026-11-24'))).toBe('unknown');
  });

  it.each([
    ['ORDER', { ...year, spring: year.autumn }],
    ['OTHER_YEAR', { ...year, schoolYear: 2027 }],
    ['TERM_LENGTH', { ...year, spring: { from: localDate('2027-02-26'), to: localDate('2027-03-01') } }],
  ])('refuse %s', (reason, wrong) => {
    expect(checkSchoolYear(wrong)).toMatchObject({ ok: false, error: { reason } });
  });
});
