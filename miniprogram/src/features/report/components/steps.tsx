// The first and the third step of a report: what, and how it was seen. (Where: where-step.tsx; evidence and contact: last-step.tsx.)
import { DEFLECTIONS, REPORT_CATEGORIES } from '@shared/domain/report/categories';
import { go } from '@/platform/router';
import { CATEGORY_WORDS } from '@/strings/report';
import { Card, Note, Row } from '@/ui/card';
import { Choice, TextArea, TextField } from '@/ui/fields';
import { Verdict } from '@/ui/status';
import type { StepProps } from '../draft';
import { reportStrings as strings } from '../strings';
import { IdentifyingNote } from './identifying-note';
import { SafetyAdvice } from './safety-advice';
import { TextHint } from './text-hint';

/** Danger first, so that nobody in a hurry has to look for it. */
const ORDER = ['SAFETY', ...REPORT_CATEGORIES.filter((one) => one !== 'SAFETY')] as const;

export const WhatStep = ({ draft, change }: StepProps) => (
  <>
    <Card>
      <Choice
        label={strings.what}
        stacked
        options={ORDER.map((value) => ({ value, label: CATEGORY_WORDS[value].parents }))}
        value={draft.category}
        onChange={(category) => change({ category, deflection: null })}
      />
      {draft.category === 'SAFETY' ? <SafetyAdvice /> : null}
    </Card>
    <Card>
      <Choice
        label={strings.deflect}
        options={DEFLECTIONS.map((value) => ({ value, label: strings.deflections[value].label }))}
        value={draft.deflection}
        onChange={(deflection) => change({ deflection, category: null })}
      />
      {draft.deflection ? (
        <Verdict
          tone="brand"
          title={strings.deflections[draft.deflection].title}
          detail={strings.deflections[draft.deflection].text}
        />
      ) : null}
    </Card>
    <Card>
      <Row label={strings.noticedLink} note={strings.noticedNote} onClick={() => go('noticed')} />
    </Card>
  </>
);

export const HowStep = ({ draft, change }: StepProps) => (
  <Card>
    <TextField
      label={strings.when}
      hint={strings.whenHint}
      value={draft.timePattern}
      onChange={(timePattern) => change({ timePattern })}
    />
    <Choice
      label={strings.seenAs}
      options={(['saw', 'heard', 'documents'] as const).map((value) => ({ value, label: strings.seen[value] }))}
      value={draft.seenAs}
      onChange={(seenAs) => change({ seenAs })}
    />
    <TextArea
      label={strings.text}
      value={draft.text}
      onChange={(text) => change({ text })}
      placeholder={strings.textHint}
    />
    <IdentifyingNote text={draft.text} onRedact={(text) => change({ text })} />
    <TextHint text={draft.text} isSafety={draft.category === 'SAFETY'} />
    <Note>{strings.kept}</Note>
  </Card>
);
