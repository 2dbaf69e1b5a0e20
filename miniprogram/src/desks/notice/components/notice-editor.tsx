import type { OutputOf } from '@shared/contracts';
import { toast } from '@/platform/feedback';
import { useDraft } from '@/platform/use-draft';
import { useWrite } from '@/platform/use-write';
import { Button, Buttons } from '@/ui/button';
import { Card } from '@/ui/card';
import { DateField, MultiChoice, TextArea, TextField } from '@/ui/fields';
import { ErrorState } from '@/ui/status';
import { noticeDeskStrings as strings } from '../strings';

type Row = OutputOf<'notice.desk'>['notices'][number];
const GRADES = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
type Grade = (typeof GRADES)[number];

interface Props {
  /** null: a new one. */
  readonly notice: Row | null;
  readonly today: string;
  readonly onSaved: (id: string) => void;
}

const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');

/** Writes a notice; what is typed stays on this phone until it is saved. */
export const NoticeEditor = ({ notice, today, onSaved }: Props) => {
  const { draft, change, discard } = useDraft(`notice:${notice?.id ?? 'new'}`, {
    title: notice?.title ?? '',
    text: notice?.paragraphs.join('\n\n') ?? '',
    grades: (notice?.grades.map(String) ?? []) as Grade[],
    from: notice?.effectiveFrom ?? today,
    until: notice?.effectiveUntil ?? '',
    sourceLink: notice?.sourceLink ?? '',
  });
  const save = useWrite('notice.save');
  const submit = useWrite('notice.submit');
  const paragraphs = paragraphsOf(draft.text);
  const sourceWrong = draft.sourceLink.trim() !== '' && !/^https?:\/\/\S+\.\S+/.test(draft.sourceLink.trim());
  const datesWrong = draft.until !== '' && draft.until < draft.from;
  const isReady = draft.title.trim() !== '' && paragraphs.length > 0 && !sourceWrong && !datesWrong;

  const store = async (thenSubmit: boolean): Promise<void> => {
    const saved = await save.submit({
      id: notice?.id ?? null,
      content: {
        title: draft.title,
        paragraphs,
        grades: draft.grades.map(Number),
        effectiveFrom: draft.from,
        effectiveUntil: draft.until === '' ? null : draft.until,
        sourceLink: draft.sourceLink.trim(),
      },
    });
    if (saved === null) return;
    const sent = thenSubmit ? await submit.submit({ id: saved.id }) : null;
    discard();
    toast(sent === null ? strings.saved : strings.submitted);
    onSaved(saved.id);
  };
  const error = save.error ?? submit.error;
  return (
    <Card title={notice === null ? strings.write : strings.edit}>
      <TextField label={strings.title} value={draft.title} onChange={(title) => change({ title })} maxLength={60} />
      <TextArea
        label={strings.paragraphs}
        hint={strings.paragraphsHint}
        value={draft.text}
        onChange={(text) => change({ text })}
        maxLength={8000}
      />
      <MultiChoice
        label={strings.grades}
        hint={strings.gradesHint}
        options={GRADES.map((value) => ({ value, label: strings.grade(Number(value)) }))}
        values={draft.grades}
        onChange={(grades) => change({ grades })}
      />
      <DateField label={strings.from} value={draft.from} onChange={(from) => change({ from })} />
      <DateField
        label={strings.until}
        hint={strings.untilHint}
        error={datesWrong ? strings.datesWrong : undefined}
        value={draft.until}
        onChange={(until) => change({ until })}
      />
      {draft.until === '' ? null : (
        <Button kind="quiet" onClick={() => change({ until: '' })}>
          {strings.noUntil}
        </Button>
      )}
      <TextField
        label={strings.source}
        hint={strings.sourceHint}
        error={sourceWrong ? strings.sourceWrong : undefined}
        value={draft.sourceLink}
        onChange={(sourceLink) => change({ sourceLink })}
        maxLength={300}
      />
      <Buttons>
        <Button kind="secondary" busy={save.busy} disabled={!isReady} onClick={() => void store(false)}>
          {strings.save}
        </Button>
        <Button busy={save.busy || submit.busy} disabled={!isReady} onClick={() => void store(true)}>
          {strings.submit}
        </Button>
      </Buttons>
      {error ? <ErrorState error={error} /> : null}
    </Card>
  );
};
