import { CASE_KINDS } from '@shared/domain/institution/classification/case.schema';
import { DIMENSIONS, type Dimension } from '@shared/domain/institution/classification/signals.lexicon';
import { useState } from 'react';
import { toast } from '@/platform/feedback';
import { useEndpoint } from '@/platform/use-endpoint';
import { useWrite } from '@/platform/use-write';
import { Button } from '@/ui/button';
import { Card, Note } from '@/ui/card';
import { Choice, PickerField, TextArea, TextField } from '@/ui/fields';
import { ErrorState } from '@/ui/status';
import { panelStrings as strings } from '../classification/strings';
import { InstitutionPicker } from './institution-picker';

const NONE = '';
const EMPTY = { purpose: '', content: '', method: '', evaluation: '' };
const KINDS = CASE_KINDS.map((value) => ({ value, label: strings.kinds[value] }));

interface Pin {
  readonly dimension: Dimension;
  readonly quote: string;
  readonly source: string;
}
const NO_PIN: Pin = { dimension: 'content', quote: '', source: '' };
const MOST_PINS = 40;

/** An officer brings a course or a material before the panel, file and evidence by dimension. */
export const CaseForm = ({ onOpened }: { onOpened: () => void }) => {
  const [institutionId, setInstitutionId] = useState<string | null>(null);
  const entry = useEndpoint('institution.registryEntry', institutionId === null ? null : { id: institutionId });
  const [kind, setKind] = useState<(typeof CASE_KINDS)[number]>('course');
  const [courseId, setCourseId] = useState(NONE);
  const [title, setTitle] = useState('');
  const [file, setFile] = useState<Record<Dimension, string>>(EMPTY);
  const [document, setDocument] = useState('');
  const [pins, setPins] = useState<readonly Pin[]>([]);
  const write = useWrite('classification.open');
  const courses = entry.data?.institution.courses ?? [];
  const isPinned = pins.every(({ quote, source }) => quote.trim().length >= 2 && source.trim().length >= 2);
  const isReady = institutionId !== null && title.trim().length >= 2 && document.trim().length >= 2 && isPinned;
  const setPin = (at: number, part: Partial<Pin>): void =>
    setPins(pins.map((pin, i) => (i === at ? { ...pin, ...part } : pin)));

  const send = async (): Promise<void> => {
    if (institutionId === null) return;
    const of = { institutionId, kind, title: title.trim(), courseId: courseId === NONE ? null : courseId };
    const done = await write.submit({ ...of, file, document: document.trim(), pins: [...pins] });
    if (done === null) return;
    toast(strings.opened);
    setTitle('');
    setFile(EMPTY);
    setPins([]);
    onOpened();
  };

  return (
    <Card title={strings.open}>
      <InstitutionPicker label={strings.institution} value={institutionId} onChange={setInstitutionId} />
      <Choice label={strings.kind} options={KINDS} value={kind} onChange={setKind} />
      {kind === 'course' ? (
        <PickerField
          label={strings.course}
          options={[
            { value: NONE, label: strings.noCourse },
            ...courses.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={courseId}
          onChange={(id) => {
            setCourseId(id);
            const course = courses.find((one) => one.id === id);
            if (course) setTitle(course.name);
          }}
        />
      ) : null}
      <TextField label={strings.title} value={title} maxLength={80} onChange={setTitle} />
      {DIMENSIONS.map((dimension) => (
        <TextArea
          key={dimension}
          label={strings.dimensions[dimension]}
          value={file[dimension]}
          onChange={(text) => setFile({ ...file, [dimension]: text })}
        />
      ))}
      {pins.map((pin, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the quotation's place in the list is all that names it while it is typed
        <Card key={i} title={strings.pin(i + 1)}>
          <Choice
            label={strings.pinDimension}
            options={DIMENSIONS.map((value) => ({ value, label: strings.dimensions[value] }))}
            value={pin.dimension}
            onChange={(dimension) => setPin(i, { dimension })}
          />
          <TextArea
            label={strings.quote}
            value={pin.quote}
            maxLength={500}
            onChange={(quote) => setPin(i, { quote })}
          />
          <TextField
            label={strings.source}
            value={pin.source}
            maxLength={120}
            onChange={(source) => setPin(i, { source })}
          />
          <Button kind="quiet" onClick={() => setPins(pins.filter((_, at) => at !== i))}>
            {strings.removePin}
          </Button>
        </Card>
      ))}
      {pins.length < MOST_PINS ? (
        <Button kind="secondary" onClick={() => setPins([...pins, NO_PIN])}>
          {strings.addPin}
        </Button>
      ) : null}
      <Note>{strings.filesLater}</Note>
      <TextField label={strings.document} value={document} maxLength={120} onChange={setDocument} />
      <Note>{strings.hintNote}</Note>
      <Button busy={write.busy} disabled={!isReady} onClick={() => void send()}>
        {strings.open}
      </Button>
      {write.error ? <ErrorState error={write.error} /> : null}
    </Card>
  );
};
