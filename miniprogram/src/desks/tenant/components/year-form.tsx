// Entering a year of the State Council's notice: the text is pasted, read on the phone, checked by a person, then stored.
import { readNotice } from '@shared/domain/tenant/calendar';
import { useState } from 'react';
import { toast } from '@/platform/feedback';
import { useWrite } from '@/platform/use-write';
import { Button } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import { TextArea, TextField } from '@/ui/fields';
import { ErrorState } from '@/ui/status';
import { calendarStrings as strings } from '../strings';

interface Props {
  readonly year: number;
  readonly onEntered: () => void;
}

/** `10-01` … as runs: `10-01—10-07、12-31`. */
const spans = (days: readonly string[]): string => {
  const runs: string[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && Date.parse(day) - Date.parse(last) === 86_400_000) run.push(day);
    else runs.push([day]);
  }
  return runs.map((run) => (run.length === 1 ? run[0] : `${run[0]}—${run.at(-1)}`)).join('、');
};

export const YearForm = ({ year, onEntered }: Props) => {
  const [text, setText] = useState('');
  const [document, setDocument] = useState('');
  const write = useWrite('tenant.enterYear');
  const { holidays, makeUpDays } = readNotice(text, year);
  const isReady = holidays.length > 0 && document.trim().length >= 4;
  const reason = strings.reasons[String(write.error?.details['reason'] ?? '')];
  const save = async (): Promise<void> => {
    const reply = await write.submit({ year, holidays, makeUpDays, document });
    if (reply === null) return;
    toast(strings.saved);
    onEntered();
  };
  return (
    <Card title={strings.year(year)}>
      <TextArea label={strings.pasteLabel} hint={strings.pasteHint} value={text} onChange={setText} />
      <Note>{holidays.length > 0 ? strings.found(holidays.length, makeUpDays.length) : strings.nothingFound}</Note>
      {holidays.length > 0 ? <Row label={strings.holidays} note={spans(holidays)} /> : null}
      {makeUpDays.length > 0 ? <Row label={strings.makeUpDays} note={spans(makeUpDays)} /> : null}
      <TextField label={strings.document} hint={strings.documentHint} value={document} onChange={setDocument} />
      {reason ? <Note>{reason}</Note> : null}
      {write.error && !reason ? <ErrorState error={write.error} /> : null}
      <Button busy={write.busy} disabled={!isReady} onClick={() => void save()}>
        {strings.save}
      </Button>
    </Card>
  );
};
