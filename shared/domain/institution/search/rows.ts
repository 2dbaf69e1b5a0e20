// Names packed into arrays of numbers: one row for each way in which an institution is called or read aloud. Scanned whole
// on a phone, reached through postings in an index; the same scorer reads both.
import { foldLetters, foldName } from './fold';
import { placesIn, takePlaces } from './places';
import { type Spelling, spellingsOf } from './readings';

/** What look-up needs to know of an institution. */
export interface Searchable {
  readonly id: string;
  readonly name: string;
  readonly formerNames: readonly string[];
  readonly creditCode: string | null;
  readonly licenceNo: string | null;
  readonly districtCode: string;
  readonly address: string;
  /** Readings of each character of the folded name, the one in context first. Left out, the phone's table is asked. */
  readonly readings?: readonly (readonly string[])[] | undefined;
}

/** Kinds of rows. */
export const NAME = 0;
export const FORMER_NAME = 1;
/** The name again, with its two-way characters read the other way. */
export const OTHER_READING = 2;

/** Slices of one long array: row `i` is `data[at[i] … at[i + 1])`. */
export interface Stream<A extends Uint8Array | Uint16Array> {
  readonly data: A;
  readonly at: Uint32Array;
}

/** All rows of a list, packed. */
export interface Rows {
  /** Number of rows, and of institutions. */
  readonly count: number;
  readonly owners: number;
  /** Which institution a row belongs to; rows of one institution lie together. */
  readonly owner: Uint32Array;
  readonly kind: Uint8Array;
  /** UTF-16 units of the folded name. */
  readonly han: Stream<Uint16Array>;
  /** First letter of each unit's reading, and in the upper three bits how rare the unit is; shares its offsets with `han`. */
  readonly initials: Uint8Array;
  /** How many units of the name say where it lies (汉中市汉台区…): after them begins what tells it from others. */
  readonly coreAt: Uint8Array;
  /** The same in letters of `raw`, and of `folded`. */
  readonly coreRawAt: Uint8Array;
  readonly coreFoldedAt: Uint8Array;
  /** Letters of the spelt name as they are, SYLLABLE_START added to the first of each character; and folded, without. */
  readonly raw: Stream<Uint8Array>;
  readonly folded: Stream<Uint8Array>;
  /** By institution: digits and capital letters only. */
  readonly creditCodes: Stream<Uint8Array>;
  readonly licenceNos: Stream<Uint8Array>;
  /** By institution: units of the folded address. */
  readonly address: Stream<Uint16Array>;
  /** By institution: the places its address names, as numbers of `placeNames`; PLACES_EACH of them, 0 for none. */
  readonly places: Uint16Array;
  readonly placeNames: readonly string[];
}

/** Places kept of an address: province, city, county, street. */
export const PLACES_EACH = 4;
/** What of a packed letter is the letter, and the mark that a syllable starts with it. */
export const LETTER_BITS = 31;
export const SYLLABLE_START = 32;
/** Rarity of a character is 0–7, in the bits above a letter's. */
export const RARITY_SHIFT = 5;
const MOST_RARE = 7;

/** Letters are 1–26; whatever else stands in a name becomes one of 27–31. */
export const letterCode = (unit: number): number => (unit >= 97 && unit <= 122 ? unit - 96 : 27 + (unit % 5));

/** Digits are 1–10, capital letters 11–36; 0 for anything else. */
export const codeSymbol = (unit: number): number =>
  unit >= 48 && unit <= 57 ? unit - 47 : unit >= 65 && unit <= 90 ? unit - 54 : 0;

const codesOf = <A extends Uint8Array | Uint16Array>(text: string, codes: A, codeOf: (unit: number) => number): A => {
  for (let i = 0; i < text.length; i++) codes[i] = codeOf(text.charCodeAt(i));
  return codes;
};
/** Letters packed, one byte each. */
export const lettersOf = (text: string): Uint8Array => codesOf(text, new Uint8Array(text.length), letterCode);
/** UTF-16 units. */
export const unitsOf = (text: string): Uint16Array => codesOf(text, new Uint16Array(text.length), (unit) => unit);
/** The digits and capital letters of a code, 1–36; everything else is left out. */
export const codeSymbolsOf = (text: string): number[] =>
  [...text.toUpperCase()].map((character) => codeSymbol(character.charCodeAt(0))).filter((symbol) => symbol > 0);

/** Joins parts to one long array. */
export const streamOf = <A extends Uint8Array | Uint16Array>(
  parts: readonly ArrayLike<number>[],
  make: (length: number) => A,
): Stream<A> => {
  const at = new Uint32Array(parts.length + 1);
  parts.forEach((part, i) => {
    at[i + 1] = (at[i] as number) + part.length;
  });
  const data = make(at[parts.length] as number);
  parts.forEach((part, i) => {
    data.set(part, at[i] as number);
  });
  return { data, at };
};
const bytes = (length: number): Uint8Array => new Uint8Array(length);
const words = (length: number): Uint16Array => new Uint16Array(length);

/** How rare each unit is among the names: every name holds it = 0, one in some thousand = 7. */
const raritiesOf = (names: readonly string[]): ReadonlyMap<number, number> => {
  const counts = new Map<number, number>();
  for (const name of names) {
    for (const unit of new Set(unitsOf(name))) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  }
  return new Map(
    [...counts].map(([unit, count]) => [unit, Math.min(MOST_RARE, Math.floor(Math.log(names.length / count)))]),
  );
};

const rawLettersOf = (spelling: Spelling): Uint8Array => {
  const letters = lettersOf(spelling.join(''));
  let at = 0;
  for (const syllable of spelling) {
    letters[at] = (letters[at] as number) | SYLLABLE_START;
    at += syllable.length;
  }
  return letters;
};

/** One initial for each UTF-16 unit: a character outside the basic plane has two units and repeats its initial. */
const initialsOf = (name: string, spelling: Spelling): number[] =>
  [...name].flatMap((character, i) => {
    const initial = letterCode((spelling[i] ?? character).charCodeAt(0));
    return character.length === 1 ? [initial] : [initial, initial];
  });

interface Row {
  readonly owner: number;
  readonly kind: number;
  readonly name: string;
  readonly spelling: Spelling;
}

const rowsOf = (institution: Searchable, owner: number): Row[] => {
  const name = foldName(institution.name);
  const [first = [], ...others] = spellingsOf(name, institution.readings);
  return [
    { owner, kind: NAME, name, spelling: first },
    ...others.map((spelling) => ({ owner, kind: OTHER_READING, name, spelling })),
    ...institution.formerNames.map((former) => {
      const folded = foldName(former);
      return { owner, kind: FORMER_NAME, name: folded, spelling: spellingsOf(folded)[0] ?? [] };
    }),
  ];
};

/** Institutions in the order in which ties are told: by name, then by id. */
export const inOrder = <T extends Pick<Searchable, 'id' | 'name'>>(institutions: readonly T[]): T[] =>
  [...institutions].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1));

/** Units of a folded name that name known places; 0 when nothing is left behind them. */
const coreOf = (name: string, numberOfPlace: ReadonlyMap<string, number>): number => {
  const rest = takePlaces(name, numberOfPlace)?.rest ?? name;
  return rest === '' ? 0 : Math.min(255, name.length - rest.length);
};

/** How the first units of a name are spelt. */
const speltBefore = ({ name, spelling }: Row, units: number): string =>
  spelling.slice(0, [...name.slice(0, units)].length).join('');

/**
 * Packs institutions; they must be in order (`inOrder`).
 * @returns the rows, and how the characters of the names were read
 */
export const packRows = (
  institutions: readonly Searchable[],
): { readonly rows: Rows; readonly spellings: readonly { readonly name: string; readonly spelling: Spelling }[] } => {
  const all = institutions.flatMap(rowsOf);
  const rarities = raritiesOf(institutions.map(({ name }) => foldName(name)));
  const numberOfPlace = new Map<string, number>();
  const placeNames = [''];
  const places = new Uint16Array(institutions.length * PLACES_EACH);
  institutions.forEach(({ address }, i) => {
    placesIn(foldName(address))
      .slice(0, PLACES_EACH)
      .forEach((place, k) => {
        let number = numberOfPlace.get(place);
        if (number === undefined && placeNames.length < 0x10000) {
          number = placeNames.length;
          numberOfPlace.set(place, number);
          placeNames.push(place);
        }
        places[i * PLACES_EACH + k] = number ?? 0;
      });
  });
  const cores = all.map(({ name }) => coreOf(name, numberOfPlace));
  const rows: Rows = {
    count: all.length,
    owners: institutions.length,
    owner: Uint32Array.from(all, ({ owner }) => owner),
    kind: Uint8Array.from(all, ({ kind }) => kind),
    han: streamOf(
      all.map(({ name }) => unitsOf(name)),
      words,
    ),
    initials: streamOf(
      all.map(({ name, spelling }) =>
        initialsOf(name, spelling).map(
          (letter, i) => letter | ((rarities.get(name.charCodeAt(i)) ?? MOST_RARE) << RARITY_SHIFT),
        ),
      ),
      bytes,
    ).data,
    coreAt: Uint8Array.from(cores),
    coreRawAt: Uint8Array.from(all, (row, i) => Math.min(255, speltBefore(row, cores[i] as number).length)),
    coreFoldedAt: Uint8Array.from(all, (row, i) =>
      Math.min(255, foldLetters(speltBefore(row, cores[i] as number)).length),
    ),
    raw: streamOf(
      all.map(({ spelling }) => rawLettersOf(spelling)),
      bytes,
    ),
    folded: streamOf(
      all.map(({ spelling }) => lettersOf(foldLetters(spelling.join('')))),
      bytes,
    ),
    creditCodes: streamOf(
      institutions.map(({ creditCode }) => codeSymbolsOf(creditCode ?? '')),
      bytes,
    ),
    licenceNos: streamOf(
      institutions.map(({ licenceNo }) => codeSymbolsOf(licenceNo ?? '')),
      bytes,
    ),
    address: streamOf(
      institutions.map(({ address }) => unitsOf(foldName(address))),
      words,
    ),
    places,
    placeNames,
  };
  return { rows, spellings: all };
};

/** Memory of packed rows. */
export const bytesOf = (rows: Rows): number => {
  const streams = [rows.han, rows.raw, rows.folded, rows.creditCodes, rows.licenceNos, rows.address];
  return (
    streams.reduce((sum, { data, at }) => sum + data.byteLength + at.byteLength, 0) +
    [rows.owner, rows.kind, rows.initials, rows.coreAt, rows.coreRawAt, rows.coreFoldedAt, rows.places].reduce(
      (sum, { byteLength }) => sum + byteLength,
      0,
    )
  );
};
