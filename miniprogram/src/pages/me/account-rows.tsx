import type { Role } from '@shared/domain/account/roles';
import { go } from '@/platform/router';
import { useSession } from '@/platform/session';
import { ROLE_WORDS, accountStrings as strings } from '@/strings/account';
import { Card, Row } from '@/ui/card';
import { Choice } from '@/ui/fields';

/** Who holds several roles chooses in which one to look at the app. */
export const RoleSwitch = () => {
  const { roles, view, setView } = useSession();
  if (roles.length < 2) return null;
  const options = [
    { value: 'all' as const, label: strings.allRoles },
    ...roles.map((value) => ({ value, label: ROLE_WORDS[value] })),
  ];
  return (
    <Card>
      <Choice<Role | 'all'>
        label={strings.viewAs}
        hint={strings.viewNote}
        options={options}
        value={view}
        onChange={setView}
      />
    </Card>
  );
};

/** What belongs to the account itself: invitations, the second factor, declared interests, a complaint about the app. */
export const AccountRows = () => {
  const { roles } = useSession();
  const isStaff = roles.some((role) => role !== 'guardian');
  const { rows } = strings;
  return (
    <Card>
      {isStaff ? (
        <>
          <Row label={rows.factor.title} note={rows.factor.note} onClick={() => go('secondFactor')} />
          <Row label={rows.conflicts.title} note={rows.conflicts.note} onClick={() => go('conflicts')} />
        </>
      ) : null}
      <Row label={rows.accept.title} note={rows.accept.note} onClick={() => go('acceptInvitation')} />
      <Row label={rows.complain.title} note={rows.complain.note} onClick={() => go('complain')} />
    </Card>
  );
};
