// Lists of serving teachers and of bans, kept as hashes, and which practitioners they may mean. For officers only: a match of a
// name alone may be another person, and nobody but an officer concludes anything from it.

import { isCityOfficer } from '../../shared/domain/account/roles';
import type { MarkKind, PersonMark, Practitioner } from '../../shared/domain/institution/practitioner.schema';
import { compact, dateIn, textOf } from '../../shared/domain/institution/registry/cell-text';
import type { RefusedRow } from '../../shared/domain/institution/registry/read-registry';
import { MARK_HEADINGS } from '../../shared/domain/institution/registry/roster-headings.lexicon';
import { cellOf, columnsIn, isNote } from '../../shared/domain/institution/registry/table-reading';
import { sha256Hex } from '../../shared/kernel/digest';
import { AppError } from '../../shared/kernel/errors';
import { dateOf, type LocalDate } from '../../shared/kernel/time';
import { type Call, callerAccount, newId, writeOf } from '../_lib/call';
import { readSpreadsheet } from '../_lib/spreadsheet';
import { nameHashOf, personHashOf } from './person-hash';

type Body = Omit<PersonMark, 'id' | 'revision'>;

/** Names looked up in one query. */
const BATCH = 100;

/** Marks that may mean each of these people, by practitioner. `samePerson`: the identity number agrees; else only the name does. */
export const marksOf = async (call: Call, people: readonly Practitioner[]) => {
  const today = dateOf(call.now);
  const found = new Map<
    string,
    { kind: MarkKind; samePerson: boolean; source: string; document: string; until: LocalDate | null }[]
  >();
  for (let start = 0; start < people.length; start += BATCH) {
    const batch = people.slice(start, start + BATCH);
    const hashes = [...new Set(batch.map(({ nameHash }) => nameHash))];
    const marks = (await call.store.find('personMarks', { nameHash: { in: hashes } }, { limit: 1000 })).filter(
      ({ until }) => until === null || until >= today,
    );
    for (const person of batch) {
      const mine = marks.filter((mark) => {
        const bothKnown = mark.personHash !== null && person.personHash !== null;
        return bothKnown ? mark.personHash === person.personHash : mark.nameHash === person.nameHash;
      });
      if (mine.length === 0) continue;
      found.set(
        person.id,
        mine.map(({ kind, source, document, until, personHash }) => {
          return { kind, source, document, until, samePerson: personHash !== null && personHash === person.personHash };
        }),
      );
    }
  }
  return found;
};

/** Reads a list of persons. City officers only: the lists cover every district. */
export const importMarks = async (
  call: Call,
  { base64, kind, document }: { base64: string; kind: MarkKind; document: string },
) => {
  if (!isCityOfficer(callerAccount(call).grants)) throw new AppError('FORBIDDEN');
  const refused: RefusedRow[] = [];
  const marks = new Map<string, Body>();
  for (const { name: sheet, rows } of await readSpreadsheet(Buffer.from(base64, 'base64'))) {
    let columns: ReturnType<typeof columnsIn<(typeof MARK_HEADINGS)[number][0]>> = null;
    rows.forEach((cells, index) => {
      const header = columnsIn(cells, MARK_HEADINGS, 2, ['person']);
      if (header !== null) {
        columns = header;
        return;
      }
      if (columns === null || isNote(cells)) return;
      const known = columns;
      const text = (field: (typeof MARK_HEADINGS)[number][0]) => textOf(cellOf(known, cells, field));
      const refuse = (code: RefusedRow['code'], field: (typeof MARK_HEADINGS)[number][0]) =>
        refused.push({ sheet, row: index + 1, column: known.get(field)?.heading ?? '', code });
      const person = compact(text('person'));
      const idNumber = compact(text('idNumber')).toUpperCase();
      const from = dateIn(cellOf(known, cells, 'from'));
      const until = dateIn(cellOf(known, cells, 'until'));
      if (person.length < 2 || person.length > 40) refuse('PERSON_MISSING', 'person');
      else if (idNumber !== '' && !/^\d{17}[\dX]$/.test(idNumber)) refuse('ID_NUMBER_FORM', 'idNumber');
      else if (from === 'invalid') refuse('DATE_INVALID', 'from');
      else if (until === 'invalid') refuse('DATE_INVALID', 'until');
      else {
        const nameHash = nameHashOf(call.secrets, person);
        const personHash = personHashOf(call.secrets, idNumber);
        const source = text('source').slice(0, 80);
        const id = `mark-${sha256Hex(`${kind}|${nameHash}|${personHash ?? source}`).slice(0, 24)}`;
        const basis = text('document').slice(0, 120) || document;
        marks.set(id, { kind, nameHash, personHash, source, document: basis, from, until });
      }
    });
    if (columns === null && rows.some((cells) => !isNote(cells))) {
      refused.push({ sheet, row: 1, column: '', code: 'NO_HEADER' });
    }
  }
  if (refused.length > 0 || marks.size === 0) {
    throw new AppError('IMPORT_REFUSED', { refused: refused.slice(0, 50) });
  }
  const audit = (id: string) => writeOf(call, 'personMark.added', { collection: 'personMarks', id }, { kind }).audit;
  const added = await call.store.insertMany(
    'personMarks',
    [...marks].map(([id, mark]) => ({ id, document: mark, audit: audit(id) })),
  );
  // The count of the first time is the true one: the import is remembered under the request.
  const importId = newId(call);
  const record = { by: callerAccount(call).id, at: call.now, fileName: kind, document, drafts: [], courses: 0 };
  const reply = { added, known: marks.size - added };
  const write = writeOf(call, 'personMarks.imported', { collection: 'registryImports', id: importId }, reply, {
    reply,
  });
  const stored = await call.store.insert('registryImports', importId, { ...record, practitioners: marks.size }, write);
  return stored === 'repeated'
    ? ((await call.store.replyOf('registryImports', importId, call.request)) as typeof reply)
    : reply;
};
