// What can be done with a report now: only what its state and the caller's part in it allow.
import { useState } from 'react';
import { Button } from '@/ui/button';
import { Card, Note } from '@/ui/card';
import { ErrorState } from '@/ui/status';
import { triageStrings as strings } from '../strings/triage';
import { useStep } from '../use-step';
import { AskForm } from './ask-form';
import { CategoryHint } from './category-hint';
import { ClassifyForm } from './classify-form';
import { CloseForm, DeclineForm } from './close-form';
import { Duplicates } from './duplicates';
import { ExtensionCard } from './extension-card';
import { ForwardForm } from './forward-form';
import { HandlerForm } from './handler-form';
import { ObjectForm, SuspendForm } from './handler-steps';
import { InspectionForm, SanctionForm } from './inspection-form';
import { LookForm } from './look-form';
import type { Detail, MoveProps, Suggestions } from './move';

const OPEN_STATES = [
  'submitted',
  'accepted',
  'dispatched',
  'objected',
  'verifying',
  'suspended',
  'reopened',
  'underReview',
];

/** One press, nothing to fill in. */
const Press = ({
  endpoint,
  label,
  report,
  onDone,
}: MoveProps & {
  readonly endpoint: 'report.begin' | 'report.overrule' | 'report.resume' | 'report.undo' | 'report.separate';
  readonly label: string;
}) => {
  const step = useStep(endpoint, onDone);
  return (
    <>
      <Button
        kind={endpoint === 'report.undo' ? 'quiet' : 'primary'}
        busy={step.busy}
        onClick={() => void step.take({ reportId: report.id })}
      >
        {label}
      </Button>
      {step.error ? <ErrorState error={step.error} /> : null}
    </>
  );
};

export const Moves = ({ report, suggestions, onDone }: MoveProps & { readonly suggestions: Suggestions }) => {
  const [isMore, setMore] = useState(false);
  const can = (move: Detail['moves'][number]): boolean => report.moves.includes(move);
  const isOpen = OPEN_STATES.includes(report.state);
  const props = { report, onDone };
  if (report.mergedInto !== null) {
    return (
      <Card>
        <Note>{strings.following}</Note>
        <Press endpoint="report.separate" label={strings.separate} {...props} />
        <AskForm {...props} />
      </Card>
    );
  }
  return (
    <>
      {report.canUndo ? <Press endpoint="report.undo" label={strings.undo} {...props} /> : null}
      {isOpen && !report.isConfirmed ? <CategoryHint suggestions={suggestions} /> : null}
      {can('accept') ? <ClassifyForm kind="accept" {...props} /> : null}
      {can('overrule') ? (
        <Card title={strings.objection}>
          <Press endpoint="report.overrule" label={strings.overrule} {...props} />
        </Card>
      ) : null}
      {(can('dispatch') && report.handlerId === null) || can('overrule') ? (
        <HandlerForm endpoint="report.dispatch" suggestions={suggestions} {...props} />
      ) : null}
      {can('begin') ? (
        <Card>
          <Press endpoint="report.begin" label={strings.begin} {...props} />
        </Card>
      ) : null}
      {can('resume') ? (
        <Card>
          <Press endpoint="report.resume" label={strings.resume} {...props} />
        </Card>
      ) : null}
      {can('close') || can('answerReview') ? (
        <>
          <InspectionForm {...props} />
          {report.inspections.length > 0 ? <SanctionForm {...props} /> : null}
          <CloseForm endpoint={can('close') ? 'report.close' : 'report.answerReview'} {...props} />
        </>
      ) : null}
      <ExtensionCard {...props} />
      {isOpen ? <Duplicates suggestions={suggestions} {...props} /> : null}
      {isOpen ? (
        <Button kind="quiet" onClick={() => setMore(!isMore)}>
          {isMore ? strings.lessMore : strings.more}
        </Button>
      ) : null}
      {isMore ? (
        <>
          <AskForm {...props} />
          <LookForm {...props} />
          <ForwardForm report={report} />
          {can('object') ? <ObjectForm {...props} /> : null}
          {can('suspend') ? <SuspendForm {...props} /> : null}
          {can('handOver') ? <HandlerForm endpoint="report.handOver" suggestions={suggestions} {...props} /> : null}
          {can('dispatch') && report.handlerId !== null && !can('overrule') ? (
            <HandlerForm endpoint="report.dispatch" suggestions={suggestions} {...props} />
          ) : null}
          {report.isConfirmed ? <ClassifyForm kind="reclassify" {...props} /> : null}
          {can('decline') ? <DeclineForm {...props} /> : null}
        </>
      ) : null}
    </>
  );
};
