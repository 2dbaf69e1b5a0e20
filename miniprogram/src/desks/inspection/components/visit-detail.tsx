import type { OutputOf } from '@shared/contracts';
import { CHECK_ITEMS, type CheckItem, FINDINGS, type Finding } from '@shared/domain/inspection/inspection.schema';
import { districtName } from '@shared/tenant/hanzhong';
import { confirm, toast } from '@/platform/feedback';
import { useDraft } from '@/platform/use-draft';
import { useWrite } from '@/platform/use-write';
import { Button } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import { Choice, DateField, TextField } from '@/ui/fields';
import { ErrorState, Tag } from '@/ui/status';
import { FINDING_WORDS, ITEM_WORDS, inspectionStrings as strings } from '../strings';

type Visit = OutputOf<'inspection.overview'>['visits'][number];
type Items = Record<CheckItem, { finding: Finding | null; note: string }>;

const TONES = { met: 'good', partly: 'caution', notMet: 'bad' } as const;
const EMPTY = Object.fromEntries(CHECK_ITEMS.map((item) => [item, { finding: null, note: '' }])) as Items;

const Filed = ({ checklist }: { readonly checklist: NonNullable<Visit['checklist']> }) => (
  <Card title={strings.checklist}>
    {CHECK_ITEMS.map((item) => {
      const { finding, note } = checklist.items[item];
      return (
        <Row
          key={item}
          label={ITEM_WORDS[item]}
          note={note}
          value={<Tag tone={TONES[finding]}>{FINDING_WORDS[finding]}</Tag>}
        />
      );
    })}
    <Row label={strings.visitedOn} value={checklist.visitedOn} />
    <Row label={strings.inspectors} note={checklist.inspectors.join('、')} />
    {checklist.rectifyBy ? <Row label={strings.rectifyBy} value={checklist.rectifyBy} /> : null}
  </Card>
);

const ChecklistForm = ({ visit, today, onFiled }: Props) => {
  const { draft, change, discard } = useDraft(`visit:${visit.id}`, {
    inspectors: '',
    visitedOn: today,
    items: EMPTY,
    rectifyBy: '',
  });
  const file = useWrite('inspection.file');
  const names = [...new Set(draft.inspectors.split(/[、,，\s]+/).filter(Boolean))];
  const findings = CHECK_ITEMS.map((item) => draft.items[item].finding);
  const isMet = findings.every((finding) => finding === 'met');
  const isReady = names.length >= 2 && !findings.includes(null) && (isMet || draft.rectifyBy > draft.visitedOn);
  const setItem = (item: CheckItem, part: Partial<Items[CheckItem]>): void =>
    change({ items: { ...draft.items, [item]: { ...draft.items[item], ...part } } });
  const send = async (): Promise<void> => {
    if (!(await confirm({ title: strings.file, text: strings.confirmFile, action: strings.file }))) return;
    const items = Object.fromEntries(
      CHECK_ITEMS.map((item) => [
        item,
        { finding: draft.items[item].finding ?? 'notMet', note: draft.items[item].note },
      ]),
    ) as Record<CheckItem, { finding: Finding; note: string }>;
    const rectifyBy = isMet ? null : draft.rectifyBy;
    const checklist = { inspectors: names, visitedOn: draft.visitedOn, items, rectifyBy };
    if ((await file.submit({ visitId: visit.id, checklist })) === null) return;
    discard();
    toast(strings.done);
    onFiled();
  };
  return (
    <Card title={strings.checklist}>
      <TextField
        label={strings.inspectors}
        hint={strings.inspectorsHint}
        error={draft.inspectors !== '' && names.length < 2 ? strings.inspectorsWrong : undefined}
        value={draft.inspectors}
        onChange={(inspectors) => change({ inspectors })}
      />
      <DateField
        label={strings.visitedOn}
        value={draft.visitedOn}
        start={`${visit.month}-01`}
        end={today}
        onChange={(visitedOn) => change({ visitedOn })}
      />
      {CHECK_ITEMS.map((item) => (
        <Choice
          key={item}
          label={ITEM_WORDS[item]}
          options={FINDINGS.map((value) => ({ value, label: FINDING_WORDS[value] }))}
          value={draft.items[item].finding}
          onChange={(finding) => setItem(item, { finding })}
        />
      ))}
      {CHECK_ITEMS.filter((item) => draft.items[item].finding !== null && draft.items[item].finding !== 'met').map(
        (item) => (
          <TextField
            key={item}
            label={`${ITEM_WORDS[item]} · ${strings.note}`}
            value={draft.items[item].note}
            onChange={(note) => setItem(item, { note })}
            maxLength={300}
          />
        ),
      )}
      {isMet || findings.includes(null) ? null : (
        <DateField
          label={strings.rectifyBy}
          hint={strings.rectifyNeeded}
          value={draft.rectifyBy}
          start={today}
          onChange={(rectifyBy) => change({ rectifyBy })}
        />
      )}
      <Button busy={file.busy} disabled={!isReady} onClick={() => void send()}>
        {strings.file}
      </Button>
      {file.error ? <ErrorState error={file.error} /> : null}
    </Card>
  );
};

interface Props {
  readonly visit: Visit;
  readonly today: string;
  readonly onFiled: () => void;
}

/** One drawn school: its checklist as filed, or the form. */
export const VisitDetail = (props: Props) => {
  const { visit } = props;
  return (
    <>
      <Card title={visit.schoolName}>
        <Note>{`${districtName(visit.districtCode)} · ${visit.month}`}</Note>
      </Card>
      {visit.checklist ? <Filed checklist={visit.checklist} /> : <ChecklistForm {...props} />}
    </>
  );
};
