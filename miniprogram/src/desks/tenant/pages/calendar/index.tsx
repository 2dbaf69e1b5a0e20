import { asEpochMs, dateOf } from '@shared/kernel/time';
import { PUBLISHED_YEARS } from '@shared/kernel/working-days';
import { useState } from 'react';
import { useEndpoint } from '@/platform/use-endpoint';
import { Button } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import { Desk } from '@/ui/desk';
import { Page } from '@/ui/page';
import { Loaded } from '@/ui/status';
import { SchoolYearForm } from '../../components/school-year-form';
import { YearForm } from '../../components/year-form';
import { calendarStrings as strings } from '../../strings';

type Chosen = { readonly kind: 'year' | 'schoolYear'; readonly year: number };

/** 日历与学期: which years' public holidays are known, and the city's school years. */
export default function CalendarPage() {
  const query = useEndpoint('tenant.calendar', {});
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const thisYear = Number(dateOf(asEpochMs(Date.now())).slice(0, 4));
  const done = (): void => {
    setChosen(null);
    query.reload();
  };
  return (
    <Page wide>
      <Desk
        hasSelection={chosen !== null}
        onBack={() => setChosen(null)}
        list={
          <Loaded query={query} rows={6}>
            {({ years, schoolYears }) => (
              <>
                <Card title={strings.years}>
                  <Note>{strings.yearsNote}</Note>
                  {[thisYear - 1, thisYear, thisYear + 1].map((year) => {
                    const entered = years.find((one) => one.year === year);
                    const isPublished = PUBLISHED_YEARS.some((one) => one.year === year);
                    return (
                      <Row
                        key={year}
                        label={strings.year(year)}
                        note={
                          entered
                            ? strings.entered(entered.document)
                            : isPublished
                              ? strings.published
                              : strings.missing
                        }
                        value={
                          <Button kind="quiet" onClick={() => setChosen({ kind: 'year', year })}>
                            {entered || isPublished ? strings.correct : strings.enter}
                          </Button>
                        }
                      />
                    );
                  })}
                </Card>
                <Card title={strings.schoolYears}>
                  {[thisYear - 1, thisYear, thisYear + 1].map((year) => {
                    const entered = schoolYears.find(({ schoolYear }) => schoolYear === year);
                    const span = ({ from, to }: { from: string; to: string }): string => `${from}—${to}`;
                    return (
                      <Row
                        key={year}
                        label={strings.schoolYear(year)}
                        note={
                          entered ? strings.terms(span(entered.autumn), span(entered.spring)) : strings.noSchoolYear
                        }
                        value={
                          <Button kind="quiet" onClick={() => setChosen({ kind: 'schoolYear', year })}>
                            {entered ? strings.correct : strings.enter}
                          </Button>
                        }
                      />
                    );
                  })}
                </Card>
              </>
            )}
          </Loaded>
        }
        detail={
          chosen === null ? (
            <Note>{strings.choose}</Note>
          ) : chosen.kind === 'year' ? (
            <YearForm key={chosen.year} year={chosen.year} onEntered={done} />
          ) : (
            <SchoolYearForm key={chosen.year} schoolYear={chosen.year} onEntered={done} />
          )
        }
      />
    </Page>
  );
}
