import { SANCTIONS } from '@shared/domain/report/report.schema';
import { asEpochMs, dateOf } from '@shared/kernel/time';
import { VIOLATIONS } from '@shared/regulations/violations';
import { useState } from 'react';
import { useEndpoint } from '@/platform/use-endpoint';
import { ruleWords } from '@/strings/rule';
import { Button } from '@/ui/button';
import { Card, Note } from '@/ui/card';
import { SearchPicker } from '@/ui/choosers';
import { Choice, DateField, MultiChoice, PickerField, TextArea, TextField } from '@/ui/fields';
import { ErrorState } from '@/ui/status';
import { RESULT_WORDS, SANCTION_WORDS, triageStrings as strings } from '../strings/triage';
import { useStep } from '../use-step';
import type { MoveProps } from './move';

type Officer = { readonly accountId: string; readonly certificateNo: string };
type Result = keyof typeof RESULT_WORDS;
const NOBODY: Officer = { accountId: '', certificateNo: '' };

/** What officers found on the spot: at least two, named, with certificates; a finding per rule. */
export const InspectionForm = ({ report, onDone }: MoveProps) => {
  const colleagues = useEndpoint('report.colleagues', { reportId: report.id });
  const [officers, setOfficers] = useState<readonly Officer[]>([NOBODY, NOBODY]);
  const [ruleId, setRule] = useState<string>(`violation.${report.category}`);
  const [result, setResult] = useState<Result | null>(null);
  const [note, setNote] = useState('');
  const [on, setOn] = useState<string>(dateOf(asEpochMs(Date.now())));
  const step = useStep('report.recordInspection', onDone);
  const change = (i: number, part: Partial<Officer>): void =>
    setOfficers(officers.map((one, k) => (k === i ? { ...one, ...part } : one)));
  const isWhole = officers.every(
    ({ accountId, certificateNo }) => accountId !== '' && certificateNo.trim().length >= 4,
  );
  const rule = VIOLATIONS.find(({ id }) => id === ruleId);
  return (
    <Card title={strings.inspection}>
      <Note>{strings.inspectionNote}</Note>
      <DateField label={strings.inspectedOn} value={on} onChange={setOn} />
      {officers.map(({ accountId, certificateNo }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a place at the table, not a person
        <Card key={i}>
          <SearchPicker
            label={strings.officer(i + 1)}
            options={(colleagues.data?.colleagues ?? []).map((one) => ({ value: one.accountId, label: one.name }))}
            value={accountId || null}
            onChange={(id) => change(i, { accountId: id })}
          />
          <TextField
            label={strings.certificate}
            value={certificateNo}
            maxLength={40}
            onChange={(text) => change(i, { certificateNo: text })}
          />
        </Card>
      ))}
      <Button kind="quiet" onClick={() => setOfficers([...officers, NOBODY])}>
        {strings.addOfficer}
      </Button>
      <PickerField
        label={strings.finding}
        options={VIOLATIONS.map(({ id, says }) => ({ value: id as string, label: says.slice(0, 24) }))}
        value={ruleId}
        onChange={setRule}
        hint={rule ? ruleWords(rule) : undefined}
      />
      <Choice
        label={strings.result}
        options={(Object.keys(RESULT_WORDS) as Result[]).map((value) => ({ value, label: RESULT_WORDS[value] }))}
        value={result}
        onChange={setResult}
      />
      <TextArea label={strings.note} value={note} onChange={setNote} maxLength={1000} />
      <Button
        kind="secondary"
        busy={step.busy}
        disabled={!isWhole || result === null}
        onClick={() => {
          if (result !== null) {
            void step.take({ reportId: report.id, on, officers: [...officers], findings: [{ ruleId, result, note }] });
          }
        }}
      >
        {strings.record}
      </Button>
      {step.error ? <ErrorState error={step.error} /> : null}
    </Card>
  );
};

/** A proposal for people to decide on, for a rule that was found violated. */
export const SanctionForm = ({ report, onDone }: MoveProps) => {
  const violated = [
    ...new Set(
      report.inspections.flatMap(({ findings }) =>
        findings.filter(({ result }) => result === 'violated').map(({ ruleId }) => ruleId),
      ),
    ),
  ];
  const [ruleId, setRule] = useState<string | null>(violated[0] ?? null);
  const [kinds, setKinds] = useState<(typeof SANCTIONS)[number][]>([]);
  const step = useStep('report.proposeSanction', onDone);
  if (violated.length === 0 || !report.moves.includes('close')) return null;
  return (
    <Card title={strings.sanction}>
      <PickerField
        label={strings.finding}
        options={violated.map((value) => ({
          value,
          label: VIOLATIONS.find(({ id }) => id === value)?.says.slice(0, 24) ?? value,
        }))}
        value={ruleId}
        onChange={setRule}
      />
      <MultiChoice
        label={strings.propose}
        options={SANCTIONS.map((value) => ({ value, label: SANCTION_WORDS[value] }))}
        values={kinds}
        onChange={setKinds}
      />
      <Button
        kind="secondary"
        busy={step.busy}
        disabled={ruleId === null || kinds.length === 0}
        onClick={() => {
          if (ruleId !== null) void step.take({ reportId: report.id, ruleId, kinds });
        }}
      >
        {strings.propose}
      </Button>
      {step.error ? <ErrorState error={step.error} /> : null}
    </Card>
  );
};
