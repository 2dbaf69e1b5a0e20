import type { OutputOf } from '@shared/contracts';
import { asEpochMs, dateOf } from '@shared/kernel/time';
import { useState } from 'react';
import { useParams } from '@/platform/router';
import { useEndpoint } from '@/platform/use-endpoint';
import { useWrite } from '@/platform/use-write';
import { ACTIVITY_WORDS, TEACHER_WORD_WORDS, termWords } from '@/strings/term';
import { Button } from '@/ui/button';
import { Body, Card, Figure, Note } from '@/ui/card';
import { Page } from '@/ui/page';
import { PrintBlock, PrintPage } from '@/ui/print-page';
import { QrCode } from '@/ui/qr-code';
import { Empty, ErrorState, Loaded, Tag } from '@/ui/status';
import { certificateStrings as strings } from '../../strings';

type Reply = OutputOf<'term.certificates'>;
type Certificate = NonNullable<Reply['clubs'][number]['certificate']>;

const JOINT = '、';
const fullDay = (date: string): string =>
  `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;
/** `ABCD-EFGH-…`: read out by telephone without losing the place. */
const spaced = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? code;

/** The lines of a certificate, on paper and in the file that WeChat gives. */
const linesOf = (childName: string, one: Certificate): string[] => [
  strings.text(childName, termWords(one.term), one.schoolName, one.clubName),
  strings.times(one.attended, fullDay(one.firstOn), fullDay(one.lastOn)),
  ...(one.activities.length === 0
    ? []
    : [strings.did(one.activities.map((activity) => ACTIVITY_WORDS[activity]).join(JOINT))]),
  strings.words(one.teacherName, one.words.map((word) => TEACHER_WORD_WORDS[word]).join(JOINT)),
  strings.noScore,
  strings.issued(fullDay(dateOf(asEpochMs(one.issuedAt)))),
];

const Paper = ({ childName, one }: { readonly childName: string; readonly one: Certificate }) => {
  const lines = linesOf(childName, one);
  const text = [strings.title, '', ...lines, strings.code(spaced(one.code)), strings.verify].join('\n');
  return (
    <PrintPage file={{ name: `${strings.file}_${one.clubName}.txt`, content: text }}>
      <PrintBlock>
        <Card>
          <Figure>{strings.title}</Figure>
          {lines.map((line) => (
            <Body key={line}>{line}</Body>
          ))}
          <QrCode text={one.code} label={strings.code(spaced(one.code))} size={120} />
          <Note>{strings.verify}</Note>
        </Card>
      </PrintBlock>
    </PrintPage>
  );
};

/** 参与证明: what a child did in its clubs, in the teacher's words, for paper. No score. */
export default function CertificatesPage() {
  const { childId } = useParams();
  const query = useEndpoint('term.certificates', childId === undefined ? null : { childId });
  const issue = useWrite('term.issueCertificate');
  const [open, setOpen] = useState<string | null>(null);
  const get = async (clubId: string): Promise<void> => {
    if ((await issue.submit({ childId: childId ?? '', clubId })) === null) return;
    query.reload();
    setOpen(clubId);
  };
  return (
    <Page>
      <Loaded query={query}>
        {({ childName, clubs }) => {
          const shown = clubs.find(({ clubId }) => clubId === open)?.certificate ?? null;
          if (shown !== null) {
            return (
              <>
                <Paper childName={childName} one={shown} />
                <Button kind="quiet" onClick={() => setOpen(null)}>
                  {strings.back}
                </Button>
              </>
            );
          }
          if (clubs.length === 0) return <Empty title={strings.none} />;
          return clubs.map(({ clubId, clubName, term, attended, state }) => (
            <Card
              key={clubId}
              title={clubName}
              extra={
                <Tag tone={state === 'ready' || state === 'issued' ? 'good' : 'unknown'}>{strings.states[state]}</Tag>
              }
            >
              <Note>{`${termWords(term)} · ${strings.attended(attended)}`}</Note>
              {state === 'ready' ? (
                <Button busy={issue.busy} onClick={() => void get(clubId)}>
                  {strings.issue}
                </Button>
              ) : null}
              {state === 'issued' ? (
                <Button kind="secondary" onClick={() => setOpen(clubId)}>
                  {strings.open}
                </Button>
              ) : null}
            </Card>
          ));
        }}
      </Loaded>
      {issue.error ? <ErrorState error={issue.error} /> : null}
    </Page>
  );
}
