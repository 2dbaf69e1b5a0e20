import { useState } from 'react';
import { confirm, toast } from '@/platform/feedback';
import { useParams } from '@/platform/router';
import { useEndpoint } from '@/platform/use-endpoint';
import { useWrite } from '@/platform/use-write';
import { CATEGORY_WORDS, OUTCOME_WORDS, STAGE_WORDS, SUSPENSION_WORDS, UNSEALING_WORDS } from '@/strings/report';
import { Button, Buttons } from '@/ui/button';
import { Body, Card, Note, Row } from '@/ui/card';
import { Page } from '@/ui/page';
import { Timeline } from '@/ui/pictures';
import { ErrorState, Loaded, Verdict } from '@/ui/status';
import { ClockCard } from '../../components/clock-card';
import { Say } from '../../components/say';
import { Thread } from '../../components/thread';
import { reportStrings } from '../../strings';

const { follow: strings } = reportStrings;
type Panel = 'addEvidence' | 'reopen' | 'askReview' | null;

/** 举报进度: what has happened, who is next and until when, and what the reporter can say. */
export default function FollowPage() {
  const { receipt = '' } = useParams();
  const query = useEndpoint('report.follow', { receipt });
  const [panel, setPanel] = useState<Panel>(null);
  const agree = useWrite('report.agree');
  const withdraw = useWrite('report.withdraw');

  const done = (): void => {
    setPanel(null);
    query.reload();
  };
  const sayAgreed = async (): Promise<void> => {
    if (!(await confirm(strings.confirmAgree))) return;
    if ((await agree.submit({ receipt })) !== null) {
      toast(strings.thanks);
      done();
    }
  };
  const takeBack = async (): Promise<void> => {
    if (!(await confirm(strings.confirmWithdraw))) return;
    if ((await withdraw.submit({ receipt })) !== null) done();
  };

  return (
    <Page>
      <Loaded query={query} rows={6}>
        {(report) => {
          const stage = STAGE_WORDS[report.stage];
          const may = (move: (typeof report.can)[number]): boolean => report.can.includes(move);
          return (
            <>
              <Verdict
                tone={stage.tone}
                title={stage.label}
                detail={report.outcome ? `${OUTCOME_WORDS[report.outcome]}。${stage.detail}` : stage.detail}
              />
              <ClockCard clock={report.clock} none={report.noClock} />
              {report.suspension ? (
                <Note>{strings.paused(SUSPENSION_WORDS[report.suspension.reason], report.suspension.until)}</Note>
              ) : null}
              {may('answer') && report.question ? (
                <Say
                  title={strings.question(report.question.answerBy)}
                  action={strings.sendAnswer}
                  endpoint="report.answer"
                  receipt={receipt}
                  onSent={done}
                />
              ) : null}
              {may('agree') ? (
                <Card title={strings.isSolved}>
                  <Buttons>
                    <Button busy={agree.busy} onClick={() => void sayAgreed()}>
                      {strings.solved}
                    </Button>
                    <Button kind="secondary" disabled={!may('reopen')} onClick={() => setPanel('reopen')}>
                      {strings.notSolved}
                    </Button>
                  </Buttons>
                  {may('askReview') ? (
                    <Button kind="quiet" onClick={() => setPanel('askReview')}>
                      {strings.askReview}
                    </Button>
                  ) : null}
                </Card>
              ) : null}
              {panel === 'reopen' || panel === 'askReview' ? (
                <Say
                  key={panel}
                  title={panel === 'reopen' ? strings.notSolvedTitle : strings.reviewTitle}
                  hint={panel === 'reopen' ? strings.notSolvedHint : strings.reviewHint}
                  action={panel === 'reopen' ? strings.reopen : strings.sendReview}
                  endpoint={panel === 'reopen' ? 'report.reopen' : 'report.askReview'}
                  receipt={receipt}
                  onSent={done}
                />
              ) : null}
              <Thread entries={report.thread} officeName={strings.office} reporterName={strings.you} />
              <Card title={report.placeName ?? strings.unreadable}>
                <Row label={CATEGORY_WORDS[report.category].parents} />
                <Row label={strings.submittedOn} value={report.submittedOn} />
                <Row label={strings.contact} value={strings.contacts[report.contact]} />
                {report.evidence > 0 ? <Row label={strings.evidence} value={strings.pieces(report.evidence)} /> : null}
                {report.isFollowing ? <Note>{strings.following}</Note> : null}
              </Card>
              {may('addEvidence') ? (
                panel === 'addEvidence' ? (
                  <Say
                    title={strings.addTitle}
                    hint={strings.addHint}
                    action={strings.sendMore}
                    endpoint="report.addEvidence"
                    receipt={receipt}
                    withPhotos
                    onSent={done}
                  />
                ) : (
                  <Card>
                    <Row label={strings.addTitle} onClick={() => setPanel('addEvidence')} />
                  </Card>
                )
              ) : null}
              <Card title={strings.history}>
                <Timeline
                  items={report.history
                    .map(({ stage: one, day }, i) => ({ key: String(i), title: STAGE_WORDS[one].label, at: day }))
                    .reverse()}
                />
              </Card>
              {report.contact === 'named' ? (
                <Card title={strings.openings}>
                  {report.openings.length === 0 ? <Body>{strings.noOpenings}</Body> : null}
                  {report.openings.map(({ day, reason }) => (
                    <Row key={`${day}-${reason}`} label={UNSEALING_WORDS[reason]} value={day} />
                  ))}
                </Card>
              ) : null}
              {may('withdraw') ? (
                <Button kind="quiet" busy={withdraw.busy} onClick={() => void takeBack()}>
                  {strings.withdraw}
                </Button>
              ) : null}
              {agree.error ? <ErrorState error={agree.error} /> : null}
              {withdraw.error ? <ErrorState error={withdraw.error} /> : null}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
