import { NO_GUIDANCE } from '@shared/domain/institution/contract/check-contract';
import { checkDoor, type DoorFacts, reportCategoryOf } from '@shared/domain/institution/door-check/answers';
import { printedDoorNumber } from '@shared/domain/institution/door-check/door-number';
import { floorNumber } from '@shared/domain/institution/door-check/floor';
import { asEpochMs, dateOf, formatLocal } from '@shared/kernel/time';
import { useEffect, useState } from 'react';
import { toast } from '@/platform/feedback';
import { go, useParams } from '@/platform/router';
import { useEndpoint } from '@/platform/use-endpoint';
import { findMe, type Here } from '@/platform/whereabouts';
import { Button } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import { TextField } from '@/ui/fields';
import { Page } from '@/ui/page';
import { Loaded, Verdict } from '@/ui/status';
import { AskTeacher } from '../../components/ask-teacher';
import { DoorFinder, type Found, understandCode } from '../../components/door-finder';
import { DoorVerdicts } from '../../components/door-verdicts';
import { feeFindings, NOTHING_SAID, TaughtHere } from '../../components/taught-here';
import { doorStrings as strings } from '../../door/strings';
import { useCalendar } from '../../hooks/use-calendar';
import { useListed } from '../../hooks/use-listed';

/** 门口核验: what the list and the rules say about this door, now. Everything but the teacher's name is worked out here. */
export default function DoorPage() {
  const { id = '', code = '' } = useParams();
  const { query, institutions, find } = useListed();
  const { calendar, schoolDay } = useCalendar();
  const [found, setFound] = useState<Found | null>(null);
  const [here, setHere] = useState<Here | null>(null);
  const [floor, setFloor] = useState('');
  const [taught, setTaught] = useState(NOTHING_SAID);
  const [teacher, setTeacher] = useState<DoorFacts['teacher']>(null);
  const guidance = useEndpoint('tenant.guidancePrices', {}, { keepOffline: true }).data ?? NO_GUIDANCE;

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
  const { category, stage, mode } = taught;
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
          floor: floorNumber(floor),
          course: category && stage ? { category, stage, mode } : null,
          teacher: teacher ?? (query.offline ? 'offline' : null),
          fee: feeFindings(taught, institution, guidance, today),
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

  const restart = (): void => {
    setFound(null);
    setTeacher(null);
    setTaught(NOTHING_SAID);
    setFloor('');
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
                  <TextField
                    label={strings.floor}
                    hint={strings.floorHint}
                    error={floor.trim() !== '' && floorNumber(floor) === null ? strings.floorUnread : undefined}
                    value={floor}
                    maxLength={8}
                    onChange={setFloor}
                  />
                </Card>
              ) : null}
              <DoorVerdicts answers={answers} today={today} />
              {institution ? (
                <>
                  <TaughtHere taught={taught} onChange={(part) => setTaught({ ...taught, ...part })} />
                  <AskTeacher key={institution.id} institutionId={institution.id} onAnswer={setTeacher} />
                </>
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
