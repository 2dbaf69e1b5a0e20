import type { OutputOf } from '@shared/contracts';
import { PURPOSES, type Purpose } from '@shared/domain/child/child.schema';
import { consentText } from '@shared/strings/consent-texts';
import { useState } from 'react';
import { toast } from '@/platform/feedback';
import { useWrite } from '@/platform/use-write';
import { Button } from '@/ui/button';
import { Card, Note } from '@/ui/card';
import { MultiChoice, PickerField } from '@/ui/fields';
import { ErrorState } from '@/ui/status';
import { childDeskStrings } from '../strings';

const { paper: strings } = childDeskStrings;
type Child = OutputOf<'child.roster'>['children'][number];

const OPTIONS = PURPOSES.map((value) => ({ value, label: consentText(value, 1).title }));

/** Consents that lie at the school on paper, for the children of a class nobody is bound to. */
export const PaperConsent = ({
  schoolId,
  pupils,
  onNoted,
}: {
  schoolId: string;
  pupils: readonly Child[];
  onNoted: () => void;
}) => {
  const note = useWrite('child.notePaperConsent');
  const [className, setClassName] = useState<string | null>(null);
  const [purposes, setPurposes] = useState<readonly Purpose[]>([]);
  const classes = [...new Set(pupils.map((child) => child.className))];
  const unbound = pupils.filter((child) => child.className === className && child.guardians === 0);
  const send = async (): Promise<void> => {
    const done = await note.submit({ schoolId, childIds: unbound.map(({ id }) => id), purposes: [...purposes] });
    if (done === null) return;
    toast(done.keptWithdrawn > 0 ? strings.kept(done.keptWithdrawn) : strings.done(done.noted));
    onNoted();
  };
  return (
    <Card title={strings.title}>
      <Note>{strings.note}</Note>
      <PickerField
        label={strings.className}
        options={classes.map((value) => ({ value, label: value }))}
        value={className}
        onChange={setClassName}
      />
      {className === null ? null : unbound.length === 0 ? (
        <Note>{strings.nobody}</Note>
      ) : (
        <>
          <Note>{strings.onlyUnbound(unbound.length)}</Note>
          <MultiChoice label={strings.purposes} options={OPTIONS} values={purposes} onChange={setPurposes} />
          <Button kind="secondary" busy={note.busy} disabled={purposes.length === 0} onClick={() => void send()}>
            {strings.submit}
          </Button>
        </>
      )}
      {note.error ? <ErrorState error={note.error} /> : null}
    </Card>
  );
};
