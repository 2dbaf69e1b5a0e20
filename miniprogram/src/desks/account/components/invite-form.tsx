import type { OutputOf } from '@shared/contracts';
import type { Given } from '@shared/domain/staff/granting';
import { useState } from 'react';
import { copyText } from '@/platform/feedback';
import { ROUTES } from '@/platform/routes';
import { useSession } from '@/platform/session';
import { useWrite } from '@/platform/use-write';
import { GIVEN_WORDS } from '@/strings/account';
import { whenWords } from '@/strings/when';
import { Button, Buttons } from '@/ui/button';
import { Card, Figure, Note } from '@/ui/card';
import { Choice, DateField, TextField } from '@/ui/fields';
import { QrCode } from '@/ui/qr-code';
import { ErrorState } from '@/ui/status';
import { deskStrings } from '../strings';
import { NO_PLACE, PlaceField, rightFrom } from './right-fields';

const { invite: strings } = deskStrings;
type Made = OutputOf<'staff.invite'>;

const linkFor = (code: string): string => `${ROUTES.acceptInvitation}?code=${code}`;

const Code = ({ made, onAnother }: { readonly made: Made; readonly onAnother: () => void }) => (
  <Card title={strings.code}>
    <Figure>{made.code}</Figure>
    <Note>{strings.once}</Note>
    <Note>{strings.validUntil(whenWords(made.expiresAt))}</Note>
    <QrCode text={linkFor(made.code)} label={strings.qr} />
    <Buttons>
      <Button kind="secondary" onClick={() => copyText(made.code)}>
        {strings.copyCode}
      </Button>
      <Button kind="secondary" onClick={() => copyText(linkFor(made.code))}>
        {strings.copyLink}
      </Button>
    </Buttons>
    <Button kind="quiet" onClick={onAnother}>
      {strings.another}
    </Button>
  </Card>
);

/** Invites one person; the code is shown once. */
export const InviteForm = ({
  gives,
  onInvited,
}: {
  readonly gives: readonly Given[];
  readonly onInvited: () => void;
}) => {
  const { account } = useSession();
  const [name, setName] = useState('');
  const [office, setOffice] = useState<Given | null>(gives.length === 1 ? (gives[0] ?? null) : null);
  const [place, setPlace] = useState(NO_PLACE);
  const [lastDay, setLastDay] = useState('');
  const [made, setMade] = useState<Made | null>(null);
  const invite = useWrite('staff.invite');
  const schools = (account?.grants ?? []).flatMap((grant) => (grant.role === 'schoolAdmin' ? [grant.schoolId] : []));
  const right = rightFrom(office, place);
  const send = async (): Promise<void> => {
    if (right === null) return;
    const done = await invite.submit({ name, right, lastDay: lastDay === '' ? null : lastDay });
    if (done === null) return;
    setMade(done);
    onInvited();
  };
  if (made !== null) {
    const again = (): void => {
      setMade(null);
      setName('');
    };
    return <Code made={made} onAnother={again} />;
  }
  return (
    <Card title={strings.title}>
      <TextField label={strings.name} hint={strings.nameHint} value={name} onChange={setName} maxLength={30} />
      <Choice
        label={strings.office}
        options={gives.map((value) => ({ value, label: GIVEN_WORDS[value] }))}
        value={office}
        onChange={setOffice}
      />
      <PlaceField
        office={office}
        place={place}
        onChange={setPlace}
        ownSchools={office === 'teacher' ? schools : null}
      />
      <DateField label={strings.lastDay} hint={strings.lastDayHint} value={lastDay} onChange={setLastDay} />
      <Button busy={invite.busy} disabled={right === null || name.trim().length < 2} onClick={() => void send()}>
        {strings.send}
      </Button>
      {invite.error ? <ErrorState error={invite.error} /> : null}
    </Card>
  );
};
