// The four steps of a report, each a small form over the same draft.
import { DEFLECTIONS, type Deflection, REPORT_CATEGORIES, type ReportCategory } from '@shared/domain/report/categories';
import { findIdentifying } from '@shared/domain/report/redact';
import type { Report } from '@shared/domain/report/report.schema';
import { DISTRICTS } from '@shared/tenant/hanzhong';
import { CATEGORY_WORDS } from '@/strings/report';
import { Card, Note } from '@/ui/card';
import { Choice, PickerField, TextArea, TextField } from '@/ui/fields';
import { Verdict } from '@/ui/status';
import { reportStrings as strings } from '../strings';

type DistrictCode = (typeof DISTRICTS)[number]['code'];

export interface ReportDraft {
  readonly category: ReportCategory | null;
  readonly deflection: Deflection | null;
  readonly institutionId: string | null;
  readonly placeName: string;
  readonly districtCode: DistrictCode | null;
  readonly address: string;
  readonly timePattern: string;
  readonly seenAs: Report['seenAs'];
  readonly text: string;
}

export const EMPTY_DRAFT: ReportDraft = {
  category: null,
  deflection: null,
  institutionId: null,
  placeName: '',
  districtCode: null,
  address: '',
  timePattern: '',
  seenAs: 'saw',
  text: '',
};

interface StepProps {
  readonly draft: ReportDraft;
  readonly change: (part: Partial<ReportDraft>) => void;
}

export const WhatStep = ({ draft, change }: StepProps) => (
  <>
    <Card>
      <Choice
        label={strings.what}
        stacked
        options={REPORT_CATEGORIES.map((value) => ({ value, label: CATEGORY_WORDS[value].parents }))}
        value={draft.category}
        onChange={(category) => change({ category, deflection: null })}
      />
      {draft.category === 'SAFETY' ? <Verdict tone="bad" title={strings.safety} detail={strings.safetyText} /> : null}
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
  </>
);

export const WhereStep = ({ draft, change }: StepProps) => (
  <Card>
    <TextField
      label={strings.place}
      hint={draft.institutionId ? strings.fromList : strings.placeHint}
      value={draft.placeName}
      maxLength={80}
      onChange={(placeName) => change({ placeName, institutionId: null })}
    />
    <PickerField
      label={strings.district}
      options={DISTRICTS.map(({ code, name }) => ({ value: code, label: name }))}
      value={draft.districtCode}
      onChange={(districtCode) => change({ districtCode })}
    />
    <TextField
      label={strings.address}
      hint={strings.addressHint}
      value={draft.address}
      onChange={(address) => change({ address })}
    />
  </Card>
);

export const HowStep = ({ draft, change }: StepProps) => {
  const kinds = [...new Set(findIdentifying(draft.text).map(({ kind }) => strings.kinds[kind]))];
  return (
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
      {kinds.length > 0 ? <Verdict tone="caution" title={strings.identifying(kinds.join('、'))} /> : null}
      <Note>{strings.textHint}</Note>
    </Card>
  );
};
