// What a school decides about one meeting, each in a sheet of its own.
import { CANCEL_REASONS, type CancelReason } from '@shared/domain/term/session.schema';
import { parseLocalDate } from '@shared/kernel/time';
import { useState } from 'react';
import { useEndpoint } from '@/platform/use-endpoint';
import { useWrite } from '@/platform/use-write';
import { CANCEL_WORDS, dayWords } from '@/strings/term';
import { Note } from '@/ui/card';
import { Choice, DateField, MultiChoice, PickerField, TextField } from '@/ui/fields';
import { ConfirmSheet } from '@/ui/sheet';
import { ErrorState, Loaded } from '@/ui/status';
import { sessionsStrings as strings } from '../strings';

interface Props {
  readonly one: { readonly clubId: string; readonly date: string };
  readonly onDone: (words: string) => void;
  readonly onClose: () => void;
}

export const CancelSheet = ({ one, onDone, onClose }: Props) => {
  const cancel = useWrite('term.cancelSession');
  const [reason, setReason] = useState<CancelReason | null>(null);
  const [note, setNote] = useState('');
  const confirm = async (): Promise<void> => {
    if (reason === null) return;
    const done = await cancel.submit({ ...one, reason, note });
    if (done !== null) onDone(strings.cancelDone(done.told));
  };
  return (
    <ConfirmSheet
      title={strings.cancelTitle}
      action={strings.confirm}
      danger
      busy={cancel.busy}
      disabled={reason === null}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <Choice
        label={strings.reason}
        options={CANCEL_REASONS.map((value) => ({ value, label: CANCEL_WORDS[value] }))}
        value={reason}
        onChange={setReason}
      />
      <TextField label={strings.note} value={note} onChange={setNote} maxLength={100} />
      {cancel.error ? <ErrorState error={cancel.error} /> : null}
    </ConfirmSheet>
  );
};

interface SubstituteProps extends Props {
  readonly teachers: readonly { readonly id: string; readonly name: string }[];
}

export const SubstituteSheet = ({ one, teachers, onDone, onClose }: SubstituteProps) => {
  const write = useWrite('term.substitute');
  const [teacherId, setTeacher] = useState('');
  const [withOutside, setWithOutside] = useState<readonly 'outside'[]>([]);
  const [outside, setOutside] = useState({ name: '', credential: '', credentialUntil: '' });
  const isOutside = withOutside.length > 0;
  const isComplete =
    teacherId !== '' &&
    (!isOutside ||
      (outside.name.trim().length > 1 &&
        outside.credential.trim().length > 3 &&
        parseLocalDate(outside.credentialUntil) !== null));
  const confirm = async (): Promise<void> => {
    const done = await write.submit({ ...one, teacherId, outside: isOutside ? outside : null });
    if (done !== null) onDone(strings.substituted(done.told));
  };
  return (
    <ConfirmSheet
      title={strings.substituteTitle}
      action={strings.confirm}
      busy={write.busy}
      disabled={!isComplete}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <PickerField
        label={strings.teacher}
        options={teachers.map(({ id, name }) => ({ value: id, label: name }))}
        value={teacherId}
        onChange={setTeacher}
      />
      <MultiChoice
        label=""
        options={[{ value: 'outside' as const, label: strings.outside }]}
        values={withOutside}
        onChange={setWithOutside}
      />
      {isOutside ? (
        <>
          <TextField
            label={strings.outsideName}
            value={outside.name}
            onChange={(name) => setOutside({ ...outside, name })}
            maxLength={20}
          />
          <TextField
            label={strings.credential}
            value={outside.credential}
            onChange={(credential) => setOutside({ ...outside, credential })}
            maxLength={120}
          />
          <DateField
            label={strings.credentialUntil}
            value={outside.credentialUntil}
            start={one.date}
            onChange={(credentialUntil) => setOutside({ ...outside, credentialUntil })}
          />
        </>
      ) : null}
      {write.error?.code === 'WRONG_STATE' ? <Note>{strings.clash}</Note> : null}
      {write.error ? <ErrorState error={write.error} /> : null}
    </ConfirmSheet>
  );
};

interface MakeUpProps extends Props {
  readonly room: string;
}

export const MakeUpSheet = ({ one, room: ownRoom, onDone, onClose }: MakeUpProps) => {
  const write = useWrite('term.makeUpSession');
  const [room, setRoom] = useState(ownRoom);
  const [date, setDate] = useState<string | null>(null);
  const [accepts, setAccepts] = useState<readonly 'children'[]>([]);
  const options = useEndpoint('term.makeUpOptions', { ...one, room: room.trim() });
  const day = options.data?.days.find((each) => each.date === date);
  const isBlocked = day === undefined || day.room !== null || day.teacher !== null;
  const needsWord = day !== undefined && day.children > 0 && accepts.length === 0;
  const confirm = async (): Promise<void> => {
    if (day === undefined) return;
    const makeUp = { date: day.date, slot: day.slot, room: room.trim() };
    const done = await write.submit({ ...one, makeUp, acceptsChildren: accepts.length > 0 });
    if (done !== null) onDone(strings.madeUp(done.told));
  };
  return (
    <ConfirmSheet
      title={strings.makeUpTitle}
      action={strings.confirm}
      busy={write.busy}
      disabled={isBlocked || needsWord || room.trim() === ''}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <TextField label={strings.room} value={room} onChange={setRoom} maxLength={40} />
      <Loaded query={options} rows={3}>
        {({ days }) =>
          days.length === 0 ? (
            <Note>{strings.noDays}</Note>
          ) : (
            <Choice
              label={strings.makeUpTitle}
              stacked
              options={days.map((each) => ({
                value: each.date,
                label: dayWords(each.date),
                note:
                  [
                    ...(each.room === null ? [] : [strings.clashRoom(each.room)]),
                    ...(each.teacher === null ? [] : [strings.clashTeacher(each.teacher)]),
                    ...(each.children === 0 ? [] : [strings.clashChildren(each.children)]),
                  ].join('；') || strings.free,
              }))}
              value={date}
              onChange={setDate}
            />
          )
        }
      </Loaded>
      {day !== undefined && day.children > 0 ? (
        <MultiChoice
          label={strings.clashChildren(day.children)}
          options={[{ value: 'children' as const, label: strings.acceptChildren }]}
          values={accepts}
          onChange={setAccepts}
        />
      ) : null}
      {write.error ? <ErrorState error={write.error} /> : null}
    </ConfirmSheet>
  );
};
