import type { OutputOf } from '@shared/contracts';
import { PURPOSES } from '@shared/domain/child/child.schema';
import { useState } from 'react';
import { go } from '@/platform/router';
import { useEndpoint } from '@/platform/use-endpoint';
import { Card, Note, Row } from '@/ui/card';
import { type Column, Desk, Table } from '@/ui/desk';
import { Page } from '@/ui/page';
import { Loaded, Tag } from '@/ui/status';
import { ChildRecord } from '../../components/child-record';
import { PaperConsent } from '../../components/paper-consent';
import { RosterImport } from '../../components/roster-import';
import { childDeskStrings } from '../../strings';

const { roster: strings } = childDeskStrings;
type Child = OutputOf<'child.roster'>['children'][number];

const { columns: titles } = strings;
const stateOf = ({ state, leftOn }: Child): string =>
  state === 'left' ? strings.left(leftOn ?? '') : strings.enrolled;
const COLUMNS: readonly Column<Child>[] = [
  { key: 'number', title: titles.number, value: ({ number }) => number },
  { key: 'name', title: titles.name, value: ({ name }) => name },
  { key: 'class', title: titles.className, value: ({ className }) => className },
  {
    key: 'guardians',
    title: titles.guardians,
    value: ({ guardians, claims }) => (claims > 0 ? strings.claims(claims) : strings.bound(guardians)),
    render: ({ guardians, claims }) => (
      <Tag tone={claims > 0 ? 'caution' : guardians > 0 ? 'good' : 'unknown'}>
        {claims > 0 ? strings.claims(claims) : strings.bound(guardians)}
      </Tag>
    ),
  },
  {
    key: 'consented',
    title: titles.consented,
    value: ({ consented }) =>
      consented.length === PURPOSES.length
        ? strings.allConsented
        : strings.someConsented(consented.length, PURPOSES.length),
  },
  { key: 'state', title: titles.state, value: stateOf },
];

/** 学生名册: the school's children, import, classes' codes, one child's record behind a purpose. */
export default function RosterPage() {
  const query = useEndpoint('child.roster', {});
  const [selected, setSelected] = useState<string | null>(null);
  const child = query.data?.children.find(({ id }) => id === selected);
  const school = query.data?.schools[0];
  return (
    <Page wide>
      <Desk
        hasSelection={child !== undefined}
        onBack={() => setSelected(null)}
        list={
          <Card>
            <Loaded query={query} rows={10}>
              {({ children }) => {
                const enrolled = children.filter(({ state }) => state === 'enrolled');
                return (
                  <>
                    <Note>
                      {strings.total(enrolled.length, enrolled.filter(({ guardians }) => guardians > 0).length)}
                    </Note>
                    <Table
                      columns={COLUMNS}
                      rows={children}
                      rowKey={({ id }) => id}
                      onSelect={({ id }) => setSelected(id)}
                      selected={selected}
                      exportName="roster"
                    />
                  </>
                );
              }}
            </Loaded>
          </Card>
        }
        detail={
          <>
            {child === undefined ? (
              <Note>{strings.choose}</Note>
            ) : (
              <ChildRecord key={child.id} childId={child.id} name={child.name} onChanged={query.reload} />
            )}
            <Card title={strings.tools}>
              <Row label={strings.codes} onClick={() => go('codesDesk')} />
              <Row label={strings.requests} onClick={() => go('childRequestsDesk')} />
              <Row label={strings.term} onClick={() => go('termChangeDesk')} />
            </Card>
            {school ? <RosterImport schoolId={school.id} onImported={query.reload} /> : null}
            {school ? (
              <PaperConsent
                schoolId={school.id}
                pupils={(query.data?.children ?? []).filter(
                  ({ schoolId, state }) => schoolId === school.id && state === 'enrolled',
                )}
                onNoted={query.reload}
              />
            ) : null}
          </>
        }
      />
    </Page>
  );
}
