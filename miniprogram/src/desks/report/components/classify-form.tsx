import { REPORT_CATEGORIES, type ReportCategory } from '@shared/domain/report/categories';
import { SEVERITIES, type Severity } from '@shared/domain/report/report.schema';
import { useState } from 'react';
import { CATEGORY_WORDS, SEVERITY_WORDS } from '@/strings/report';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { Choice, PickerField } from '@/ui/fields';
import { ErrorState } from '@/ui/status';
import { triageStrings as strings } from '../strings/triage';
import { useStep } from '../use-step';
import type { MoveProps } from './move';

/** Takes a report up, or corrects what it was taken up as. */
export const ClassifyForm = ({ kind, report, onDone }: MoveProps & { readonly kind: 'accept' | 'reclassify' }) => {
  const [category, setCategory] = useState<ReportCategory>(report.category);
  const [severity, setSeverity] = useState<Severity>(report.severity);
  const step = useStep(kind === 'accept' ? 'report.accept' : 'report.reclassify', onDone);
  return (
    <Card title={kind === 'accept' ? strings.accept : strings.reclassify}>
      <PickerField
        label={strings.category}
        options={REPORT_CATEGORIES.map((value) => ({ value, label: CATEGORY_WORDS[value].short }))}
        value={category}
        onChange={setCategory}
      />
      <Choice
        label={strings.severity}
        options={SEVERITIES.map((value) => ({ value, label: SEVERITY_WORDS[value] }))}
        value={category === 'SAFETY' ? 'urgent' : severity}
        onChange={setSeverity}
      />
      <Button
        kind={kind === 'accept' ? 'primary' : 'secondary'}
        busy={step.busy}
        onClick={() => void step.take({ reportId: report.id, category, severity })}
      >
        {kind === 'accept' ? strings.accept : strings.reclassify}
      </Button>
      {step.error ? <ErrorState error={step.error} /> : null}
    </Card>
  );
};
