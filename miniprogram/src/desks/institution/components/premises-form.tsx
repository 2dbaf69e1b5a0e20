import { floorNumber } from '@shared/domain/institution/door-check/floor';
import { positionIn } from '@shared/kernel/geo';
import { useState } from 'react';
import { toast } from '@/platform/feedback';
import { canPickPlace, pickPlace } from '@/platform/location';
import { findMe } from '@/platform/whereabouts';
import { Button, Buttons } from '@/ui/button';
import { Card, Note } from '@/ui/card';
import { TextField } from '@/ui/fields';
import { premisesStrings as strings } from '../strings';
import { type EditProps, EditSheet, type Institution, useEditing } from './edit-sheet';

/** A place as typed. */
interface Place {
  /** Its door number; empty for a new one. */
  readonly door: string;
  readonly address: string;
  readonly floor: string;
  readonly rooms: string;
  readonly position: string;
}
/** By door number, new ones by a number of their own. */
type Form = Readonly<Record<string, Place>>;

const NOTHING: Place = { door: '', address: '', floor: '', rooms: '', position: '' };
const MOST = 20;
/** @policy a phone that doubts more than this should be asked again outside: the door check allows 150 m */
const GOOD_M = 60;

const written = ({ lng, lat }: { readonly lng: number; readonly lat: number }): string =>
  `${lng.toFixed(5)}, ${lat.toFixed(5)}`;

const formOf = ({ premises }: Institution): Form =>
  Object.fromEntries(
    premises.map(({ door, address, floor, rooms, position }) => [
      door,
      { door, address, floor, rooms: rooms.join('、'), position: position === null ? '' : written(position) },
    ]),
  );

const roomsIn = (text: string): string[] => [...new Set(text.split(/[、,，;；\s]+/).filter(Boolean))];

const isGood = ({ address, rooms, position }: Place): boolean =>
  address.trim().length >= 2 &&
  positionIn(position) !== 'invalid' &&
  roomsIn(rooms).length <= 40 &&
  roomsIn(rooms).every((room) => room.length <= 40);

const factsOf = (base: Form, form: Form, institution: Institution) => {
  if (JSON.stringify(base) === JSON.stringify(form)) return {};
  const known = new Map(institution.premises.map((one) => [one.door, one]));
  return {
    premises: Object.values(form).map(({ door, address, floor, rooms, position }) => {
      const at = positionIn(position);
      const before = known.get(door)?.position ?? null;
      // What was not typed anew keeps its own digits.
      const kept = before !== null && written(before) === position ? before : null;
      return {
        door,
        address: address.trim(),
        floor: floor.trim(),
        rooms: roomsIn(rooms),
        position: kept ?? (at === 'invalid' ? null : at),
      };
    }),
  };
};

const placeWords = (value: unknown): string => {
  const place = value as Place | undefined; // a field of this form
  return place === undefined
    ? strings.taken
    : [place.address, place.floor, place.rooms, place.position].filter(Boolean).join(' · ');
};

interface PlaceProps {
  readonly place: Place;
  readonly was: Place | undefined;
  readonly onChange: (part: Partial<Place>) => void;
  readonly onRemove: () => void;
}

const PlaceCard = ({ place, was, onChange, onRemove }: PlaceProps) => {
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const here = async (): Promise<void> => {
    setBusy(true);
    const at = await findMe();
    setBusy(false);
    if (at === null) return toast(strings.hereNone);
    onChange({ position: written(at.at) });
    const metres = Math.round(at.accuracyM);
    setNote(metres > GOOD_M ? strings.hereRough(metres) : strings.hereGood(metres));
  };
  const pick = async (): Promise<void> => {
    const picked = await pickPlace();
    if (picked === null) return;
    setNote('');
    onChange({ position: written(picked.at), ...(place.address === '' ? { address: picked.address } : {}) });
  };
  const isMoved = was !== undefined && (was.address !== place.address || was.floor !== place.floor);
  const isWrong = positionIn(place.position) === 'invalid';
  return (
    <Card>
      <TextField
        label={strings.address}
        value={place.address}
        maxLength={120}
        onChange={(address) => onChange({ address })}
      />
      <TextField
        label={strings.floor}
        hint={place.floor !== '' && floorNumber(place.floor) === null ? strings.floorUnread : strings.floorHint}
        value={place.floor}
        maxLength={20}
        onChange={(floor) => onChange({ floor })}
      />
      <TextField
        label={strings.rooms}
        hint={strings.roomsHint}
        value={place.rooms}
        maxLength={400}
        onChange={(rooms) => onChange({ rooms })}
      />
      <TextField
        label={strings.position}
        hint={note || strings.positionHint}
        error={isWrong ? strings.positionWrong : undefined}
        value={place.position}
        maxLength={60}
        onChange={(position) => onChange({ position })}
      />
      <Buttons>
        <Button kind="secondary" busy={busy} onClick={() => void here()}>
          {strings.here}
        </Button>
        {canPickPlace ? (
          <Button kind="secondary" onClick={() => void pick()}>
            {strings.pick}
          </Button>
        ) : null}
        <Button kind="quiet" onClick={onRemove}>
          {strings.remove}
        </Button>
      </Buttons>
      {isMoved ? <Note>{strings.moved}</Note> : null}
    </Card>
  );
};

/** Where the institution teaches: address, floor, rooms, and the measured position that the door check compares with. */
export const PremisesForm = (props: EditProps) => {
  const { institution } = props;
  const editing = useEditing(institution, formOf);
  const { form, base, setForm } = editing;
  const [added, setAdded] = useState(0);
  const places = Object.entries(form);
  const remove = (key: string): void => setForm(Object.fromEntries(places.filter(([one]) => one !== key)));
  const add = (): void => {
    const start = places.length === 0 ? institution.address : '';
    setForm({ ...form, [`new-${added}`]: { ...NOTHING, address: start } });
    setAdded(added + 1);
  };
  return (
    <EditSheet
      {...props}
      title={strings.title(institution.name)}
      editing={editing}
      facts={places.every(([, place]) => isGood(place)) ? factsOf(base, form, institution) : null}
      fieldWords={(key) => form[key]?.address ?? base[key]?.address ?? strings.taken}
      valueWords={placeWords}
    >
      {places.map(([key, place]) => (
        <PlaceCard
          key={key}
          place={place}
          was={base[key]}
          onChange={(part) => setForm({ ...form, [key]: { ...place, ...part } })}
          onRemove={() => remove(key)}
        />
      ))}
      {places.length < MOST ? (
        <Button kind="secondary" onClick={add}>
          {strings.add}
        </Button>
      ) : null}
    </EditSheet>
  );
};
