import type { OutputOf } from '@shared/contracts';
import { REQUEST_KINDS, type RequestKind } from '@shared/domain/institution/blacklist/blacklist';
import { parseLocalDate } from '@shared/kernel/time';
import { useState } from 'react';
import { toast } from '@/platform/feedback';
import { useEndpoint } from '@/platform/use-endpoint';
import { useWrite } from '@/platform/use-write';
import { Button, Buttons } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import type { Column } from '@/ui/desk';
import { DateField, TextArea, TextField } from '@/ui/fields';
import { ListDesk } from '@/ui/list-desk';
import { ErrorState, Tag, Verdict } from '@/ui/status';
import { InstitutionPicker } from '../../components/institution-picker';
import { blacklistStrings as strings } from '../../supervision/strings';

type Blacklist = OutputOf<'supervision.blacklist'>;
type Case = Blacklist['cases'][number];

const Propose = ({ onSent }: { onSent: () => void }) => {
  const [institutionId, setInstitutionId] = useState<string | null>(null);
  const [text, setText] = useState({ basis: '', reason: '', document: '', toldOn: '', until: '' });
  const write = useWrite('supervision.proposeBlacklist');
  const toldOn = parseLocalDate(text.toldOn);
  const until = parseLocalDate(text.until);
  const isReady =
    institutionId !== null &&
    toldOn !== null &&
    until !== null &&
    [text.basis, text.reason].every((one) => one.trim().length >= 4) &&
    text.document.trim().length >= 2;
  const send = async (): Promise<void> => {
    if (institutionId === null || toldOn === null || until === null) return;
    const { basis, reason, document } = text;
    const done = await write.submit({ institutionId, basis, reason, document, toldOn, until });
    if (done === null) return;
    toast(strings.sent);
    onSent();
  };
  return (
    <Card title={strings.propose}>
      <Note>{strings.proposeNote}</Note>
      <InstitutionPicker label={strings.institution} value={institutionId} onChange={setInstitutionId} />
      <TextField label={strings.basis} value={text.basis} onChange={(basis) => setText({ ...text, basis })} />
      <TextArea
        label={strings.reason}
        value={text.reason}
        maxLength={200}
        onChange={(reason) => setText({ ...text, reason })}
      />
      <TextField
        label={strings.document}
        value={text.document}
        maxLength={120}
        onChange={(document) => setText({ ...text, document })}
      />
      <DateField label={strings.toldOn} value={text.toldOn} onChange={(day) => setText({ ...text, toldOn: day })} />
      <DateField label={strings.until} value={text.until} onChange={(day) => setText({ ...text, until: day })} />
      <Button busy={write.busy} disabled={!isReady} onClick={() => void send()}>
        {strings.send}
      </Button>
      {write.error ? <ErrorState error={write.error} /> : null}
    </Card>
  );
};

/** A repair or an appeal: entered, and decided by somebody else. */
const Petition = ({ one, kind, onChanged }: { one: Case; kind: RequestKind; onChanged: () => void }) => {
  const [text, setText] = useState('');
  const file = useWrite('supervision.fileRequest');
  const decide = useWrite('supervision.decideRequest');
  const open = one.petitions.find((petition) => petition.kind === kind && petition.granted === null);
  const at = { id: one.id, revision: one.revision, kind };
  const done = (reply: object | null): void => {
    if (reply === null) return;
    toast(strings.decided);
    onChanged();
  };
  const error = file.error ?? decide.error;
  const answer = { answer: text.trim(), document: one.document };
  return (
    <Card title={strings.requests[kind]}>
      {open ? <Row label={strings.open} note={open.text} /> : null}
      <TextArea label={open ? strings.answer : strings.text} value={text} maxLength={500} onChange={setText} />
      {open ? (
        <Buttons>
          <Button
            busy={decide.busy}
            disabled={text.trim().length < 2}
            onClick={() => void decide.submit({ ...at, grant: true, ...answer }).then(done)}
          >
            {strings.grant}
          </Button>
          <Button
            kind="secondary"
            busy={decide.busy}
            disabled={text.trim().length < 2}
            onClick={() => void decide.submit({ ...at, grant: false, ...answer }).then(done)}
          >
            {strings.refuse}
          </Button>
        </Buttons>
      ) : (
        <Button
          kind="secondary"
          busy={file.busy}
          disabled={text.trim().length < 2}
          onClick={() => void file.submit({ ...at, text: text.trim() }).then(done)}
        >
          {strings.file(strings.requests[kind])}
        </Button>
      )}
      {error ? <ErrorState error={error} /> : null}
    </Card>
  );
};

interface DetailProps {
  readonly one: Case;
  readonly names: Blacklist['names'];
  readonly onChanged: () => void;
}

const CaseDetail = ({ one, names, onChanged }: DetailProps) => {
  const write = useWrite('supervision.decideBlacklist');
  const decide = async (approve: boolean): Promise<void> => {
    if ((await write.submit({ id: one.id, revision: one.revision, approve })) === null) return;
    toast(strings.decided);
    onChanged();
  };
  return (
    <>
      <Card title={one.name}>
        <Verdict tone={strings.states[one.state].tone} title={strings.states[one.state].label} detail={one.reason} />
        <Row label={strings.basis} value={one.basis} />
        <Row label={strings.document} value={one.document} />
        <Row label={strings.toldOn} value={one.toldOn} />
        <Row label={strings.until} value={one.until} />
        <Row label={strings.proposedBy} value={names[one.proposedBy] ?? one.proposedBy} />
        {one.decidedBy ? <Row label={strings.decidedBy} value={names[one.decidedBy] ?? one.decidedBy} /> : null}
        {one.petitions
          .filter(({ granted }) => granted !== null)
          .map(({ kind, text, answer, granted, filedAt }) => (
            <Row
              key={filedAt}
              label={strings.requests[kind]}
              note={`${text}\n${answer}`}
              value={granted ? strings.granted : strings.refused}
            />
          ))}
        {one.state === 'proposed' ? (
          <Buttons>
            <Button busy={write.busy} onClick={() => void decide(true)}>
              {strings.approve}
            </Button>
            <Button kind="secondary" busy={write.busy} onClick={() => void decide(false)}>
              {strings.reject}
            </Button>
          </Buttons>
        ) : null}
        {write.error ? <ErrorState error={write.error} /> : null}
      </Card>
      {one.state === 'published'
        ? REQUEST_KINDS.map((kind) => <Petition key={kind} one={one} kind={kind} onChanged={onChanged} />)
        : null}
    </>
  );
};

const COLUMNS: readonly Column<Case>[] = [
  { key: 'name', title: strings.columns.name, value: ({ name }) => name },
  {
    key: 'state',
    title: strings.columns.state,
    value: ({ state }) => strings.states[state].label,
    render: ({ state }) => <Tag tone={strings.states[state].tone}>{strings.states[state].label}</Tag>,
  },
  { key: 'until', title: strings.columns.until, value: ({ until }) => until },
];

/** 黑名单: proposed by one, published by another, with basis, reason and a last day; repaired, appealed, ended. */
export default function BlacklistPage() {
  const query = useEndpoint('supervision.blacklist', {});
  return (
    <ListDesk
      query={query}
      rowsOf={({ cases }) => cases}
      columns={COLUMNS}
      exportName="blacklist"
      none={strings.none}
      choose={strings.choose}
      detail={(one, { names }) => (
        <CaseDetail key={one.id + one.revision} one={one} names={names} onChanged={query.reload} />
      )}
    >
      <Propose onSent={query.reload} />
    </ListDesk>
  );
}
