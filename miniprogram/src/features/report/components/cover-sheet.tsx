import { Image, View } from '@tarojs/components';
import { useState } from 'react';
import { coverPicture } from '@/platform/cover-picture';
import type { PickedFile } from '@/platform/files';
import { aria } from '@/ui/aria';
import { Button, Buttons } from '@/ui/button';
import { Note } from '@/ui/card';
import { Sheet } from '@/ui/sheet';
import { reportStrings } from '../strings';
import styles from './cover-sheet.module.css';

const { cover: strings } = reportStrings;
/** Cells across: on a phone each is wide enough for a thumb. */
const COLUMNS = 7;
const MAX_ROWS = 60;

interface Props {
  readonly file: PickedFile;
  /** The picture as it is to be sent; null: not at all. */
  readonly onDone: (file: PickedFile | null) => void;
}

/** Looks at one picture before it is sent: cells that are pressed are painted over for good. */
export const CoverSheet = ({ file, onDone }: Props) => {
  const [rows, setRows] = useState(COLUMNS);
  const [covered, setCovered] = useState<ReadonlySet<number>>(new Set());
  const [state, setState] = useState<'open' | 'busy' | 'failed'>('open');
  const toggle = (cell: number): void => {
    const next = new Set(covered);
    if (!next.delete(cell)) next.add(cell);
    setCovered(next);
  };
  const send = async (): Promise<void> => {
    if (covered.size === 0) return onDone(file);
    setState('busy');
    try {
      const parts = [...covered].map((cell) => ({
        left: (cell % COLUMNS) / COLUMNS,
        top: Math.floor(cell / COLUMNS) / rows,
        width: 1 / COLUMNS,
        height: 1 / rows,
      }));
      const base64 = await coverPicture(file.base64, parts);
      onDone({ ...file, base64, bytes: Math.floor((base64.length * 3) / 4) });
    } catch {
      setState('failed'); // never sent uncovered because covering failed
    }
  };
  return (
    <Sheet
      title={strings.title}
      onClose={() => onDone(null)}
      action={
        <Buttons>
          <Button kind="secondary" onClick={() => onDone(null)}>
            {strings.leaveOut}
          </Button>
          <Button busy={state === 'busy'} onClick={() => void send()}>
            {covered.size === 0 ? strings.asItIs : strings.covered}
          </Button>
        </Buttons>
      }
    >
      <Note>{strings.hint}</Note>
      {state === 'failed' ? <Note>{strings.failed}</Note> : null}
      <View className={styles['picture'] ?? ''}>
        <Image
          className={styles['image'] ?? ''}
          mode="widthFix"
          src={`data:image/jpeg;base64,${file.base64}`}
          {...aria({ label: strings.picture(file.name) })}
          onLoad={({ detail }) => {
            const share = Number(detail.height) / Number(detail.width);
            if (Number.isFinite(share) && share > 0) {
              setRows(Math.max(1, Math.min(MAX_ROWS, Math.round(COLUMNS * share))));
            }
          }}
        />
        <View className={styles['cells'] ?? ''}>
          {Array.from({ length: rows * COLUMNS }, (_, cell) => (
            <View
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
              key={cell}
              className={`${styles['cell']} ${covered.has(cell) ? styles['on'] : ''}`}
              style={{ width: `${100 / COLUMNS}%`, height: `${100 / rows}%` }}
              {...aria({
                role: 'checkbox',
                label: strings.cell(Math.floor(cell / COLUMNS) + 1, (cell % COLUMNS) + 1),
                checked: covered.has(cell),
              })}
              onClick={() => toggle(cell)}
            />
          ))}
        </View>
      </View>
    </Sheet>
  );
};
