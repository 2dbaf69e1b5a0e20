// Decisions about one institution: a new status, a published penalty. Each under its document.
import type { OutputOf } from '@shared/contracts';
import type { InstitutionStatus } from '@shared/domain/institution/institution.schema';
import { statusesAfter } from '@shared/domain/institution/registry/status-moves';
import { asEpochMs, dateOf, parseLocalDate } from '@shared/kernel/time';
import { useState } from 'react';
import { toast } from '@/platform/feedback';
import { useWrite } from '@/platform/use-write';
import { STATUS_WORDS } from '@/strings/institution';
import { Button } from '@/ui/button';
import { Note } from '@/ui/card';
import { Choice, DateField, TextArea, TextField } from '@/ui/fields';
import { Sheet } from '@/ui/sheet';
import { ErrorState } from '@/ui/status';
import { decisionStrings as strings } from '../strings';

type Institution = OutputOf<'institution.registryEntry'>['institution'];
type Settable = Exclude<InstitutionStatus, 'blacklisted'>;

interface Props {
  readonly institution: Institution;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

const isSettable = (status: InstitutionStatus): status is Settable => status !== 'blacklisted';

export const StatusForm = ({ institution, onSaved, onClose }: Props) => {
  const [status, setStatus] = useState<Settable | null>(null);
  const [since, setSince] = useState<string>(dateOf(asEpochMs(Date.now())));
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const [document, setDocument] = useState('');
  const write = useWrite('institution.changeStatus');
  const options = statusesAfter(institution.status)
    .filter(isSettable)
    .map((value) => ({ value, label: STATUS_WORDS[value].short }));
  const from = parseLocalDate(since);

  const save = async (): Promise<void> => {
    if (status === null || from === null) return;
    const done = await write.submit({
      id: institution.id,
      revision: institution.revision,
      status,
      since: from,
      until: status === 'suspended' ? parseLocalDate(until) : null,
      reason: reason.trim(),
      document: document.trim(),
    });
    if (done === null) return;
    toast(strings.saved);
    onSaved();
  };

  return (
    <Sheet
      title={strings.statusTitle}
      onClose={onClose}
      action={
        <Button
          busy={write.busy}
          disabled={status === null || from === null || reason.trim().length < 2 || document.trim().length < 2}
          onClick={() => void save()}
        >
          {strings.save}
        </Button>
      }
    >
      {options.length === 0 ? <Note>{strings.noMoves}</Note> : null}
      <Choice label={strings.newStatus} options={options} value={status} onChange={setStatus} />
      <DateField label={strings.since} value={since} onChange={setSince} />
      {status === 'suspended' ? (
        <DateField label={strings.until} hint={strings.untilHint} value={until} onChange={setUntil} />
      ) : null}
      <TextArea label={strings.reason} hint={strings.reasonHint} value={reason} maxLength={200} onChange={setReason} />
      <TextField label={strings.document} value={document} maxLength={120} onChange={setDocument} />
      {write.error ? <ErrorState error={write.error} /> : null}
    </Sheet>
  );
};

export const PenaltyForm = ({ institution, onSaved, onClose }: Props) => {
  const [decidedOn, setDecidedOn] = useState<string>(dateOf(asEpochMs(Date.now())));
  const [summary, setSummary] = useState('');
  const [document, setDocument] = useState('');
  const write = useWrite('institution.addPenalty');
  const on = parseLocalDate(decidedOn);

  const save = async (): Promise<void> => {
    if (on === null) return;
    const facts = { decidedOn: on, summary: summary.trim(), document: document.trim() };
    const done = await write.submit({ id: institution.id, revision: institution.revision, ...facts });
    if (done === null) return;
    toast(strings.saved);
    onSaved();
  };

  return (
    <Sheet
      title={strings.penaltyTitle}
      onClose={onClose}
      action={
        <Button
          busy={write.busy}
          disabled={on === null || summary.trim().length < 2 || document.trim().length < 2}
          onClick={() => void save()}
        >
          {strings.publish}
        </Button>
      }
    >
      <Note>{strings.penaltyNote}</Note>
      <DateField label={strings.decidedOn} value={decidedOn} onChange={setDecidedOn} />
      <TextArea label={strings.summary} value={summary} maxLength={200} onChange={setSummary} />
      <TextField label={strings.document} value={document} maxLength={120} onChange={setDocument} />
      {write.error ? <ErrorState error={write.error} /> : null}
    </Sheet>
  );
};
