import type { OutputOf } from '@shared/contracts';
import { RECORD_PURPOSES, type RecordPurpose } from '@shared/domain/child/access.schema';
import { ACCESS_WORDS, BOND_STATE_WORDS, RELATION_WORDS } from '@shared/strings/child';
import { consentText } from '@shared/strings/consent-texts';
import { useState } from 'react';
import { toast } from '@/platform/feedback';
import { useWrite } from '@/platform/use-write';
import { whenWords } from '@/strings/when';
import { Button } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import { Choice, TextArea } from '@/ui/fields';
import { ConfirmSheet } from '@/ui/sheet';
import { ErrorState, Tag, Verdict } from '@/ui/status';
import { childDeskStrings } from '../strings';

const { record: strings } = childDeskStrings;
type Record = OutputOf<'child.openRecord'>;
type Bond = Record['bonds'][number];

const PURPOSES = RECORD_PURPOSES.map((value) => ({ value, label: ACCESS_WORDS[value] }));

const Guardian = ({ childId, bond, onUnbound }: { childId: string; bond: Bond; onUnbound: () => void }) => {
  const unbind = useWrite('child.unbindGuardian');
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const send = async (): Promise<void> => {
    if ((await unbind.submit({ childId, accountId: bond.accountId, reason: reason.trim() })) === null) return;
    toast(strings.unbindDone);
    setAsking(false);
    onUnbound();
  };
  return (
    <>
      <Row
        label={`${bond.displayName}（${RELATION_WORDS[bond.relation]}）`}
        note={`${BOND_STATE_WORDS[bond.state]} · ${strings.since(whenWords(bond.since))}`}
        value={strings.unbind}
        onClick={() => setAsking(true)}
      />
      {isAsking ? (
        <ConfirmSheet
          title={`${strings.unbind}：${bond.displayName}`}
          action={strings.unbind}
          danger
          busy={unbind.busy}
          onConfirm={() => void send()}
          onClose={() => setAsking(false)}
        >
          <TextArea label={strings.unbindReason} value={reason} onChange={setReason} maxLength={200} />
          {unbind.error ? <ErrorState error={unbind.error} /> : null}
        </ConfirmSheet>
      ) : null}
    </>
  );
};

const Opened = ({ record, onChanged }: { record: Record; onChanged: () => void }) => {
  const { child, own, bonds, clubs, sessions, consented } = record;
  return (
    <>
      <Verdict tone="brand" title={strings.shown} />
      <Row label={strings.number} value={child.number} />
      <Row label={strings.birthDate} value={own.birthDate ?? strings.none} />
      <Row label={strings.phone} value={own.emergencyPhone || strings.none} />
      <Row label={strings.care} value={own.careNote || strings.none} />
      <Row
        label={strings.clubs}
        value={clubs === null ? <Tag>{strings.noConsent}</Tag> : clubs.join('、') || strings.none}
      />
      <Row label={strings.sessions} value={sessions === null ? <Tag>{strings.noConsent}</Tag> : String(sessions)} />
      <Row
        label={strings.consented}
        value={consented.map((purpose) => consentText(purpose, 1).title).join('、') || strings.none}
      />
      <Note>{strings.guardians}</Note>
      {bonds.length === 0 ? <Note>{strings.noGuardians}</Note> : null}
      {bonds.map((bond) => (
        <Guardian key={bond.accountId} childId={child.id} bond={bond} onUnbound={onChanged} />
      ))}
    </>
  );
};

/** One child's record: first the purpose and the words, then what it holds. */
export const ChildRecord = ({ childId, name, onChanged }: { childId: string; name: string; onChanged: () => void }) => {
  const open = useWrite('child.openRecord');
  const [purpose, setPurpose] = useState<RecordPurpose | null>(null);
  const [words, setWords] = useState('');
  const [record, setRecord] = useState<Record | null>(null);
  const look = async (): Promise<void> => {
    if (purpose === null) return;
    setRecord(await open.submit({ childId, purpose, words: words.trim() }));
  };
  return (
    <Card title={record === null ? strings.ask(name) : `${name} · ${record.child.className}`}>
      {record === null ? (
        <>
          <Choice label={strings.why} options={PURPOSES} value={purpose} onChange={setPurpose} />
          <TextArea
            label={strings.words}
            placeholder={strings.wordsHint}
            value={words}
            onChange={setWords}
            maxLength={200}
          />
          <Button busy={open.busy} disabled={purpose === null || words.trim().length < 2} onClick={() => void look()}>
            {strings.open}
          </Button>
        </>
      ) : (
        <>
          <Opened
            record={record}
            onChanged={() => {
              setRecord(null);
              onChanged();
            }}
          />
          <Button kind="quiet" onClick={() => setRecord(null)}>
            {strings.close}
          </Button>
        </>
      )}
      {open.error ? <ErrorState error={open.error} /> : null}
    </Card>
  );
};
