import type { OutputOf } from '@shared/contracts';
import { monthsOfSchoolYear } from '@shared/domain/inspection/plan';
import { districtName } from '@shared/tenant/hanzhong';
import { Card } from '@/ui/card';
import { Bar, Grid } from '@/ui/pictures';
import { inspectionStrings as strings } from '../strings';

/** The school year's coverage: districts by months, how many schools were drawn, and whether all were visited. */
export const Coverage = ({ overview }: { readonly overview: OutputOf<'inspection.overview'> }) => {
  const { visits, schoolsByDistrict, schoolYear } = overview;
  const months = monthsOfSchoolYear(schoolYear);
  const all = schoolsByDistrict.reduce((total, { schools }) => total + schools, 0);
  const done = visits.filter(({ checklist }) => checklist !== null).length;
  return (
    <Card title={strings.coverage}>
      <Bar value={done} max={all} label={strings.covered(done, all)} />
      <Grid
        columns={[...months.map(strings.month), strings.total]}
        rows={schoolsByDistrict.map(({ districtCode, schools }) => {
          const here = visits.filter((visit) => visit.districtCode === districtCode);
          return {
            title: districtName(districtCode),
            cells: [
              ...months.map((month) => {
                const drawn = here.filter((visit) => visit.month === month);
                if (drawn.length === 0) return { text: '' };
                const isDone = drawn.every(({ checklist }) => checklist !== null);
                return { text: String(drawn.length), tone: isDone ? ('good' as const) : ('caution' as const) };
              }),
              { text: `${here.length}/${schools}` },
            ],
          };
        })}
      />
    </Card>
  );
};
