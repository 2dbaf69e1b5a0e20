import { MIN_SHOWN } from '@shared/domain/report/statistics';
import { districtName } from '@shared/tenant/hanzhong';
import { useEndpoint } from '@/platform/use-endpoint';
import { CATEGORY_WORDS } from '@/strings/report';
import { Button } from '@/ui/button';
import { Body, Card, Figure, Note, Row } from '@/ui/card';
import { Page } from '@/ui/page';
import { Bar, Grid } from '@/ui/pictures';
import { Empty, ErrorState, Loaded, Tag } from '@/ui/status';
import { NOTICED_TIME_WORDS, NOTICED_WORDS, figureStrings as strings } from '../../strings/pages';
import { useStep } from '../../use-step';

const shown = ({ n, isFew }: { n: number | null; isFew: boolean }): string =>
  isFew ? strings.few(MIN_SHOWN) : String(n ?? 0);

const Leads = () => {
  const query = useEndpoint('report.leadDesk', {});
  const settle = useStep('report.settleLead', query.reload);
  return (
    <Card title={strings.leads}>
      <Note>{strings.leadsNote}</Note>
      <Loaded query={query} rows={2}>
        {({ leads }) => (
          <>
            {leads.length === 0 ? <Empty title={strings.noLeads} /> : null}
            {leads.map(({ id, placeName, address, households, openedOn, noticed, times, isBurst, state }) => (
              <Card
                key={id}
                title={placeName || address || strings.somewhere}
                extra={<Tag tone={state === 'open' ? 'caution' : 'unknown'}>{strings.leadStates[state]}</Tag>}
              >
                {address ? <Body>{address}</Body> : null}
                <Row label={strings.households(households)} value={openedOn} />
                <Note>
                  {[...noticed.map((one) => NOTICED_WORDS[one]), ...times.map((one) => NOTICED_TIME_WORDS[one])].join(
                    '、',
                  )}
                </Note>
                {isBurst ? <Tag tone="caution">{strings.burst}</Tag> : null}
                {state === 'open' ? (
                  <>
                    <Button
                      kind="secondary"
                      busy={settle.busy}
                      onClick={() => void settle.take({ leadId: id, as: 'taken' })}
                    >
                      {strings.take}
                    </Button>
                    <Button
                      kind="quiet"
                      busy={settle.busy}
                      onClick={() => void settle.take({ leadId: id, as: 'dropped' })}
                    >
                      {strings.drop}
                    </Button>
                  </>
                ) : null}
              </Card>
            ))}
          </>
        )}
      </Loaded>
      {settle.error ? <ErrorState error={settle.error} /> : null}
    </Card>
  );
};

/** 举报统计: figures that cannot mislead, by age and district, and the leads that several households made. */
export default function FiguresPage() {
  const query = useEndpoint('report.statistics', {});
  return (
    <Page>
      <Loaded query={query} rows={8}>
        {({ summary }) => (
          <>
            <Card title={strings.open}>
              <Figure>{summary.open}</Figure>
              <Note>{strings.overdue(summary.overdue)}</Note>
              {summary.byAge.map(({ upToDays, open }, i) => (
                <Bar
                  key={upToDays ?? 'more'}
                  value={open}
                  max={Math.max(1, summary.open)}
                  label={`${upToDays === null ? strings.older : strings.span((summary.byAge[i - 1]?.upToDays ?? -1) + 1, upToDays)}：${open}`}
                />
              ))}
            </Card>
            <Card title={strings.ended}>
              <Row label={strings.solved} note={strings.solvedNote} value={summary.solved} />
              <Row label={strings.answered} value={summary.answered} />
              <Row label={strings.closedUnconfirmed} note={strings.unconfirmedNote} value={summary.closedUnconfirmed} />
              <Row label={strings.everReopened} note={strings.reopenedNote} value={summary.everReopened} />
              <Row label={strings.everReviewed} value={summary.everReviewed} />
              <Row label={strings.withdrawn} value={summary.withdrawn} />
              <Row
                label={strings.onTime}
                note={strings.onTimeOf(summary.onTime.inTime, summary.onTime.of)}
                value={summary.onTime.share === null ? strings.tooFew : `${Math.round(summary.onTime.share * 100)}%`}
              />
            </Card>
            <Card title={strings.byDistrict}>
              <Grid
                columns={[strings.count]}
                rows={summary.byDistrict.map(({ districtCode, ...count }) => ({
                  title: districtName(districtCode),
                  cells: [{ text: shown(count) }],
                }))}
              />
            </Card>
            <Card title={strings.byCategory}>
              {summary.byCategory.map(({ category, ...count }) => (
                <Row key={category} label={CATEGORY_WORDS[category].short} value={shown(count)} />
              ))}
            </Card>
          </>
        )}
      </Loaded>
      <Leads />
    </Page>
  );
}
