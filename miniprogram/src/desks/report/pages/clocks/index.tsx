import { monthAway, weeksOf } from '@shared/kernel/month-days';
import { asEpochMs, dateOf, type LocalDate, localDate } from '@shared/kernel/time';
import { openCalendar } from '@shared/kernel/working-days';
import { useState } from 'react';
import { go } from '@/platform/router';
import { useEndpoint } from '@/platform/use-endpoint';
import { CATEGORY_WORDS, CLOCK_WORDS, STATE_WORDS } from '@/strings/report';
import { Button, Buttons } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import { Segments } from '@/ui/choosers';
import { Desk } from '@/ui/desk';
import { Month, type MonthDay } from '@/ui/month';
import { Page } from '@/ui/page';
import { Bar } from '@/ui/pictures';
import { Empty, Loaded } from '@/ui/status';
import { AGES, byAge, byDueDay, type ClockedRow, isWork, nextOf, overdueOf } from '../../clock-days';
import { clockStrings as strings } from '../../strings/clocks';
import { triageStrings } from '../../strings/triage';

type Whose = 'mine' | 'everybody';
const WHOSE = (['everybody', 'mine'] as const).map((value) => ({ value, label: strings[value] }));

const Rows = ({ rows }: { readonly rows: readonly ClockedRow[] }) => (
  <>
    {rows.map(({ id, placeName, category, state, clock, handlerName }) => (
      <Row
        key={id}
        label={placeName ?? triageStrings.unreadable}
        note={[
          CATEGORY_WORDS[category].short,
          STATE_WORDS[state].label,
          clock === null ? '' : CLOCK_WORDS[clock.kind],
          handlerName ?? '',
        ]
          .filter(Boolean)
          .join(' · ')}
        value={clock?.dueOn ?? ''}
        onClick={() => go('triageDesk', { reportId: id })}
      />
    ))}
  </>
);

const Ages = ({ rows }: { readonly rows: readonly ClockedRow[] }) => {
  const counts = byAge(rows);
  return (
    <Card title={strings.age}>
      {AGES.map(({ from, to }, i) => (
        <Bar
          key={from}
          value={counts[i] ?? 0}
          max={Math.max(1, rows.length)}
          label={`${strings.days(from, to)}：${strings.count(counts[i] ?? 0)}`}
        />
      ))}
    </Card>
  );
};

/** 期限日历: what is due on which working day, what is late, and how old what is open is. */
export default function ClocksPage() {
  const today = dateOf(asEpochMs(Date.now()));
  const query = useEndpoint('report.triageList', {});
  const entered = useEndpoint('tenant.calendar', {});
  const [whose, setWhose] = useState<Whose>('everybody');
  const [month, setMonth] = useState<string>(today.slice(0, 7));
  const [day, setDay] = useState<LocalDate | null>(null);
  const calendar = openCalendar(
    (entered.data?.years ?? []).map((one) => ({
      ...one,
      holidays: one.holidays.map(localDate),
      makeUpDays: one.makeUpDays.map(localDate),
    })),
  );
  const [year = 0, number = 1] = month.split('-').map(Number);

  return (
    <Page wide>
      <Loaded query={query} rows={8}>
        {({ reports }) => {
          const rows = reports.filter((row) => isWork(row) && (whose === 'everybody' || row.isMine));
          const days = byDueDay(rows);
          const overdue = overdueOf(rows, today);
          const atOnce = rows.filter(({ noClock }) => noClock === 'AT_ONCE');
          const next = nextOf(rows, today);
          const noDay = rows.filter(({ noClock }) => noClock === 'NOT_SET').length;
          const weeks = weeksOf(month).map((week) =>
            week.map((date): MonthDay => {
              const kind = calendar.kindOf(date);
              const count = days.get(date)?.length ?? 0;
              return {
                date,
                isOwn: date.startsWith(month),
                isToday: date === today,
                isOff: !calendar.isWorkingDay(date),
                mark: kind === 'makeUpDay' || kind === 'publicHoliday' ? strings.marks[kind] : undefined,
                count,
                tone: date < today ? 'bad' : date === today ? 'caution' : 'brand',
                label: `${date} ${strings.kinds[kind]} ${strings.due('', count).trim()}`,
              };
            }),
          );
          return (
            <Desk
              hasSelection={day !== null}
              onBack={() => setDay(null)}
              list={
                <>
                  <Segments label={strings.view} options={WHOSE} value={whose} onChange={setWhose} />
                  {rows.length === 0 ? <Empty title={strings.none} /> : null}
                  <Card title={strings.month(year, number)}>
                    <Buttons>
                      <Button kind="quiet" onClick={() => setMonth(monthAway(month, -1))}>
                        {strings.before}
                      </Button>
                      <Button kind="quiet" onClick={() => setMonth(monthAway(month, 1))}>
                        {strings.after}
                      </Button>
                    </Buttons>
                    <Month weekdays={strings.weekdays} weeks={weeks} selected={day} onSelect={setDay} />
                    {weeks.flat().every(({ date }) => calendar.isKnown(date)) ? null : <Note>{strings.uncertain}</Note>}
                    {noDay > 0 ? <Note>{strings.noDay(noDay)}</Note> : null}
                  </Card>
                  <Ages rows={rows} />
                </>
              }
              detail={
                <>
                  {day === null ? null : (
                    <Card title={strings.dueOn(day)}>
                      {(days.get(day) ?? []).length === 0 ? <Note>{strings.nothingOn}</Note> : null}
                      <Rows rows={days.get(day) ?? []} />
                    </Card>
                  )}
                  {atOnce.length > 0 ? (
                    <Card title={strings.atOnce}>
                      <Rows rows={atOnce} />
                    </Card>
                  ) : null}
                  {day === null ? (
                    <Card title={strings.next}>
                      {next.length === 0 ? <Note>{strings.noneNext}</Note> : null}
                      <Rows rows={next} />
                    </Card>
                  ) : null}
                  <Card title={strings.overdue}>
                    {overdue.length === 0 ? <Note>{strings.noneOverdue}</Note> : null}
                    <Rows rows={overdue} />
                  </Card>
                </>
              }
            />
          );
        }}
      </Loaded>
    </Page>
  );
}
