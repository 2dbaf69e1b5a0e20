import { type LocalDate, localDate, parseLocalDate } from '@shared/kernel/time';
import { useState } from 'react';
import { toast } from '@/platform/feedback';
import { useWrite } from '@/platform/use-write';
import { Button } from '@/ui/button';
import { Card, Note } from '@/ui/card';
import { DateField, TextArea, TextField } from '@/ui/fields';
import { ErrorState } from '@/ui/status';
import { calendarStrings as strings } from '../strings';

interface Props {
  readonly schoolYear: number;
  readonly onEntered: () => void;
}

const FIELDS = ['autumnFrom', 'autumnTo', 'springFrom', 'springTo'] as const;

/** `2026-10-10 周三`, a line each: the date and whose timetable it keeps; null where a line says something else. */
const readMakeUp = (text: string): { date: LocalDate; follows: number }[] | null => {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const read = lines.flatMap((line) => {
    const found = /^(\d{4}-\d{2}-\d{2})\s*(?:周|星期)([一二三四五])$/.exec(line);
    const date = parseLocalDate(found?.[1] ?? '');
    return date === null ? [] : [{ date, follows: '一二三四五'.indexOf(found?.[2] ?? '') + 1 }];
  });
  return read.length === lines.length ? read : null;
};

/** Entering the first and last days of a school year's two terms. */
export const SchoolYearForm = ({ schoolYear, onEntered }: Props) => {
  const [days, setDays] = useState<Partial<Record<(typeof FIELDS)[number], string>>>({});
  const [document, setDocument] = useState('');
  const write = useWrite('tenant.enterSchoolYear');
  const [follows, setFollows] = useState('');
  const makeUp = readMakeUp(follows);
  const isReady = FIELDS.every((field) => days[field]) && document.trim().length >= 4 && makeUp !== null;
  const reason = strings.reasons[String(write.error?.details['reason'] ?? '')];
  const dayOf = (field: (typeof FIELDS)[number]) => localDate(days[field] ?? '');
  const save = async (): Promise<void> => {
    const autumn = { from: dayOf('autumnFrom'), to: dayOf('autumnTo') };
    const spring = { from: dayOf('springFrom'), to: dayOf('springTo') };
    const reply = await write.submit({ schoolYear, autumn, spring, makeUp: makeUp ?? [], document });
    if (reply === null) return;
    toast(strings.saved);
    onEntered();
  };
  return (
    <Card title={strings.schoolYear(schoolYear)}>
      {FIELDS.map((field) => (
        <DateField
          key={field}
          label={strings[field]}
          value={days[field] ?? ''}
          onChange={(value) => setDays((before) => ({ ...before, [field]: value }))}
          start={`${schoolYear}-08-15`}
          end={`${schoolYear + 1}-08-15`}
        />
      ))}
      <TextArea
        label={strings.makeUp}
        hint={strings.makeUpHint}
        value={follows}
        onChange={setFollows}
        maxLength={400}
        {...(makeUp === null ? { error: strings.makeUpWrong } : {})}
      />
      <TextField label={strings.document} hint={strings.documentHint} value={document} onChange={setDocument} />
      {reason ? <Note>{reason}</Note> : null}
      {write.error && !reason ? <ErrorState error={write.error} /> : null}
      <Button busy={write.busy} disabled={!isReady} onClick={() => void save()}>
        {strings.saveSchoolYear}
      </Button>
    </Card>
  );
};
