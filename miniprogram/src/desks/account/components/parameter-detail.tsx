import type { OutputOf } from '@shared/contracts';
import { type ParameterValue, specOf } from '@shared/tenant/parameters';
import { useState } from 'react';
import { toast } from '@/platform/feedback';
import { useSession } from '@/platform/session';
import { useWrite } from '@/platform/use-write';
import { whenWords } from '@/strings/when';
import { Button, Buttons } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import { Choice, TextArea, TextField } from '@/ui/fields';
import { Timeline } from '@/ui/pictures';
import { ErrorState, Tag } from '@/ui/status';
import { deskStrings, OPTION_WORDS, PARAMETER_WORDS, UNIT_WORDS } from '../strings';

const { parameters: strings } = deskStrings;
export type Parameter = OutputOf<'tenant.parameters'>['parameters'][number];

/** What a parameter is called. */
export const labelOf = ({ key }: Pick<Parameter, 'key'>): { label: string; note: string } => PARAMETER_WORDS[key];

/** A value in words, with its unit. */
export const valueWords = (key: Parameter['key'], value: ParameterValue | null): string => {
  if (value === null) return strings.notSet;
  if (typeof value === 'boolean') return value ? strings.yes : strings.no;
  if (typeof value === 'number') {
    const spec = specOf(key);
    return spec.kind === 'int' ? `${value} ${UNIT_WORDS[spec.unit]}` : String(value);
  }
  return OPTION_WORDS[value] ?? value;
};

const ValueField = ({
  parameter,
  typed,
  onChange,
}: {
  readonly parameter: Parameter;
  readonly typed: string;
  readonly onChange: (typed: string) => void;
}) => {
  const spec = specOf(parameter.key);
  if (spec.kind === 'choice' || spec.kind === 'switch') {
    const values = spec.kind === 'choice' ? spec.options : ['true', 'false'];
    const words = (value: string): string =>
      spec.kind === 'choice' ? (OPTION_WORDS[value] ?? value) : value === 'true' ? strings.yes : strings.no;
    return (
      <Choice
        label={strings.value}
        options={values.map((value) => ({ value, label: words(value) }))}
        value={typed}
        onChange={onChange}
        stacked
      />
    );
  }
  const hint = spec.kind === 'int' ? strings.range(spec.min, spec.max, UNIT_WORDS[spec.unit]) : undefined;
  return <TextField label={strings.value} hint={hint} value={typed} onChange={onChange} maxLength={200} />;
};

/** The value that was typed or chosen, in its own type. */
const readValue = (key: Parameter['key'], typed: string): ParameterValue => {
  const { kind } = specOf(key);
  if (kind === 'int') return Number(typed);
  return kind === 'switch' ? typed === 'true' : typed.trim();
};

const ChangeForm = ({ parameter, onChanged }: Props) => {
  const { key, isRisky, isSet } = parameter;
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const write = useWrite('tenant.setParameter');
  const save = async (value: ParameterValue | null): Promise<void> => {
    const done = await write.submit({ key, value, reason });
    if (done === null) return;
    toast(done.isWaiting ? strings.proposed : strings.saved);
    onChanged();
  };
  const hasReason = reason.trim().length >= 2;
  return (
    <Card title={strings.value}>
      {isRisky ? <Note>{strings.risky}</Note> : null}
      <ValueField parameter={parameter} typed={typed} onChange={setTyped} />
      <TextArea label={strings.reason} value={reason} onChange={setReason} maxLength={200} />
      <Button
        busy={write.busy}
        disabled={typed.trim() === '' || !hasReason}
        onClick={() => void save(readValue(key, typed))}
      >
        {isRisky ? strings.propose : strings.save}
      </Button>
      {isSet ? (
        <Button kind="quiet" busy={write.busy} disabled={!hasReason} onClick={() => void save(null)}>
          {strings.clear}
        </Button>
      ) : null}
      {write.error ? <ErrorState error={write.error} /> : null}
    </Card>
  );
};

const Proposal = ({ parameter, onChanged }: Props) => {
  const { key, proposal } = parameter;
  const write = useWrite('tenant.decideParameter');
  if (proposal === null) return null;
  const decide = async (agree: boolean): Promise<void> => {
    if ((await write.submit({ key, agree })) !== null) onChanged();
  };
  return (
    <Card title={strings.proposal}>
      <Row
        label={valueWords(key, proposal.value)}
        note={`${strings.proposalBy(proposal.by, whenWords(proposal.at))} · ${proposal.reason}`}
      />
      {proposal.isMine ? <Note>{strings.mineWaits}</Note> : null}
      <Buttons>
        <Button kind="secondary" busy={write.busy} onClick={() => void decide(false)}>
          {strings.drop}
        </Button>
        {proposal.isMine ? null : (
          <Button busy={write.busy} onClick={() => void decide(true)}>
            {strings.agree}
          </Button>
        )}
      </Buttons>
      {write.error ? <ErrorState error={write.error} /> : null}
    </Card>
  );
};

interface Props {
  readonly parameter: Parameter;
  readonly onChanged: () => void;
}

/** One parameter: its value, what waits, the form, and its history. */
export const ParameterDetail = ({ parameter, onChanged }: Props) => {
  const { has } = useSession();
  const { key, value, isSet, history } = parameter;
  const { label, note } = labelOf(parameter);
  return (
    <>
      <Card
        title={label}
        extra={
          <Tag tone={isSet ? 'good' : value === null ? 'caution' : 'unknown'}>
            {isSet ? strings.set : value === null ? strings.notSet : strings.initial}
          </Tag>
        }
      >
        <Row label={valueWords(key, value)} note={note} />
      </Card>
      {has('sysadmin') ? (
        <>
          <Proposal parameter={parameter} onChanged={onChanged} />
          <ChangeForm parameter={parameter} onChanged={onChanged} />
        </>
      ) : null}
      {history.length > 0 ? (
        <Card title={strings.history}>
          <Timeline
            items={[...history].reverse().map(({ value: then, by, at, reason, agreedBy }) => ({
              key: String(at),
              title: valueWords(key, then),
              at: strings.proposalBy(by, whenWords(at)),
              detail: agreedBy === null ? reason : `${reason}\n${strings.agreedBy(agreedBy)}`,
            }))}
          />
        </Card>
      ) : null}
    </>
  );
};
