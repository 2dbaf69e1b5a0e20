import type { Given } from '@shared/domain/staff/granting';
import { useState } from 'react';
import { useEndpoint } from '@/platform/use-endpoint';
import { useSelection } from '@/platform/use-selection';
import { placeWords, ROLE_WORDS } from '@/strings/account';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { Segments } from '@/ui/choosers';
import { type Column, Desk, Table } from '@/ui/desk';
import { Page } from '@/ui/page';
import { Empty, Loaded, Tag } from '@/ui/status';
import { INVITATION_COLUMNS, InvitationDetail } from '../../components/invitations-list';
import { InviteForm } from '../../components/invite-form';
import { InviteMany } from '../../components/invite-many';
import { type Person, PersonDetail } from '../../components/person-detail';
import { deskStrings, RIGHT_STATE_WORDS } from '../../strings';

const { people: strings, invite } = deskStrings;

/** The right that a person's line is about: the first that holds, or else the first. */
const mainRight = ({ rights }: Person) => rights.find(({ state }) => state === 'active') ?? rights[0];

const stateOf = (person: Person): keyof typeof RIGHT_STATE_WORDS => mainRight(person)?.state ?? 'ended';

const COLUMNS: readonly Column<Person>[] = [
  { key: 'name', title: strings.columns.name, value: ({ name }) => name },
  {
    key: 'office',
    title: strings.columns.office,
    value: ({ rights }) => [...new Set(rights.map(({ right }) => ROLE_WORDS[right.role]))].join('、'),
  },
  {
    key: 'place',
    title: strings.columns.place,
    value: (person) => {
      const main = mainRight(person);
      return main === undefined ? '' : placeWords(main.right, main.schoolName);
    },
  },
  {
    key: 'state',
    title: strings.columns.state,
    value: (person) => RIGHT_STATE_WORDS[stateOf(person)].label,
    render: (person) => (
      <Tag tone={RIGHT_STATE_WORDS[stateOf(person)].tone}>{RIGHT_STATE_WORDS[stateOf(person)].label}</Tag>
    ),
  },
];

const Inviting = ({ gives, onInvited }: { readonly gives: readonly Given[]; readonly onInvited: () => void }) => (
  <>
    <InviteForm gives={gives} onInvited={onInvited} />
    <InviteMany onInvited={onInvited} />
  </>
);

/** 人员与邀请: who holds what below me, and who is invited. */
export default function PeoplePage() {
  const [view, setView] = useState<'people' | 'invitations'>('people');
  const [isInviting, setInviting] = useState(false);
  const query = useEndpoint('staff.people', {});
  const invitations = useEndpoint('staff.invitations', {});
  const people = query.data?.people ?? [];
  const invited = invitations.data?.invitations ?? [];
  const ids = view === 'people' ? people.map(({ accountId }) => accountId) : invited.map(({ id }) => id);
  const selection = useSelection(ids);
  const person = people.find(({ accountId }) => accountId === selection.id);
  const invitation = invited.find(({ id }) => id === selection.id);
  const choose = (id: string): void => {
    setInviting(false);
    selection.choose(id);
  };
  const back = (): void => {
    setInviting(false);
    selection.back();
  };
  const detail =
    isInviting && query.data !== null ? (
      <Inviting gives={query.data.gives} onInvited={invitations.reload} />
    ) : view === 'people' && person ? (
      <PersonDetail key={person.accountId} person={person} onMoved={query.reload} />
    ) : view === 'invitations' && invitation ? (
      <InvitationDetail key={invitation.id} invitation={invitation} onMoved={invitations.reload} />
    ) : (
      <Empty title={strings.choose} />
    );
  return (
    <Page wide>
      <Desk
        hasSelection={isInviting || selection.isChosen}
        onBack={back}
        list={
          <Card>
            <Segments
              label={strings.people}
              options={[
                { value: 'people', label: strings.people },
                {
                  value: 'invitations',
                  label: strings.invitations,
                  count: invited.filter(({ state }) => state === 'open').length,
                },
              ]}
              value={view}
              onChange={setView}
            />
            <Button kind="secondary" onClick={() => setInviting(true)}>
              {invite.title}
            </Button>
            {view === 'people' ? (
              <Loaded query={query}>
                {({ people: rows }) => (
                  <Table
                    columns={COLUMNS}
                    rows={rows}
                    rowKey={({ accountId }) => accountId}
                    onSelect={({ accountId }) => choose(accountId)}
                    selected={selection.id}
                    exportName="people"
                  />
                )}
              </Loaded>
            ) : (
              <Loaded query={invitations}>
                {({ invitations: rows }) => (
                  <Table
                    columns={INVITATION_COLUMNS}
                    rows={rows}
                    rowKey={({ id }) => id}
                    onSelect={({ id }) => choose(id)}
                    selected={selection.id}
                    exportName="invitations"
                  />
                )}
              </Loaded>
            )}
          </Card>
        }
        detail={detail}
      />
    </Page>
  );
}
