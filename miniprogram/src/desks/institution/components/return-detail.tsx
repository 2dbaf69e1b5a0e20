import type { OutputOf } from '@shared/contracts';
import {
  ANNUAL_FINDINGS,
  ANNUAL_ITEMS,
  type AnnualFinding,
  type AnnualItem,
  type SelfReport,
} from '@shared/domain/institution/annual/annual.schema';
import { ANNUAL_GRADES, type AnnualGrade } from '@shared/domain/institution/institution.schema';
import { useState } from 'react';
import { toast } from '@/platform/feedback';
import { useWrite } from '@/platform/use-write';
import { GRADE_WORDS } from '@/strings/institution';
import { Button } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import { Choice, TextArea } from '@/ui/fields';
import { ErrorState, Tag, Verdict } from '@/ui/status';
import { annualStrings as strings } from '../supervision/strings';

type Return = OutputOf<'supervision.annual'>['returns'][number];

const FIELDS = Object.keys(strings.fields) as (keyof SelfReport)[];
const shown = (value: string | number | boolean): string =>
  typeof value === 'boolean' ? (value ? strings.yes : strings.no) : String(value);

/** One institution's year: what it says, what its numbers touch, what the officer found, the grade. */
export const ReturnDetail = ({ one, onChanged }: { one: Return; onChanged: () => void }) => {
  const [findings, setFindings] = useState<Record<AnnualItem, AnnualFinding>>(
    one.form?.findings ??
      (Object.fromEntries(ANNUAL_ITEMS.map((item) => [item, 'met'])) as Record<AnnualItem, AnnualFinding>), // every item is named
  );
  const [grade, setGrade] = useState<AnnualGrade | null>(one.grade);
  const [note, setNote] = useState(one.form?.note ?? '');
  const write = useWrite('supervision.grade');
  const reissue = useWrite('supervision.reissueCode');
  const at = { id: one.id, revision: one.revision };

  const save = async (): Promise<void> => {
    if (grade === null) return;
    const form = grade === 'absent' ? null : { findings, note: note.trim() };
    if ((await write.submit({ ...at, grade, form })) === null) return;
    toast(strings.saved);
    onChanged();
  };
  const renew = async (): Promise<void> => {
    if ((await reissue.submit(at)) !== null) onChanged();
  };

  return (
    <>
      <Card title={one.name} extra={<Tag tone={strings.states[one.state].tone}>{strings.states[one.state].label}</Tag>}>
        {one.hints.map(({ about, facts }) => (
          <Verdict
            key={about}
            tone="caution"
            title={strings.hints[about] ?? about}
            detail={Object.values(facts).join(' / ')}
          />
        ))}
        {one.self === null ? <Note>{strings.selfNone}</Note> : null}
        {one.self === null
          ? null
          : FIELDS.map((field) => (
              <Row key={field} label={strings.fields[field]} value={shown(one.self?.[field] ?? '')} />
            ))}
        {one.state === 'invited' ? (
          <Button kind="quiet" busy={reissue.busy} onClick={() => void renew()}>
            {strings.reissue}
          </Button>
        ) : null}
      </Card>
      {one.state === 'published' ? null : (
        <Card title={strings.form}>
          {ANNUAL_ITEMS.map((item) => (
            <Choice
              key={item}
              label={strings.items[item]}
              options={ANNUAL_FINDINGS.map((value) => ({ value, label: strings.findings[value] }))}
              value={findings[item]}
              onChange={(value) => setFindings({ ...findings, [item]: value })}
            />
          ))}
          <Choice
            label={strings.grade}
            options={ANNUAL_GRADES.map((value) => ({ value, label: GRADE_WORDS[value].label }))}
            value={grade}
            onChange={setGrade}
          />
          <TextArea label={strings.note} value={note} maxLength={200} onChange={setNote} />
          <Button busy={write.busy} disabled={grade === null} onClick={() => void save()}>
            {strings.save}
          </Button>
          {write.error ? <ErrorState error={write.error} /> : null}
        </Card>
      )}
    </>
  );
};
