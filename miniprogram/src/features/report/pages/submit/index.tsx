import { REPORT_CATEGORIES } from '@shared/domain/report/categories';
import { asEpochMs, dateOf } from '@shared/kernel/time';
import { DISTRICTS } from '@shared/tenant/hanzhong';
import { useState } from 'react';
import { useParams } from '@/platform/router';
import { useDraft } from '@/platform/use-draft';
import { forgetUploads } from '@/platform/use-evidence-uploads';
import { Button, Buttons } from '@/ui/button';
import { Note } from '@/ui/card';
import { Page } from '@/ui/page';
import { Steps } from '@/ui/pictures';
import { ErrorState } from '@/ui/status';
import { FloodNote, isFlood } from '../../components/flood-note';
import { LastStep } from '../../components/last-step';
import { ReceiptCard } from '../../components/receipt-card';
import { HowStep, WhatStep } from '../../components/steps';
import { WhereStep } from '../../components/where-step';
import { EMPTY_DRAFT, isStepDone, type ReportDraft, toSubmission } from '../../draft';
import { useSendOnce } from '../../hooks/use-send-once';
import { reportStrings as strings } from '../../strings';

/** What another page (an institution's, a door check) already knows. */
const fromParams = (params: Readonly<Record<string, string | undefined>>): Partial<ReportDraft> => {
  const { institutionId, institutionName, placeName, address, districtCode, category } = params;
  const district = DISTRICTS.find(({ code }) => code === districtCode)?.code;
  const known = REPORT_CATEGORIES.find((one) => one === category);
  const name = institutionName ?? placeName;
  return {
    ...(institutionId ? { institutionId } : {}),
    ...(name ? { placeName: name, kind: institutionId ? 'institution' : 'place' } : {}),
    ...(address ? { address } : {}),
    ...(district ? { districtCode: district } : {}),
    ...(known ? { category: known } : {}),
  };
};

/** 举报: four steps, kept on the phone as typed, sent once. */
export default function SubmitPage() {
  const params = useParams();
  // A report opened from somewhere is about that; otherwise the draft of last time goes on.
  const given = fromParams(params);
  const about = given.institutionId ?? given.placeName;
  const draftKey = about ? `report:${about}` : 'report';
  const { draft, change, discard } = useDraft<ReportDraft>(draftKey, { ...EMPTY_DRAFT, ...given });
  const [step, setStep] = useState(0);
  const [sent, setSent] = useState<{ receipt: string; placeName: string; day: string } | null>(null);
  const { send, busy, error } = useSendOnce();

  const submit = async (): Promise<void> => {
    const input = toSubmission(draft);
    if (input === null) return;
    const done = await send(input);
    if (done === null) return;
    setSent({ receipt: done.receipt, placeName: draft.placeName, day: dateOf(asEpochMs(Date.now())) });
    discard();
    void forgetUploads(draftKey);
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
            busy={busy}
            disabled={!isStepDone(step, draft)}
            onClick={() => {
              if (isLast) void submit();
              else setStep(step + 1);
            }}
          >
            {isLast ? strings.submit : strings.next}
          </Button>
        </Buttons>
      }
    >
      <Steps steps={strings.steps} current={step} />
      {step === 0 ? <WhatStep draft={draft} change={change} /> : null}
      {step === 1 ? <WhereStep draft={draft} change={change} /> : null}
      {step === 2 ? <HowStep draft={draft} change={change} /> : null}
      {isLast ? <LastStep draft={draft} change={change} draftKey={draftKey} /> : null}
      {error?.details['what'] === 'evidence' ? (
        <>
          <Note>{strings.evidenceGone}</Note>
          <Button kind="quiet" onClick={() => change({ evidenceIds: [] })}>
            {strings.dropEvidence}
          </Button>
        </>
      ) : null}
      {error?.details['what'] === 'slip' ? <Note>{strings.slipWrong}</Note> : null}
      {error === null ? null : isFlood(error) ? (
        <FloodNote error={error} />
      ) : (
        <ErrorState error={error} onRetry={() => void submit()} />
      )}
      {error?.code === 'OFFLINE' ? <Note>{strings.offline}</Note> : null}
    </Page>
  );
}
