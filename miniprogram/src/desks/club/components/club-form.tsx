import { PROVIDER_KINDS } from '@shared/domain/club/provider.schema';
import type { ClubDraft } from '@shared/domain/club/set-up.schema';
import { localDate } from '@shared/kernel/time';
import { gradeWords, slotWords } from '@/strings/club';
import { Button } from '@/ui/button';
import { Stepper } from '@/ui/choosers';
import { Choice, DateField, MultiChoice, TextArea, TextField } from '@/ui/fields';
import { Sheet } from '@/ui/sheet';
import { PROVIDER_WORDS, setUpStrings as strings } from '../set-up-strings';

const SLOTS = (['Mon', 'Tue', 'Wed', 'Thu', 'Fri'] as const).flatMap((day) =>
  ([1, 2] as const).map((n) => `${day}-${n}` as const),
);
const GRADES = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
const MAX_SEATS = 300;

interface Props {
  readonly club: ClubDraft;
  readonly onChange: (club: ClubDraft) => void;
  readonly onClose: () => void;
}

/** One club of a round in preparation; every change is kept at once. */
export const ClubForm = ({ club, onChange, onClose }: Props) => {
  const change = (part: Partial<ClubDraft>): void => onChange({ ...club, ...part });
  const { provider } = club;
  const changeProvider = (part: Partial<ClubDraft['provider']>): void => change({ provider: { ...provider, ...part } });
  return (
    <Sheet
      title={club.name || strings.addClub}
      onClose={onClose}
      action={<Button onClick={onClose}>{strings.done}</Button>}
    >
      <TextField label={strings.name} value={club.name} maxLength={40} onChange={(name) => change({ name })} />
      <TextArea
        label={strings.description}
        value={club.description}
        maxLength={300}
        onChange={(description) => change({ description })}
      />
      <MultiChoice
        label={strings.slots}
        options={SLOTS.map((slot) => ({ value: slot, label: slotWords([slot]) }))}
        values={club.slots as (typeof SLOTS)[number][]}
        onChange={(slots) => change({ slots })}
      />
      <MultiChoice
        label={strings.grades}
        options={GRADES.map((grade) => ({ value: String(grade), label: gradeWords([grade]) }))}
        values={club.grades.map(String)}
        onChange={(grades) => change({ grades: grades.map(Number).sort((a, b) => a - b) })}
      />
      <Stepper
        label={strings.capacity}
        value={club.capacity}
        min={0}
        max={MAX_SEATS}
        onChange={(capacity) => change({ capacity })}
      />
      <Stepper
        label={strings.minSize}
        value={club.minSize}
        min={0}
        max={MAX_SEATS}
        onChange={(minSize) => change({ minSize })}
      />
      <TextField
        label={strings.teacher}
        value={club.teacherName}
        maxLength={40}
        onChange={(teacherName) => change({ teacherName })}
      />
      <TextField label={strings.room} value={club.room} maxLength={40} onChange={(room) => change({ room })} />
      <TextField
        label={strings.fee}
        value={String(club.feeFen / 100)}
        maxLength={6}
        onChange={(yuan) => change({ feeFen: Math.round((Number(yuan) || 0) * 100) })}
      />
      <Choice
        label={strings.provider}
        options={PROVIDER_KINDS.map((kind) => ({ value: kind, label: PROVIDER_WORDS[kind] }))}
        value={provider.kind}
        onChange={(kind) => changeProvider({ kind })}
      />
      {provider.kind === 'institution' ? (
        <TextField
          label={strings.institutionId}
          value={provider.institutionId ?? ''}
          maxLength={80}
          onChange={(id) => changeProvider({ institutionId: id.trim() === '' ? null : id.trim() })}
        />
      ) : null}
      {provider.kind === 'teacher' ? null : (
        <>
          <TextField
            label={strings.credential}
            value={provider.credential}
            maxLength={120}
            onChange={(credential) => changeProvider({ credential })}
          />
          <DateField
            label={strings.credentialUntil}
            value={provider.credentialUntil ?? ''}
            onChange={(day) => changeProvider({ credentialUntil: localDate(day) })}
          />
        </>
      )}
    </Sheet>
  );
};
