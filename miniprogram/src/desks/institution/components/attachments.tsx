import type { OutputOf } from '@shared/contracts';
import { MAX_ATTACHMENTS } from '@shared/domain/institution/classification/case.schema';
import { DIMENSIONS, type Dimension } from '@shared/domain/institution/classification/signals.lexicon';
import { useState } from 'react';
import { toast } from '@/platform/feedback';
import { bytesOfBase64, chooseFile } from '@/platform/files';
import { saveFile } from '@/platform/save-file';
import { useFreshRead } from '@/platform/use-fresh-read';
import { useWrite } from '@/platform/use-write';
import { Button } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import { Choice } from '@/ui/fields';
import { ErrorState } from '@/ui/status';
import { panelStrings as strings } from '../classification/strings';

type Case = OutputOf<'classification.cases'>['cases'][number];

const sizeWords = (bytes: number): string =>
  bytes < 1000_000 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

/** A title that the case keeps: the file's name without its ending. */
const titleOf = (name: string): string =>
  name
    .replace(/\.[^.]*$/, '')
    .slice(0, 80)
    .padEnd(2, '·');

/** The files of a case, pinned by their bytes; officers add some until the first vote. */
export const Attachments = ({ one, mayAdd, onChanged }: { one: Case; mayAdd: boolean; onChanged: () => void }) => {
  const [dimension, setDimension] = useState<Dimension>('content');
  const file = useFreshRead('classification.attachment');
  const write = useWrite('classification.attach');
  const isOpen = (one.state === 'voting' || one.state === 'appealed') && one.votesIn === 0;
  const canAdd = mayAdd && isOpen && one.attachments.length < MAX_ATTACHMENTS;
  const add = async (): Promise<void> => {
    const picked = await chooseFile(['pdf', 'jpg', 'jpeg', 'png']);
    if (picked === null) return;
    const { id, revision } = one;
    if ((await write.submit({ id, revision, dimension, title: titleOf(picked.name), base64: picked.base64 })) === null)
      return;
    toast(strings.attached);
    onChanged();
  };
  const open = async (attachmentId: string): Promise<void> => {
    const reply = await file.ask({ id: one.id, attachmentId });
    if (reply !== null) await saveFile(reply.fileName, bytesOfBase64(reply.base64));
  };
  const error = write.error ?? file.error;
  if (one.attachments.length === 0 && !canAdd) return null;
  return (
    <Card title={strings.attachments}>
      {one.attachments.map(({ id, dimension: of, title, kind, bytes, hash }) => (
        <Row
          key={id}
          label={`${title}.${kind}`}
          note={`${strings.dimensions[of]} · ${sizeWords(bytes)} · ${hash.slice(0, 12)}`}
          onClick={() => void open(id)}
        />
      ))}
      {canAdd ? (
        <>
          <Choice
            label={strings.pinDimension}
            options={DIMENSIONS.map((value) => ({ value, label: strings.dimensions[value] }))}
            value={dimension}
            onChange={setDimension}
          />
          <Button kind="secondary" busy={write.busy} onClick={() => void add()}>
            {strings.attach}
          </Button>
          <Note>{strings.attachNote}</Note>
        </>
      ) : null}
      {error ? <ErrorState error={error} /> : null}
    </Card>
  );
};
