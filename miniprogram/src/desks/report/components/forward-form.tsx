import type { OutputOf } from '@shared/contracts';
import { DEPARTMENTS, type Department } from '@shared/domain/report/report.schema';
import { useState } from 'react';
import { copyText } from '@/platform/feedback';
import { useWrite } from '@/platform/use-write';
import { CATEGORY_WORDS } from '@/strings/report';
import { Button } from '@/ui/button';
import { Body, Card, Note } from '@/ui/card';
import { PickerField, TextField } from '@/ui/fields';
import { ErrorState } from '@/ui/status';
import { forwardStrings as strings } from '../strings/pages';
import { DEPARTMENT_WORDS } from '../strings/triage';
import type { Detail } from './move';

const textOf = (one: OutputOf<'report.forward'>): string =>
  [
    strings.head(one.recipient, one.givenOn, one.code),
    `${strings.category}：${CATEGORY_WORDS[one.category].short}`,
    `${strings.place}：${one.placeName}`,
    one.address ? `${strings.address}：${one.address}` : '',
    one.timePattern ? `${strings.time}：${one.timePattern}` : '',
    one.text,
    strings.foot,
  ]
    .filter(Boolean)
    .join('\n');

/** An extract for one recipient: redacted, marked as theirs, and the only thing that may be handed on. */
export const ForwardForm = ({ report }: { readonly report: Detail }) => {
  const [department, setDepartment] = useState<Department | null>(null);
  const [recipient, setRecipient] = useState('');
  const forward = useWrite('report.forward');
  const [made, setMade] = useState<OutputOf<'report.forward'> | null>(null);
  const make = async (): Promise<void> => {
    if (department !== null) setMade(await forward.submit({ reportId: report.id, department, recipient }));
  };
  return (
    <Card title={strings.title}>
      <Note>{strings.note}</Note>
      <PickerField
        label={strings.department}
        options={DEPARTMENTS.map((value) => ({ value, label: DEPARTMENT_WORDS[value] }))}
        value={department}
        onChange={setDepartment}
      />
      <TextField label={strings.recipient} value={recipient} maxLength={60} onChange={setRecipient} />
      <Button
        kind="secondary"
        busy={forward.busy}
        disabled={department === null || recipient.trim().length < 2}
        onClick={() => void make()}
      >
        {strings.make}
      </Button>
      {forward.error ? <ErrorState error={forward.error} /> : null}
      {made ? (
        <>
          <Body>{textOf(made)}</Body>
          {made.taken > 0 ? <Note>{strings.taken(made.taken)}</Note> : null}
          <Button kind="quiet" onClick={() => copyText(textOf(made))}>
            {strings.copy}
          </Button>
        </>
      ) : null}
    </Card>
  );
};
