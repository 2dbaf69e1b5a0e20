import type { OutputOf } from '@shared/contracts';
import { useState } from 'react';
import { useEndpoint } from '@/platform/use-endpoint';
import { whenWords } from '@/strings/when';
import { Button } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import { SearchPicker } from '@/ui/choosers';
import { Loaded } from '@/ui/status';
import { moveStrings as strings } from '../strings';
import { MoveSheet } from './move-sheet';

interface Props {
  readonly row: OutputOf<'club.desk'>['rounds'][number];
  /** A child to begin with, where an appeal led here. */
  readonly childId?: string | undefined;
  readonly onMoved: () => void;
}

/** 手工调整: find a child, move it with a reason; what was moved before, with its reasons. The list is read only once it is asked for. */
export const HandMoves = ({ row, childId, onMoved }: Props) => {
  const [isOpen, setOpen] = useState(childId !== undefined);
  const query = useEndpoint('club.roster', isOpen ? { roundId: row.round.id } : null);
  const [chosen, setChosen] = useState<string | null>(childId ?? null);
  const nameOf = (id: string): string => row.clubs.find((club) => club.id === id)?.name ?? '';
  if (!isOpen) {
    return (
      <Card title={strings.card}>
        <Note>{strings.note}</Note>
        <Button kind="secondary" onClick={() => setOpen(true)}>
          {strings.open}
        </Button>
      </Card>
    );
  }
  return (
    <Card title={strings.card}>
      <Note>{strings.note}</Note>
      <Loaded query={query} rows={4}>
        {(roster) => {
          const child = roster.children.find((one) => one.childId === chosen);
          return (
            <>
              <SearchPicker
                label={strings.child}
                options={roster.children.map((one) => ({
                  value: one.childId,
                  label: `${one.name} · ${one.className}`,
                  note: one.clubIds.map(nameOf).join('、') || strings.holdsNothing,
                  keywords: String(one.number ?? ''),
                }))}
                value={null}
                onChange={setChosen}
              />
              {roster.moves.length === 0 ? <Note>{strings.none}</Note> : null}
              {roster.moves.map((move) => (
                <Row
                  key={`${move.childName}-${move.movedAt}`}
                  label={strings.line(
                    move.childName,
                    move.giveUp.map(nameOf).join('、'),
                    move.to === null ? '' : nameOf(move.to),
                  )}
                  note={[whenWords(move.movedAt), move.reason, move.extraSeat ? strings.extraSeat : '']
                    .filter(Boolean)
                    .join(' · ')}
                />
              ))}
              {child === undefined ? null : (
                <MoveSheet
                  row={row}
                  roster={roster}
                  child={child}
                  onClose={() => setChosen(null)}
                  onMoved={() => {
                    setChosen(null);
                    query.reload();
                    onMoved();
                  }}
                />
              )}
            </>
          );
        }}
      </Loaded>
    </Card>
  );
};
