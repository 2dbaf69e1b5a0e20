import { useState } from 'react';
import { toast } from '@/platform/feedback';
import { useWrite } from '@/platform/use-write';
import { clockWords } from '@/strings/term';
import { Button } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import { Stepper } from '@/ui/choosers';
import { PickerField } from '@/ui/fields';
import { ErrorState, Verdict } from '@/ui/status';
import { sessionsStrings as strings } from '../strings';
import type { DeskSchool } from './types';

const LESSONS = [0, 1, 2];
/** Every five minutes of the afternoon. */
const STARTS = Array.from({ length: 85 }, (_, i) => 12 * 60 + i * 5);
/** What a school that has entered nothing begins with: to be changed, never shown to families. */
const EMPTY = LESSONS.map((i) => ({ startMinute: 16 * 60 + i * 60, minutes: 45 }));

/** When a school's lessons after class begin and how long they last. */
export const LessonTimesCard = ({ school, onDone }: { readonly school: DeskSchool; readonly onDone: () => void }) => {
  const save = useWrite('term.saveLessonTimes');
  const [isOpen, setOpen] = useState(false);
  const [lessons, setLessons] = useState(school.lessons ?? EMPTY);
  const change = (which: number, part: { startMinute?: number; minutes?: number }): void =>
    setLessons(lessons.map((lesson, i) => (i === which ? { ...lesson, ...part } : lesson)));
  if (!isOpen) {
    return (
      <Card title={strings.times}>
        {school.lessons === null ? (
          <Verdict tone="caution" title={strings.noTimes} detail={strings.noTimesHint} />
        ) : (
          school.lessons.map(({ startMinute, minutes }, i) => (
            <Row
              key={startMinute}
              label={strings.lesson(i + 1)}
              value={`${clockWords(startMinute)}–${clockWords(startMinute + minutes)}`}
            />
          ))
        )}
        <Button kind="quiet" onClick={() => setOpen(true)}>
          {strings.saveTimes}
        </Button>
      </Card>
    );
  }
  return (
    <Card title={strings.times}>
      {LESSONS.map((i) => (
        <Card key={i} title={strings.lesson(i + 1)}>
          <PickerField
            label={strings.start}
            options={STARTS.map((minute) => ({ value: String(minute), label: clockWords(minute) }))}
            value={String(lessons[i]?.startMinute ?? '')}
            onChange={(value) => change(i, { startMinute: Number(value) })}
          />
          <Stepper
            label={strings.minutes}
            value={lessons[i]?.minutes ?? 45}
            onChange={(minutes) => change(i, { minutes })}
            min={20}
            max={120}
            unit={strings.minuteUnit}
          />
        </Card>
      ))}
      <Button
        busy={save.busy}
        onClick={() =>
          void save.submit({ schoolId: school.schoolId, lessons }).then((done) => {
            if (done === null) return;
            toast(strings.timesSaved);
            setOpen(false);
            onDone();
          })
        }
      >
        {strings.saveTimes}
      </Button>
      {save.error ? <ErrorState error={save.error} /> : null}
      <Note>{strings.noTimesHint}</Note>
    </Card>
  );
};
