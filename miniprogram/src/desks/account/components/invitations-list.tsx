import type { OutputOf } from '@shared/contracts';
import { toast } from '@/platform/feedback';
import { useWrite } from '@/platform/use-write';
import { placeWords, ROLE_WORDS } from '@/strings/account';
import { whenWords } from '@/strings/when';
import { Button } from '@/ui/button';
import { Card, Row } from '@/ui/card';
import type { Column } from '@/ui/desk';
import { ErrorState, Tag } from '@/ui/status';
import { deskStrings, INVITATION_STATE_WORDS } from '../strings';

const { invite: strings } = deskStrings;
export type Invitation = OutputOf<'staff.invitations'>['invitations'][number];

export const INVITATION_COLUMNS: readonly Column<Invitation>[] = [
  { key: 'name', title: strings.columns.name, value: ({ name }) => name },
  { key: 'office', title: strings.columns.office, value: ({ right }) => ROLE_WORDS[right.role] },
  { key: 'place', title: strings.columns.place, value: ({ right, schoolName }) => placeWords(right, schoolName) },
  {
    key: 'state',
    title: strings.columns.state,
    value: ({ state }) => INVITATION_STATE_WORDS[state].label,
    render: ({ state }) => <Tag tone={INVITATION_STATE_WORDS[state].tone}>{INVITATION_STATE_WORDS[state].label}</Tag>,
  },
  { key: 'at', title: strings.columns.at, value: ({ invitedAt }) => whenWords(invitedAt) },
];

/** One invitation; an open one can be taken back. */
export const InvitationDetail = ({
  invitation,
  onMoved,
}: {
  readonly invitation: Invitation;
  readonly onMoved: () => void;
}) => {
  const revoke = useWrite('staff.revoke');
  const words = INVITATION_STATE_WORDS[invitation.state];
  const run = async (): Promise<void> => {
    if ((await revoke.submit({ id: invitation.id })) === null) return;
    toast(strings.revoked);
    onMoved();
  };
  return (
    <Card title={invitation.name} extra={<Tag tone={words.tone}>{words.label}</Tag>}>
      <Row label={strings.columns.office} value={ROLE_WORDS[invitation.right.role]} />
      <Row label={strings.columns.place} value={placeWords(invitation.right, invitation.schoolName)} />
      <Row label={strings.columns.at} value={whenWords(invitation.invitedAt)} />
      <Row label={strings.expires} value={whenWords(invitation.expiresAt)} />
      <Row label={strings.from} value={invitation.isMine ? strings.mine : strings.other} />
      {invitation.state === 'open' ? (
        <Button kind="danger" busy={revoke.busy} onClick={() => void run()}>
          {strings.revoke}
        </Button>
      ) : null}
      {revoke.error ? <ErrorState error={revoke.error} /> : null}
    </Card>
  );
};
