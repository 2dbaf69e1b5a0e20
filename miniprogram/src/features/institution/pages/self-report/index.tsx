import type { InputOf } from '@shared/contracts';
import { useState } from 'react';
import { useParams } from '@/platform/router';
import { useDraft } from '@/platform/use-draft';
import { useEndpoint } from '@/platform/use-endpoint';
import { useWrite } from '@/platform/use-write';
import { Button } from '@/ui/button';
import { Card, Note } from '@/ui/card';
import { Choice, TextArea, TextField } from '@/ui/fields';
import { Page } from '@/ui/page';
import { ErrorState, Loaded, Verdict } from '@/ui/status';
import { selfReportStrings as strings } from '../../supervision/strings';

type Report = InputOf<'supervision.selfReport'>['report'];
const NUMBERS = [
  'students',
  'staff',
  'fullTimeTeachers',
  'certified',
  'classAttendants',
  'longestPrepaidMonths',
] as const;
const ANSWERS = ['usesSupervisedAccount', 'hasServingTeachers', 'hasMoved'] as const;
type Numbers = Record<(typeof NUMBERS)[number], string>;
type Answers = Record<(typeof ANSWERS)[number], 'yes' | 'no' | null>;
interface Draft extends Numbers, Answers {
  readonly remarks: string;
}
const EMPTY: Draft = {
  students: '',
  staff: '',
  fullTimeTeachers: '',
  certified: '',
  classAttendants: '',
  longestPrepaidMonths: '',
  usesSupervisedAccount: null,
  hasServingTeachers: null,
  hasMoved: null,
  remarks: '',
};

const isNumber = (text: string): boolean => /^\d{1,6}$/.test(text.normalize('NFKC').trim());

/** The report as the endpoint takes it; null while something is missing. */
const reportOf = (draft: Draft): Report | null => {
  if (!NUMBERS.every((field) => isNumber(draft[field])) || !ANSWERS.every((field) => draft[field] !== null))
    return null;
  const number = (field: keyof Numbers): number => Number(draft[field].normalize('NFKC').trim());
  return {
    students: number('students'),
    staff: number('staff'),
    fullTimeTeachers: number('fullTimeTeachers'),
    certified: number('certified'),
    classAttendants: number('classAttendants'),
    longestPrepaidMonths: number('longestPrepaidMonths'),
    usesSupervisedAccount: draft.usesSupervisedAccount === 'yes',
    hasServingTeachers: draft.hasServingTeachers === 'yes',
    hasMoved: draft.hasMoved === 'yes',
    remarks: draft.remarks.trim(),
  };
};

const ReportForm = ({ code, onSent }: { code: string; onSent: () => void }) => {
  const { draft, change, discard } = useDraft<Draft>('annual-self-report', EMPTY);
  const write = useWrite('supervision.selfReport');
  const report = reportOf(draft);
  const send = async (): Promise<void> => {
    if (report === null || (await write.submit({ code, report })) === null) return;
    discard();
    onSent();
  };
  return (
    <Card>
      {NUMBERS.map((field) => (
        <TextField
          key={field}
          label={strings.fields[field]}
          value={draft[field]}
          maxLength={6}
          onChange={(value) => change({ [field]: value })}
        />
      ))}
      {ANSWERS.map((field) => (
        <Choice
          key={field}
          label={strings.fields[field]}
          options={[
            { value: 'yes', label: strings.yes },
            { value: 'no', label: strings.no },
          ]}
          value={draft[field]}
          onChange={(value) => change({ [field]: value })}
        />
      ))}
      <TextArea
        label={strings.fields.remarks}
        value={draft.remarks}
        maxLength={500}
        onChange={(remarks) => change({ remarks })}
      />
      <Note>{strings.once}</Note>
      <Button busy={write.busy} disabled={report === null} onClick={() => void send()}>
        {strings.send}
      </Button>
      {write.error ? <ErrorState error={write.error} /> : null}
    </Card>
  );
};

/** 年检自查: an institution's contact comes with a code from the bureau, without an account. */
export default function SelfReportPage() {
  const { code: given = '' } = useParams();
  const [typed, setTyped] = useState(given);
  const [code, setCode] = useState(given);
  const [isSent, setSent] = useState(false);
  const query = useEndpoint('supervision.invitation', code === '' ? null : { code });
  return (
    <Page>
      <Card title={strings.title}>
        <Note>{strings.intro}</Note>
        <TextField label={strings.code} value={typed} maxLength={20} onChange={setTyped} />
        <Button kind="secondary" disabled={typed.trim().length < 4} onClick={() => setCode(typed.trim())}>
          {strings.openForm}
        </Button>
      </Card>
      {code === '' ? null : (
        <Loaded query={query} rows={3}>
          {({ name, year, dueOn, isReported }) =>
            isSent || isReported ? (
              <Verdict tone="good" title={strings.done(name)} detail={strings.doneNote} />
            ) : (
              <>
                <Verdict tone="brand" title={name} detail={strings.due(year, dueOn)} />
                <ReportForm code={code} onSent={() => setSent(true)} />
              </>
            )
          }
        </Loaded>
      )}
    </Page>
  );
}
