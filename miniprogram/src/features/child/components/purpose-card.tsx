import type { OutputOf } from '@shared/contracts';
import { consentText } from '@shared/strings/consent-texts';
import { useState } from 'react';
import { toast } from '@/platform/feedback';
import { useWrite } from '@/platform/use-write';
import { Button } from '@/ui/button';
import { Body, Card, Note, Row } from '@/ui/card';
import { ConfirmSheet } from '@/ui/sheet';
import { ErrorState, Tag, Verdict } from '@/ui/status';
import { childStrings } from '../strings';

const { consent: strings } = childStrings;
type PurposeState = OutputOf<'child.consents'>['purposes'][number];

interface Props extends PurposeState {
  readonly childId: string;
  readonly onDone: () => void;
}

/** One purpose in plain words, with its yes and the way back from it. */
export const PurposeCard = ({ childId, purpose, isGiven, currentVersion, latest, onDone }: Props) => {
  const decide = useWrite('child.decideConsent');
  const [isAsking, setAsking] = useState(false);
  const text = consentText(purpose, currentVersion);
  const isOutdated = latest?.given && !isGiven;
  const say = async (given: boolean): Promise<void> => {
    const done = await decide.submit({ childId, purpose, given, version: currentVersion });
    setAsking(false);
    if (done !== null) toast(given ? strings.doneGiven : strings.doneWithdrawn);
    onDone(); // after a refusal too: the text may have changed
  };
  const state = isGiven ? strings.given : latest !== null && !latest.given ? strings.withdrawn : strings.notGiven;
  return (
    <Card title={text.title} extra={<Tag tone={isGiven ? 'good' : 'unknown'}>{state}</Tag>}>
      {isOutdated ? <Verdict tone="caution" title={strings.older} /> : null}
      <Row label={strings.what} value={text.what} />
      <Row label={strings.why} value={text.why} />
      <Row label={strings.who} value={text.who} />
      <Row label={strings.howLong} value={text.howLong} />
      <Row label={strings.without} value={text.without} />
      <Verdict tone="brand" title={strings.child} detail={text.forChild} />
      <Note>{strings.version(text.version, text.since)}</Note>
      {isGiven ? (
        <Button kind="secondary" busy={decide.busy} onClick={() => setAsking(true)}>
          {strings.withdraw}
        </Button>
      ) : (
        <Button busy={decide.busy} onClick={() => void say(true)}>
          {strings.give}
        </Button>
      )}
      {decide.error?.code === 'CONFLICT' ? <Note>{strings.changed}</Note> : null}
      {decide.error && decide.error.code !== 'CONFLICT' ? <ErrorState error={decide.error} /> : null}
      {isAsking ? (
        <ConfirmSheet
          title={`${strings.withdraw}：${text.title}`}
          action={strings.confirmWithdraw}
          danger
          busy={decide.busy}
          onConfirm={() => void say(false)}
          onClose={() => setAsking(false)}
        >
          <Note>{strings.stop}</Note>
          <Body>{text.without}</Body>
        </ConfirmSheet>
      ) : null}
    </Card>
  );
};
