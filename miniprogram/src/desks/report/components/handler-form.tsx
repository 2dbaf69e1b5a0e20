import type { HandOverReason } from '@shared/domain/report/report.schema';
import { DISTRICTS } from '@shared/tenant/hanzhong';
import { useState } from 'react';
import { Button } from '@/ui/button';
import { Card, Note } from '@/ui/card';
import { Choice, PickerField } from '@/ui/fields';
import { ErrorState } from '@/ui/status';
import { DEPARTMENT_WORDS, HAND_OVER_OPTIONS, MOVE_WORDS, triageStrings as strings } from '../strings/triage';
import { useStep } from '../use-step';
import type { MoveProps, Suggestions } from './move';

interface Props extends MoveProps {
  readonly endpoint: 'report.dispatch' | 'report.handOver';
  readonly suggestions: Suggestions;
}

/** Who takes it: the least loaded of the district first; whoever has an interest is not in the list. */
export const HandlerForm = ({ endpoint, report, suggestions, onDone }: Props) => {
  const handlers = suggestions?.handlers ?? [];
  const [handlerId, setHandler] = useState<string | null>(null);
  const [reason, setReason] = useState<HandOverReason | null>(null);
  const dispatch = useStep('report.dispatch', onDone);
  const handOver = useStep('report.handOver', onDone);
  const isHandOver = endpoint === 'report.handOver';
  const step = isHandOver ? handOver : dispatch;
  const district = DISTRICTS.find(({ code }) => code === report.districtCode)?.code;
  const chosen = handlerId ?? (isHandOver ? null : (handlers[0]?.accountId ?? null));
  const send = (): void => {
    if (chosen === null || district === undefined) return;
    const to = { reportId: report.id, handlerId: chosen, districtCode: district };
    if (!isHandOver) void dispatch.take(to);
    else if (reason !== null) void handOver.take({ ...to, reason });
  };
  return (
    <Card title={isHandOver ? MOVE_WORDS.handOver : MOVE_WORDS.dispatch}>
      {suggestions !== null && handlers.length === 0 ? <Note>{strings.noHandlers}</Note> : null}
      <Choice
        label={strings.handlers}
        stacked
        options={handlers.slice(0, 6).map(({ accountId, name, openCases, isLocal }) => ({
          value: accountId,
          label: name,
          note: strings.handlerNote(openCases, isLocal),
        }))}
        value={chosen}
        onChange={setHandler}
      />
      {isHandOver ? (
        <PickerField label={strings.handOverReason} options={HAND_OVER_OPTIONS} value={reason} onChange={setReason} />
      ) : null}
      {suggestions && suggestions.partners.length > 0 ? (
        <Note>{`${strings.partners}：${suggestions.partners.map((one) => DEPARTMENT_WORDS[one]).join('、')}`}</Note>
      ) : null}
      <Button
        kind={isHandOver ? 'secondary' : 'primary'}
        busy={step.busy}
        disabled={chosen === null || (isHandOver && reason === null)}
        onClick={send}
      >
        {isHandOver ? MOVE_WORDS.handOver : MOVE_WORDS.dispatch}
      </Button>
      {step.error ? <ErrorState error={step.error} /> : null}
    </Card>
  );
};
