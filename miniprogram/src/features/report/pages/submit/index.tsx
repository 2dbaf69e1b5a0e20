import { asEpochMs, dateOf } from '@shared/kernel/time';
import { useState } from 'react';
import { useParams } from '@/platform/router';
import { useDraft } from '@/platform/use-draft';
import { useWrite } from '@/platform/use-write';
import { Button, Buttons } from '@/ui/button';
import { Page } from '@/ui/page';
import { Steps } from '@/ui/pictures';
import { ErrorState } from '@/ui/status';
import { EvidenceStep } from '../../components/evidence-step';
import { ReceiptCard } from '../../components/receipt-card';
import { EMPTY_DRAFT, HowStep, type ReportDraft, WhatStep, WhereStep } from '../../components/steps';
import { reportStrings as strings } from '../../strings';

/** Whether a step holds what the next one builds on. */
const isDone = (step: number, { category, placeName, districtCode, text }: ReportDraft): boolean =>
  [category !== null, placeName.trim() !== '' && districtCode !== null, text.trim() !== '', true][step] ?? false;

/** 举报: four steps, kept on the phone as typed, sent once. */
export default function SubmitPage() {
  const { institutionId = null, institutionName = '' } = useParams();
  // A report opened from an institution's page is about that one; otherwise the draft of last time goes on.
  const { draft, change, discard } = useDraft<ReportDraft>('report', EMPTY_DRAFT);
  const opened: ReportDraft =
    institutionName && !draft.placeName ? { ...draft, institutionId, placeName: institutionName } : draft;
  const [evidenceIds, setEvidenceIds] = useState<readonly string[]>([]);
  const [step, setStep] = useState(0);
  const [sent, setSent] = useState<{ receipt: string; placeName: string; day: string } | null>(null);
  const submit = useWrite('report.submit');

  const send = async (): Promise<void> => {
    const { category, districtCode, deflection: _deflection, ...rest } = opened;
    if (category === null || districtCode === null) return;
    const done = await submit.submit({ ...rest, category, districtCode, evidenceIds: [...evidenceIds] });
    if (done === null) return;
    setSent({ receipt: done.receipt, placeName: opened.placeName, day: dateOf(asEpochMs(Date.now())) });
    discard();
  };

  if (sent !== null) {
    return (
      <Page>
        <ReceiptCard {...sent} />
      </Page>
    );
  }
  const isLast = step === strings.steps.length - 1;
  return (
    <Page
      bottom={
        <Buttons>
          {step > 0 ? (
            <Button kind="secondary" onClick={() => setStep(step - 1)}>
              {strings.previous}
            </Button>
          ) : null}
          <Button
            busy={submit.busy}
            disabled={!isDone(step, opened)}
            onClick={() => {
              if (isLast) void send();
              else {
                change(opened);
                setStep(step + 1);
              }
            }}
          >
            {isLast ? strings.submit : strings.next}
          </Button>
        </Buttons>
      }
    >
      <Steps steps={strings.steps} current={step} />
      {step === 0 ? <WhatStep draft={opened} change={change} /> : null}
      {step === 1 ? <WhereStep draft={opened} change={change} /> : null}
      {step === 2 ? <HowStep draft={opened} change={change} /> : null}
      {isLast ? <EvidenceStep evidenceIds={evidenceIds} onChange={setEvidenceIds} /> : null}
      {submit.error ? <ErrorState error={submit.error} onRetry={() => void send()} /> : null}
    </Page>
  );
}
