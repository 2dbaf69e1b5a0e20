import { QUESTIONS } from '@shared/domain/satisfaction/satisfaction.schema';
import { useState } from 'react';
import { useEndpoint } from '@/platform/use-endpoint';
import { useWrite } from '@/platform/use-write';
import { QUESTION_WORDS, SCALE_WORDS } from '@/strings/satisfaction';
import { Button } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import { Choice } from '@/ui/fields';
import { ErrorState } from '@/ui/status';
import { clubStrings } from '../strings';

const { studentPage: strings } = clubStrings;

const Ballot = ({ token, clubId, onCast }: { token: string; clubId: string; onCast: () => void }) => {
  const rate = useWrite('satisfaction.studentRate');
  const [answers, setAnswers] = useState<readonly (number | null)[]>(QUESTIONS.map(() => null));
  const given = answers.filter((answer) => answer !== null);
  const send = async (): Promise<void> => {
    if ((await rate.submit({ token, clubId, answers: given })) !== null) onCast();
  };
  return (
    <>
      {QUESTIONS.map((question, i) => (
        <Choice
          key={question}
          label={QUESTION_WORDS[question]}
          options={SCALE_WORDS.map((label, k) => ({ value: String(k + 1), label }))}
          value={answers[i] == null ? null : String(answers[i])}
          onChange={(value) => setAnswers(answers.map((old, k) => (k === i ? Number(value) : old)))}
        />
      ))}
      <Note>{strings.rateSecret}</Note>
      <Button busy={rate.busy} disabled={given.length < QUESTIONS.length} onClick={() => void send()}>
        {strings.rateSend}
      </Button>
      {rate.error ? <ErrorState error={rate.error} /> : null}
    </>
  );
};

/** The clubs a child has been to and has not said anything about yet. Nothing to say: nothing shown. */
export const StudentRatings = ({ token }: { token: string }) => {
  const query = useEndpoint('satisfaction.studentMine', { token });
  const [open, setOpen] = useState<string | null>(null);
  const rows = query.data?.clubs.filter(({ isRated }) => !isRated) ?? [];
  if (rows.length === 0) return null;
  return (
    <Card title={strings.rateTitle}>
      {rows.map(({ clubId, clubName, attended }) =>
        open === clubId ? (
          <Ballot key={clubId} token={token} clubId={clubId} onCast={query.reload} />
        ) : (
          <Row key={clubId} label={clubName} note={strings.rateAttended(attended)} onClick={() => setOpen(clubId)} />
        ),
      )}
    </Card>
  );
};
