import { WEEKDAYS, weekdayWord } from '@/strings/club';
import { Card } from '@/ui/card';
import { Grid } from '@/ui/pictures';
import { clubStrings } from '../strings';

interface Props {
  readonly clubs: readonly { readonly name: string; readonly slots: readonly string[] }[];
}

/** The wishes on the days of the week: two in one cell cannot both be had. */
export const WeekGrid = ({ clubs }: Props) => {
  const lessons = [...new Set(clubs.flatMap(({ slots }) => slots.map((slot) => slot.split('-')[1] ?? '')))].sort();
  return (
    <Card title={clubStrings.round.week}>
      <Grid
        columns={WEEKDAYS.map(weekdayWord)}
        rows={lessons.map((lesson) => ({
          title: `第${lesson}节`,
          cells: WEEKDAYS.map((day) => {
            const here = clubs.filter(({ slots }) => slots.includes(`${day}-${lesson}`));
            return {
              text: here.map(({ name }) => name).join(' / '),
              ...(here.length === 0 ? {} : { tone: here.length > 1 ? ('caution' as const) : ('brand' as const) }),
            };
          }),
        }))}
      />
    </Card>
  );
};
