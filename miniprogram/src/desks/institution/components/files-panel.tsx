import { MARK_KINDS, type MarkKind } from '@shared/domain/institution/practitioner.schema';
import { useState } from 'react';
import { toast } from '@/platform/feedback';
import { bytesOfBase64, chooseFile } from '@/platform/files';
import { saveFile } from '@/platform/save-file';
import { useFreshRead } from '@/platform/use-fresh-read';
import { useWrite } from '@/platform/use-write';
import { Button } from '@/ui/button';
import { Card, Note } from '@/ui/card';
import { Choice, TextField } from '@/ui/fields';
import { ErrorState } from '@/ui/status';
import { decisionStrings, registryStrings as strings } from '../strings';

/** The whole registry as a workbook, and the lists that practitioners are held against. */
export const FilesPanel = () => {
  const registry = useFreshRead('institution.exportRegistry');
  const [kind, setKind] = useState<MarkKind>('servingTeacher');
  const [document, setDocument] = useState('');
  const marks = useWrite('institution.importMarks');

  const exportAll = async (): Promise<void> => {
    const reply = await registry.ask({});
    if (reply !== null) await saveFile(reply.fileName, bytesOfBase64(reply.base64));
  };

  const importMarks = async (): Promise<void> => {
    const picked = await chooseFile(['xlsx', 'csv']);
    if (picked === null) return;
    const { name: fileName, base64 } = picked;
    const done = await marks.submit({ fileName, base64, kind, document: document.trim() });
    if (done !== null) toast(strings.marksDone(done.added, done.known));
  };

  return (
    <>
      <Card title={strings.files}>
        <Button kind="secondary" busy={registry.busy} onClick={() => void exportAll()}>
          {strings.export}
        </Button>
        {registry.error ? <ErrorState error={registry.error} /> : null}
      </Card>
      <Card title={strings.marks}>
        <Note>{strings.marksNote}</Note>
        <Choice
          label=""
          options={MARK_KINDS.map((value) => ({ value, label: strings.markKinds[value] }))}
          value={kind}
          onChange={setKind}
        />
        <TextField label={decisionStrings.document} value={document} maxLength={120} onChange={setDocument} />
        <Button
          kind="secondary"
          busy={marks.busy}
          disabled={document.trim().length < 2}
          onClick={() => void importMarks()}
        >
          {strings.marks}
        </Button>
        {marks.error ? <ErrorState error={marks.error} /> : null}
      </Card>
    </>
  );
};
