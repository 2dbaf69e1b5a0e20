import { CONTACT_KINDS } from '@shared/domain/report/report.schema';
import { CATEGORY_WORDS } from '@/strings/report';
import { Card, Note, Row } from '@/ui/card';
import { Choice, TextField } from '@/ui/fields';
import { Verdict } from '@/ui/status';
import type { StepProps } from '../draft';
import { reportStrings as strings } from '../strings';
import { EvidenceField } from './evidence-field';
import { SafetyAdvice } from './safety-advice';

/** Evidence, how the reporter may be reached, and what will be sent. */
export const LastStep = ({ draft, change, draftKey }: StepProps & { readonly draftKey: string }) => (
  <>
    {draft.category === 'SAFETY' ? <SafetyAdvice /> : null}
    <Card title={strings.evidence}>
      <EvidenceField value={draft.evidenceIds} onChange={(evidenceIds) => change({ evidenceIds })} draft={draftKey} />
      <Note>{strings.pictureWarning}</Note>
    </Card>
    <Card>
      <Choice
        label={strings.contact}
        stacked
        options={CONTACT_KINDS.map((value) => ({ value, ...strings.contacts[value] }))}
        value={draft.contact}
        onChange={(contact) => change({ contact })}
      />
      {draft.contact === 'named' ? (
        <>
          <TextField label={strings.name} value={draft.name} maxLength={30} onChange={(name) => change({ name })} />
          <TextField
            label={strings.phone}
            value={draft.phone}
            maxLength={20}
            error={
              draft.phone !== '' && !/^[0-9+][0-9 -]{5,18}$/.test(draft.phone.trim()) ? strings.phoneWrong : undefined
            }
            onChange={(phone) => change({ phone })}
          />
        </>
      ) : null}
      {draft.contact === 'slip' ? (
        <TextField
          label={strings.slip}
          hint={strings.slipHint}
          value={draft.slip}
          maxLength={60}
          onChange={(slip) => change({ slip })}
        />
      ) : null}
      <Verdict
        tone="brand"
        title={strings.promises[draft.contact].title}
        detail={strings.promises[draft.contact].text}
      />
    </Card>
    <Card title={strings.summary}>
      {draft.category ? <Row label={strings.what} value={CATEGORY_WORDS[draft.category].short} /> : null}
      <Row label={strings.place} value={draft.placeName} />
      {draft.timePattern ? <Row label={strings.when} value={draft.timePattern} /> : null}
    </Card>
  </>
);
