import type { InputOf, OutputOf } from '@shared/contracts';
import { hashOfRow } from '@shared/domain/account/audit-chain';
import { actionWords } from '@shared/strings/audit';
import { useEffect, useState } from 'react';
import { useEndpoint } from '@/platform/use-endpoint';
import { whenWords } from '@/strings/when';
import { Button } from '@/ui/button';
import { Card, Code, Row } from '@/ui/card';
import { SearchPicker } from '@/ui/choosers';
import { type Column, Table } from '@/ui/desk';
import { DateField } from '@/ui/fields';
import { Loaded, Verdict } from '@/ui/status';
import { deskStrings, FAMILY_WORDS } from '../strings';

const { audit: strings } = deskStrings;
export type AuditRow = OutputOf<'audit.rows'>['rows'][number];
export type AuditFilter = Omit<InputOf<'audit.rows'>, 'before'>;
export const NO_FILTER: AuditFilter = { family: '', actor: '', subject: '', from: null, to: null };

const whoWords = ({ actor, actorName }: AuditRow): string =>
  actor.kind === 'account' ? actorName : (strings.actors[actor.kind] ?? actor.kind);

const COLUMNS: readonly Column<AuditRow>[] = [
  { key: 'sequence', title: strings.columns.sequence, value: ({ sequence }) => sequence, numeric: true },
  { key: 'at', title: strings.columns.at, value: ({ at }) => whenWords(at) },
  { key: 'who', title: strings.columns.who, value: whoWords },
  { key: 'action', title: strings.columns.action, value: ({ action }) => actionWords(action) },
];

const FAMILIES = (Object.keys(FAMILY_WORDS) as (keyof typeof FAMILY_WORDS)[]).map((value) => ({
  value: value as string,
  label: FAMILY_WORDS[value],
}));

const Filters = ({
  filter,
  onChange,
}: {
  readonly filter: AuditFilter;
  readonly onChange: (filter: AuditFilter) => void;
}) => (
  <>
    <SearchPicker
      label={strings.filters.family}
      options={FAMILIES}
      value={filter.family}
      onChange={(family) => onChange({ ...filter, family })}
    />
    <DateField
      label={strings.filters.from}
      value={filter.from ?? ''}
      onChange={(from) => onChange({ ...filter, from })}
    />
    <DateField label={strings.filters.to} value={filter.to ?? ''} onChange={(to) => onChange({ ...filter, to })} />
    {JSON.stringify(filter) === JSON.stringify(NO_FILTER) ? null : (
      <Button kind="quiet" onClick={() => onChange(NO_FILTER)}>
        {strings.clear}
      </Button>
    )}
  </>
);

/** The trail, newest first, page by page. */
export const Trail = ({
  filter,
  onFilter,
  selected,
  onSelect,
}: {
  readonly filter: AuditFilter;
  readonly onFilter: (filter: AuditFilter) => void;
  readonly selected: AuditRow | null;
  readonly onSelect: (row: AuditRow) => void;
}) => {
  const [before, setBefore] = useState<number | null>(null);
  const query = useEndpoint('audit.rows', { ...filter, before });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another filter begins at the newest row again
  useEffect(() => setBefore(null), [filter]);
  return (
    <Card>
      <Filters filter={filter} onChange={onFilter} />
      <Loaded query={query}>
        {({ rows, next }) => (
          <>
            <Table
              columns={COLUMNS}
              rows={rows}
              rowKey={({ id }) => id}
              onSelect={onSelect}
              selected={selected?.id ?? null}
              exportName="audit"
            />
            {next === null ? null : (
              <Button kind="quiet" onClick={() => setBefore(next)}>
                {strings.more}
              </Button>
            )}
          </>
        )}
      </Loaded>
    </Card>
  );
};

/** One row with all that its hash covers, recomputed on this very device. */
export const TrailRow = ({
  row,
  onFilter,
}: {
  readonly row: AuditRow;
  readonly onFilter: (filter: AuditFilter) => void;
}) => {
  const { actorName: _shown, ...kept } = row;
  const isRight = hashOfRow(kept) === row.hash;
  const { accountId = '' } = row.actor;
  return (
    <>
      <Card title={actionWords(row.action)}>
        <Row label={strings.columns.sequence} value={row.sequence} />
        <Row label={strings.columns.at} value={whenWords(row.at)} />
        <Row label={strings.columns.who} value={whoWords(row)} />
        <Row label={strings.columns.action} value={row.action} />
        <Row label={strings.columns.subject} value={`${row.subject.collection} ${row.subject.id}`} />
        {Object.entries(row.facts).map(([key, value]) => (
          <Row key={key} label={key} value={typeof value === 'string' ? value : JSON.stringify(value)} />
        ))}
        {accountId === '' ? null : (
          <Button kind="quiet" onClick={() => onFilter({ ...NO_FILTER, actor: accountId })}>
            {strings.filters.person}
          </Button>
        )}
        <Button kind="quiet" onClick={() => onFilter({ ...NO_FILTER, subject: row.subject.id })}>
          {strings.filters.subject}
        </Button>
      </Card>
      <Verdict tone={isRight ? 'good' : 'bad'} title={isRight ? strings.right : strings.wrong} />
      <Card title={strings.hash}>
        <Code>{row.hash}</Code>
        <Row label={strings.previous} />
        <Code>{row.previousHash}</Code>
      </Card>
    </>
  );
};
