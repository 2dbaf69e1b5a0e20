import { View } from '@tarojs/components';
import { useParams } from '@/platform/router';
import { useEndpoint } from '@/platform/use-endpoint';
import { slotWords } from '@/strings/club';
import { termWords } from '@/strings/term';
import { Card, Note } from '@/ui/card';
import { toCsv } from '@/ui/csv';
import { Page } from '@/ui/page';
import { Grid } from '@/ui/pictures';
import { PrintBlock, PrintPage } from '@/ui/print-page';
import { Empty, Loaded } from '@/ui/status';
import { rosterStrings as strings } from '../../strings';

/** 社团名单: a club's children for paper, with a column for each of the next meetings. */
export default function RosterPage() {
  const { clubId } = useParams();
  const query = useEndpoint('term.roster', clubId === undefined ? null : { clubId });
  return (
    <Page wide>
      <Loaded query={query} rows={8}>
        {({ club, schoolName, members, withoutConsent, dates }) => {
          if (members.length === 0) return <Empty title={strings.none} />;
          const days = dates.slice(0, 5);
          const head = [strings.number, strings.name, strings.className, strings.alone];
          const rows = members.map(({ name, className, mayGoAlone }, i) => [
            String(i + 1),
            name,
            className,
            mayGoAlone ? strings.yes : '',
          ]);
          return (
            <PrintPage file={{ name: `${strings.file}_${club.name}.csv`, content: toCsv([head, ...rows]) }}>
              <PrintBlock>
                <Card title={strings.title(schoolName, club.name)}>
                  <Note>{strings.facts(termWords(club.term), club.teacherName, club.room, slotWords(club.slots))}</Note>
                  <Note>{strings.privacy}</Note>
                  {withoutConsent > 0 ? <Note>{strings.withoutConsent(withoutConsent)}</Note> : null}
                </Card>
              </PrintBlock>
              <View>
                <Grid
                  columns={[
                    strings.className,
                    strings.alone,
                    ...days.map((day) => `${Number(day.slice(5, 7))}/${Number(day.slice(8))}`),
                  ].slice(0, 6)}
                  rows={members.map(({ name, className, mayGoAlone }, i) => ({
                    title: `${i + 1} ${name}`,
                    cells: [className, mayGoAlone ? strings.yes : '', ...days.map(() => '')]
                      .slice(0, 6)
                      .map((text) => ({ text })),
                  }))}
                />
              </View>
            </PrintPage>
          );
        }}
      </Loaded>
    </Page>
  );
}
