import { type RowFault, readClubRows } from '@shared/domain/club/club-rows';
import type { ClubDraft } from '@shared/domain/club/set-up.schema';
import { useState } from 'react';
import { Note, Row } from '@/ui/card';
import { TextArea } from '@/ui/fields';
import { ConfirmSheet } from '@/ui/sheet';
import { pasteStrings as strings } from '../set-up-strings';

interface Props {
  readonly clubs: readonly ClubDraft[];
  readonly onRead: (clubs: ClubDraft[]) => void;
  readonly onClose: () => void;
}

const SHOWN = 30;
const MAX_TEXT = 40_000;

/** Clubs copied out of a spreadsheet: every fault with its line, and nothing is taken before there is none. */
export const PasteClubs = ({ clubs, onRead, onClose }: Props) => {
  const [text, setText] = useState('');
  const [faults, setFaults] = useState<readonly RowFault[]>([]);
  const read = (): void => {
    const result = readClubRows(text, clubs);
    if (result.ok) onRead(result.value);
    else setFaults(result.error);
  };
  return (
    <ConfirmSheet
      title={strings.title}
      action={strings.action}
      disabled={text.trim() === ''}
      onConfirm={read}
      onClose={onClose}
    >
      <Note>{strings.note}</Note>
      <TextArea
        label={strings.rows}
        hint={strings.hint}
        value={text}
        maxLength={MAX_TEXT}
        onChange={(next) => {
          setText(next);
          setFaults([]);
        }}
      />
      {faults.length === 0 ? null : <Note>{strings.faults(faults.length)}</Note>}
      {faults.slice(0, SHOWN).map(({ line, column, code, cell }) => (
        <Row
          key={`${line}-${column}-${code}`}
          label={strings.line(line, strings.columns[column])}
          note={strings.codes[code](cell)}
        />
      ))}
    </ConfirmSheet>
  );
};
