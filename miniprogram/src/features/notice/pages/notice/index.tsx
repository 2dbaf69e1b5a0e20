import { copyText } from '@/platform/feedback';
import { useParams } from '@/platform/router';
import { useEndpoint } from '@/platform/use-endpoint';
import { gradeWords } from '@/strings/club';
import { periodWords } from '@/strings/notice';
import { whenWords } from '@/strings/when';
import { Button } from '@/ui/button';
import { Body, Card, Note, Row } from '@/ui/card';
import { Page } from '@/ui/page';
import { Empty, Loaded } from '@/ui/status';
import { noticeStrings as strings } from '../../strings';

/** 通知: one notice, whom it concerns and where the rule can be read. */
export default function NoticePage() {
  const { id = '' } = useParams();
  const query = useEndpoint('notice.mine', {}, { keepOffline: true });
  return (
    <Page>
      <Loaded query={query} rows={6}>
        {({ notices }) => {
          const notice = notices.find((one) => one.id === id);
          if (notice === undefined) return <Empty title={strings.gone} />;
          return (
            <>
              <Card title={notice.title}>
                <Note>{`${notice.from} · ${whenWords(notice.publishedAt)}`}</Note>
                {notice.paragraphs.map((paragraph) => (
                  <Body key={paragraph}>{`\n${paragraph}`}</Body>
                ))}
              </Card>
              <Card>
                <Row label={strings.for} value={gradeWords(notice.grades)} />
                <Row label={strings.period} value={periodWords(notice.effectiveFrom, notice.effectiveUntil)} />
                {notice.sourceLink ? (
                  <>
                    <Row label={strings.source} note={notice.sourceLink} />
                    <Button kind="quiet" onClick={() => copyText(notice.sourceLink)}>
                      {strings.copySource}
                    </Button>
                  </>
                ) : null}
              </Card>
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
