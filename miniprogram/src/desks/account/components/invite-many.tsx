import type { OutputOf } from '@shared/contracts';
import { useState } from 'react';
import { CallError, call } from '@/platform/call';
import { chooseFile } from '@/platform/files';
import { saveFile } from '@/platform/save-file';
import { useWrite } from '@/platform/use-write';
import { placeWords, ROLE_WORDS } from '@/strings/account';
import { Button } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import { toCsv } from '@/ui/csv';
import { ErrorState } from '@/ui/status';
import { deskStrings } from '../strings';

const { invite: strings } = deskStrings;
type Preview = OutputOf<'staff.previewMany'>;
type Invited = OutputOf<'staff.inviteMany'>;
/** Refusals shown; the rest are of the same kinds. */
const SHOWN = 30;

/** A spreadsheet of people: looked at first, then invited, all or nobody. */
export const InviteMany = ({ onInvited }: { readonly onInvited: () => void }) => {
  const [file, setFile] = useState<{ base64: string; preview: Preview } | null>(null);
  const [error, setError] = useState<CallError | null>(null);
  const [invited, setInvited] = useState<Invited | null>(null);
  const write = useWrite('staff.inviteMany');
  const choose = async (): Promise<void> => {
    const picked = await chooseFile(['xlsx', 'csv']);
    if (picked === null) return;
    setError(null);
    try {
      const { base64 } = picked;
      setFile({ base64, preview: await call('staff.previewMany', { base64 }) });
    } catch (thrown) {
      setError(thrown instanceof CallError ? thrown : new CallError('INTERNAL', {}, ''));
    }
  };
  const run = async (): Promise<void> => {
    if (file === null) return;
    const done = await write.submit({ base64: file.base64 });
    if (done === null) return;
    setInvited(done);
    setFile(null);
    onInvited();
  };
  const lineOf = ({ name, right, schoolName, code }: Invited['invited'][number]) => [
    name,
    ROLE_WORDS[right.role],
    placeWords(right, schoolName),
    code,
  ];
  if (invited !== null) {
    return (
      <Card title={strings.invited}>
        {invited.invited.map((row) => (
          <Row
            key={`${row.sheet}${row.row}`}
            label={row.name}
            note={`${ROLE_WORDS[row.right.role]} ${placeWords(row.right, row.schoolName)}`}
            value={row.code}
          />
        ))}
        <Button
          onClick={() => void saveFile('invitations.csv', toCsv([[...strings.csv], ...invited.invited.map(lineOf)]))}
        >
          {strings.save}
        </Button>
      </Card>
    );
  }
  const { rows = [], refused = [] } = file?.preview ?? {};
  return (
    <Card title={strings.many}>
      <Note>{strings.manyNote}</Note>
      <Button kind="secondary" onClick={() => void choose()}>
        {strings.choose}
      </Button>
      {file === null ? null : <Note>{strings.ready(rows.length)}</Note>}
      {refused.length > 0 ? <Note>{strings.refusedCount(refused.length)}</Note> : null}
      {refused.slice(0, SHOWN).map(({ sheet, row, column, code }) => (
        <Row
          key={`${sheet}${row}${column}`}
          label={strings.refusedAt(sheet, row, column)}
          note={strings.refusals[code]}
        />
      ))}
      {rows.length > 0 && refused.length === 0 ? (
        <Button busy={write.busy} onClick={() => void run()}>
          {strings.inviteAll(rows.length)}
        </Button>
      ) : null}
      {(error ?? write.error) ? <ErrorState error={(error ?? write.error) as CallError} /> : null}
    </Card>
  );
};
