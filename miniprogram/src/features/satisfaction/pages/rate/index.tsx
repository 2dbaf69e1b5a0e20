import { QUESTIONS } from '@shared/domain/satisfaction/satisfaction.schema';
import { useState } from 'react';
import { toast } from '@/platform/feedback';
import { back, useParams } from '@/platform/router';
import { useEndpoint } from '@/platform/use-endpoint';
import { useWrite } from '@/platform/use-write';
import { QUESTION_WORDS } from '@/strings/satisfaction';
import { Button } from '@/ui/button';
import { Card, Note } from '@/ui/card';
import { Choice } from '@/ui/fields';
import { Page } from '@/ui/page';
import { Empty, ErrorState, Loaded, Verdict } from '@/ui/status';
import { ratingStrings as strings } from '../../strings';

/** 评价社团: three questions, once, without a name. */
export default function RatePage() {
  const { clubId = '', childId = '' } = useParams();
  const query = useEndpoint('satisfaction.mine', {});
  const rate = useWrite('satisfaction.rate');
  const [answers, setAnswers] = useState<readonly (number | null)[]>(QUESTIONS.map(() => null));
  const given = answers.filter((answer) => answer !== null);
  const row = query.data?.clubs.find((one) => one.clubId === clubId && one.childId === childId);

  const send = async (): Promise<void> => {
    if ((await rate.submit({ clubId, childId, answers: given })) === null) return;
    toast(strings.thanks);
    back();
  };
  const isOpen = row !== undefined && !row.isRated;
  return (
    <Page
      bottom={
        isOpen ? (
          <Button busy={rate.busy} disabled={given.length < QUESTIONS.length} onClick={() => void send()}>
            {strings.submit}
          </Button>
        ) : undefined
      }
    >
      <Loaded query={query} rows={6}>
        {() => {
          if (row === undefined) return <Empty title={strings.notFound} hint={strings.notFoundHint} />;
          if (row.isRated) return <Verdict tone="good" title={strings.rated} detail={row.clubName} />;
          return (
            <>
              <Card title={strings.title(row.clubName)}>
                <Note>{strings.attended(row.childName, row.attended)}</Note>
              </Card>
              {QUESTIONS.map((question, i) => (
                <Card key={question}>
                  <Choice
                    label={QUESTION_WORDS[question]}
                    options={strings.scale.map((label, k) => ({ value: String(k + 1), label }))}
                    value={answers[i] == null ? null : String(answers[i])}
                    onChange={(value) => setAnswers(answers.map((old, k) => (k === i ? Number(value) : old)))}
                  />
                </Card>
              ))}
              <Note>{strings.secret}</Note>
              <Note>{strings.once}</Note>
              {rate.error ? <ErrorState error={rate.error} /> : null}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
