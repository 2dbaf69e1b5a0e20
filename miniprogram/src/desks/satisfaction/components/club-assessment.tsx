import type { OutputOf } from '@shared/contracts';
import { DECISIONS, type Decision } from '@shared/domain/satisfaction/satisfaction.schema';
import { useState } from 'react';
import { toast } from '@/platform/feedback';
import { useWrite } from '@/platform/use-write';
import { DECISION_WORDS, SCORE_STATE_WORDS } from '@/strings/satisfaction';
import { whenWords } from '@/strings/when';
import { Button } from '@/ui/button';
import { Body, Card, Note } from '@/ui/card';
import { Choice, MultiChoice, TextArea } from '@/ui/fields';
import { Bar, Interval } from '@/ui/pictures';
import { ErrorState, Tag, Verdict } from '@/ui/status';
import { termEndStrings as strings } from '../strings';

type Row = OutputOf<'satisfaction.termEnd'>['clubs'][number];
const percent = (share: number): string => `${Math.round(share * 100)}%`;

const Facts = ({ facts }: Pick<Row, 'facts'>) => (
  <Card title={strings.facts}>
    <Bar
      value={facts.wishes}
      max={facts.capacity}
      label={strings.demand(facts.wishes, facts.capacity, facts.firstChoices)}
    />
    <Bar value={facts.members} max={facts.capacity} label={strings.fill(facts.members, facts.capacity)} />
    {facts.attendance === null ? (
      <Note>{strings.noSessions}</Note>
    ) : (
      <Bar value={facts.attendance} max={1} label={strings.attendance(percent(facts.attendance), facts.sessions)} />
    )}
  </Card>
);

const Satisfaction = ({ score }: Pick<Row, 'score'>) => (
  <Card
    title={strings.satisfaction}
    extra={<Tag tone={SCORE_STATE_WORDS[score.state].tone}>{SCORE_STATE_WORDS[score.state].label}</Tag>}
  >
    {score.score === null || score.low === null || score.high === null ? (
      <Note>{strings.hidden(score.n)}</Note>
    ) : (
      <>
        <Interval
          low={score.low}
          value={score.score}
          high={score.high}
          min={1}
          max={5}
          label={strings.score(score.score, score.low, score.high)}
        />
        {score.rank === null ? null : <Note>{strings.rank(score.rank)}</Note>}
        {score.because.map(({ code, facts }) => (
          <Note key={code}>{strings.because[code]?.(facts) ?? ''}</Note>
        ))}
      </>
    )}
    {score.alarms.map(({ code }) => (
      <Verdict key={code} tone="caution" title={strings.alarms[code] ?? code} />
    ))}
  </Card>
);

/** One club at term's end: what happened, what families say, and the decision of a person. */
export const ClubAssessment = ({ row, onDecided }: { readonly row: Row; readonly onDecided: () => void }) => {
  const [decision, setDecision] = useState<Decision | null>(row.assessment?.decision ?? null);
  const [reason, setReason] = useState(row.assessment?.reason ?? '');
  const [heard, setHeard] = useState<readonly 'yes'[]>([]);
  const decide = useWrite('satisfaction.decide');
  const wasHeard = heard.length > 0;
  const needsHearing = decision === 'exit' && !wasHeard;
  const save = async (): Promise<void> => {
    if (decision === null) return;
    if ((await decide.submit({ clubId: row.clubId, decision, reason, wasHeard })) === null) return;
    toast(strings.saved);
    onDecided();
  };
  return (
    <>
      <Card title={row.name}>
        <Note>{row.teacherName}</Note>
        {row.assessment ? (
          <>
            <Verdict
              tone="brand"
              title={strings.decided(DECISION_WORDS[row.assessment.decision], whenWords(row.assessment.decidedAt))}
            />
            <Body>{row.assessment.reason}</Body>
          </>
        ) : null}
      </Card>
      <Facts facts={row.facts} />
      <Satisfaction score={row.score} />
      <Card title={strings.decide}>
        <Note>{strings.suggestion}</Note>
        <Choice
          label=""
          options={DECISIONS.map((value) => ({ value, label: DECISION_WORDS[value] }))}
          value={decision}
          onChange={setDecision}
        />
        <TextArea
          label={strings.reason}
          hint={strings.reasonHint}
          value={reason}
          onChange={setReason}
          maxLength={500}
        />
        {decision === 'exit' ? (
          <MultiChoice
            label={strings.heard}
            error={needsHearing ? strings.heardNeeded : undefined}
            options={[{ value: 'yes', label: strings.yes }]}
            values={heard}
            onChange={setHeard}
          />
        ) : null}
        <Button
          busy={decide.busy}
          disabled={decision === null || reason.trim().length < 4 || needsHearing}
          onClick={() => void save()}
        >
          {strings.save}
        </Button>
        {decide.error ? <ErrorState error={decide.error} /> : null}
      </Card>
    </>
  );
};
