import { checkContract } from '@shared/domain/institution/contract/check-contract';
import {
  type CourseHere,
  checkDoor,
  type DoorFacts,
  reportCategoryOf,
} from '@shared/domain/institution/door-check/answers';
import { printedDoorNumber } from '@shared/domain/institution/door-check/door-number';
import { INSTITUTION_CATEGORIES, STAGES, TEACHING_MODES } from '@shared/domain/institution/institution.schema';
import { asEpochMs, dateOf, formatLocal } from '@shared/kernel/time';
import { useEffect, useState } from 'react';
import { toast } from '@/platform/feedback';
import { go, useParams } from '@/platform/router';
import { useWrite } from '@/platform/use-write';
import { findMe, type Here } from '@/platform/whereabouts';
import { CATEGORY_WORDS, STAGE_WORDS } from '@/strings/institution';
import { parseYuan } from '@/strings/money';
import { Button } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import { Choice, TextField } from '@/ui/fields';
import { Page } from '@/ui/page';
import { ErrorState, Loaded, Verdict } from '@/ui/status';
import { DoorFinder, type Found, understandCode } from '../../components/door-finder';
import { DoorVerdicts } from '../../components/door-verdicts';
import { doorStrings as strings } from '../../door/strings';
import { useCalendar } from '../../hooks/use-calendar';
import { useListed } from '../../hooks/use-listed';

const MODE_OPTIONS = TEACHING_MODES.map((value) => ({ value, label: strings.modes[value] }));
const CATEGORY_OPTIONS = INSTITUTION_CATEGORIES.map((value) => ({ value, label: CATEGORY_WORDS[value] }));
const STAGE_OPTIONS = STAGES.map((value) => ({ value, label: STAGE_WORDS[value] }));

/** How many limits a single payment breaks; null while no sum was typed. */
const limitsBroken = (yuan: string, lessons: string, isAcademic: boolean): number | null => {
  const fen = parseYuan(yuan);
  if (fen === null || fen === 0) return null;
  const count = Number(lessons);
  const today = dateOf(asEpochMs(Date.now()));
  const findings = checkContract(
    {
      isAcademic,
      mode: 'offline',
      payments: [{ fen, on: today }],
      lessons: Number.isInteger(count) && count > 0 ? count : null,
      lessonMinutes: null,
      classSize: null,
      startsOn: null,
      endsOn: null,
      lessonsLeft: null,
      paidTo: null,
      hasLoan: null,
      guidanceFen: null,
    },
    today,
  );
  return findings.filter(({ outcome }) => outcome === 'broken').length;
};

/** 门口核验: what the list and the rules say about this door, now. Everything but the teacher's name is worked out here. */
export default function DoorPage() {
  const { id = '', code = '' } = useParams();
  const { query, institutions, find } = useListed();
  const { calendar, schoolDay } = useCalendar();
  const [found, setFound] = useState<Found | null>(null);
  const [here, setHere] = useState<Here | null>(null);
  const [course, setCourse] = useState<Partial<CourseHere>>({ mode: 'offline' });
  const [teacherName, setTeacherName] = useState('');
  const [teacher, setTeacher] = useState<DoorFacts['teacher']>(null);
  const [yuan, setYuan] = useState('');
  const [lessons, setLessons] = useState('');
  const roster = useWrite('institution.askRoster');

  // Opened from an institution's page or by a link from the poster.
  useEffect(() => {
    if (institutions === null || found !== null) return;
    if (code !== '') setFound(understandCode(institutions, code));
    else if (id !== '') {
      const institution = institutions.find((one) => one.id === id);
      if (institution) setFound({ institution, door: null, scanned: null });
    }
  }, [institutions, id, code, found]);

  const now = asEpochMs(Date.now());
  const today = dateOf(now);
  const { category, stage, mode } = course;
  const institution = found?.institution ?? null;
  const all =
    found === null
      ? []
      : checkDoor({
          now,
          ...found,
          here,
          calendar,
          schoolDay: schoolDay(today),
          course: category && stage && mode ? { category, stage, mode } : null,
          teacher: teacher ?? (roster.error?.code === 'OFFLINE' ? 'offline' : null),
          limitsBroken: limitsBroken(yuan, lessons, (category ?? institution?.category) === 'academic'),
        });
  // With no institution behind it, only the code itself can be spoken of.
  const answers = institution === null ? all.filter(({ question }) => question === 'code') : all;
  const mismatches = answers.filter(({ outcome }) => outcome === 'no').length;
  const unknown = answers.filter(({ outcome }) => outcome === 'unknown').length;
  const places = institution?.premises.filter(({ door }) => found?.door == null || door === found.door) ?? [];

  const locate = async (): Promise<void> => {
    const at = await findMe();
    setHere(at);
    if (at === null) toast(strings.whereNone);
  };

  const ask = async (): Promise<void> => {
    if (institution === null) return;
    const reply = await roster.submit({ institutionId: institution.id, name: teacherName.trim() });
    setTeacher(reply?.answer ?? null);
  };

  const restart = (): void => {
    setFound(null);
    setTeacher(null);
    setTeacherName('');
    setHere(null);
  };

  const report = (): void => {
    const place = places[0];
    go('report', {
      ...(institution ? { institutionId: institution.id, institutionName: institution.name } : {}),
      ...(place ? { address: place.address } : {}),
      ...(institution ? { districtCode: institution.districtCode } : {}),
      category: reportCategoryOf(answers) ?? '',
    });
  };

  return (
    <Page
      bottom={
        mismatches > 0 ? (
          <Button kind="danger" onClick={report}>
            {strings.report}
          </Button>
        ) : undefined
      }
    >
      <Loaded query={query} rows={4}>
        {() =>
          found === null ? (
            <DoorFinder institutions={institutions ?? []} find={find} today={today} onFound={setFound} />
          ) : (
            <>
              <Verdict
                tone={mismatches > 0 ? 'bad' : unknown > 0 ? 'caution' : 'good'}
                title={institution?.name ?? strings.badCode}
                detail={strings.summary(mismatches, unknown)}
              />
              {places.length > 0 ? (
                <Card title={strings.registered}>
                  {places.map(({ door, address, floor, rooms }) => (
                    <Row
                      key={door}
                      label={[address, floor && !address.includes(floor) ? floor : '', rooms.join('、')]
                        .filter(Boolean)
                        .join(' ')}
                      note={strings.door(printedDoorNumber(door))}
                    />
                  ))}
                  <Button kind="secondary" onClick={() => void locate()}>
                    {strings.where}
                  </Button>
                  <Note>{strings.whereNote}</Note>
                </Card>
              ) : null}
              <DoorVerdicts answers={answers} today={today} />
              {institution ? (
                <Card title={strings.taught}>
                  <Note>{strings.taughtNote}</Note>
                  <Choice
                    label={strings.category}
                    options={CATEGORY_OPTIONS}
                    value={category ?? null}
                    onChange={(value) => setCourse({ ...course, category: value })}
                  />
                  <Choice
                    label={strings.stage}
                    options={STAGE_OPTIONS}
                    value={stage ?? null}
                    onChange={(value) => setCourse({ ...course, stage: value })}
                  />
                  <Choice
                    label={strings.mode}
                    options={MODE_OPTIONS}
                    value={mode ?? null}
                    onChange={(value) => setCourse({ ...course, mode: value })}
                  />
                  <TextField
                    label={strings.teacher}
                    hint={strings.teacherHint}
                    value={teacherName}
                    maxLength={40}
                    onChange={(name) => {
                      setTeacherName(name);
                      setTeacher(null);
                    }}
                  />
                  <Button
                    kind="secondary"
                    busy={roster.busy}
                    disabled={teacherName.trim().length < 2}
                    onClick={() => void ask()}
                  >
                    {strings.ask}
                  </Button>
                  {roster.error && roster.error.code !== 'OFFLINE' ? <ErrorState error={roster.error} /> : null}
                  <TextField label={strings.feeYuan} value={yuan} maxLength={12} onChange={setYuan} />
                  <TextField label={strings.feeLessons} value={lessons} maxLength={4} onChange={setLessons} />
                  <Button kind="quiet" onClick={() => go('contractCheck')}>
                    {strings.fee}
                  </Button>
                </Card>
              ) : null}
              {mismatches > 0 ? <Note>{strings.reportNote}</Note> : null}
              <Note>{strings.asOf(query.asOf ?? formatLocal(now, 'M月D日 HH:mm'))}</Note>
              <Button kind="quiet" onClick={restart}>
                {strings.another}
              </Button>
            </>
          )
        }
      </Loaded>
    </Page>
  );
}
