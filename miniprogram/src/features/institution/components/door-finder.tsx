import { type ReadDoorCode, readDoorCode } from '@shared/domain/institution/door-check/door-code';
import { readDoorNumber } from '@shared/domain/institution/door-check/door-number';
import type { ListedInstitution } from '@shared/domain/institution/institution.schema';
import { statusOn } from '@shared/domain/institution/institution.schema';
import type { LocalDate } from '@shared/kernel/time';
import { districtName } from '@shared/tenant/hanzhong';
import { PUBLIC_KEYS } from '@shared/tenant/public-keys';
import { useState } from 'react';
import { toast } from '@/platform/feedback';
import { go } from '@/platform/router';
import { canScan, scanText } from '@/platform/scan';
import { STATUS_WORDS } from '@/strings/institution';
import { Button } from '@/ui/button';
import { Body, Card, Row } from '@/ui/card';
import { TextField } from '@/ui/fields';
import { Empty, Tag, Verdict } from '@/ui/status';
import { REASON_WORDS, doorStrings as strings } from '../door/strings';

/** What the person stands before: an institution and one of its doors, as a code, a number or a name says. */
export interface Found {
  readonly institution: ListedInstitution | null;
  readonly door: string | null;
  readonly scanned: ReadDoorCode | null;
}

interface Props {
  readonly institutions: readonly ListedInstitution[];
  readonly find: (typed: string, limit: number) => readonly { readonly institution: ListedInstitution }[];
  readonly today: LocalDate;
  readonly onFound: (found: Found) => void;
}

const SHOWN = 6;

/** The institution whose door this is. */
export const ownerOf = (institutions: readonly ListedInstitution[], door: string): ListedInstitution | null =>
  institutions.find(({ premises }) => premises.some((one) => one.door === door)) ?? null;

/** What a scanned or pasted text means on this list; null when it is none of our codes. */
export const understandCode = (institutions: readonly ListedInstitution[], text: string): Found | null => {
  const scanned = readDoorCode(text, PUBLIC_KEYS);
  if (scanned.kind === 'signed') {
    const { door } = scanned.code;
    return { institution: ownerOf(institutions, door), door, scanned };
  }
  if (scanned.kind === 'forged') return { institution: null, door: null, scanned };
  const door = readDoorNumber(text);
  const institution = door === null ? null : ownerOf(institutions, door);
  return institution === null ? null : { institution, door, scanned: null };
};

/** Scan the poster, or type its number or the institution's name. */
export const DoorFinder = ({ institutions, find, today, onFound }: Props) => {
  const [typed, setTyped] = useState('');
  const [isOther, setOther] = useState(false);

  const type = (text: string): void => {
    setTyped(text);
    setOther(false);
    const found = understandCode(institutions, text);
    if (found !== null) onFound(found);
  };

  const scan = async (): Promise<void> => {
    const text = await scanText();
    if (text === null) return;
    if (text === '') return toast(strings.scanNone);
    const found = understandCode(institutions, text);
    if (found === null) setOther(true);
    else onFound(found);
  };

  const words = typed.trim();
  const hits = words.length < 2 ? [] : find(words, SHOWN);
  return (
    <>
      <Card>
        {canScan ? <Button onClick={() => void scan()}>{strings.scan}</Button> : null}
        <TextField label={strings.typed} hint={strings.typedHint} value={typed} onChange={type} maxLength={300} />
      </Card>
      {isOther ? (
        <Verdict tone="unknown" title={REASON_WORDS.CODE_OTHER.title} detail={REASON_WORDS.CODE_OTHER.detail({})} />
      ) : null}
      {hits.length > 0 ? (
        <Card title={strings.choose}>
          {hits.map(({ institution }) => {
            const { short, tone } = STATUS_WORDS[statusOn(institution, today)];
            return (
              <Row
                key={institution.id}
                label={institution.name}
                note={`${districtName(institution.districtCode)} · ${institution.address}`}
                value={<Tag tone={tone}>{short}</Tag>}
                onClick={() => onFound({ institution, door: null, scanned: null })}
              />
            );
          })}
        </Card>
      ) : null}
      {words.length >= 2 && hits.length === 0 ? (
        <Empty
          title={strings.notFound}
          hint={strings.notFoundHint}
          action={
            <Button kind="quiet" onClick={() => go('report', { placeName: words })}>
              {strings.tellUs}
            </Button>
          }
        />
      ) : null}
      {words === '' ? (
        <Card title={strings.howTitle}>
          <Body>{strings.how}</Body>
        </Card>
      ) : null}
    </>
  );
};
