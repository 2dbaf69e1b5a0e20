// What travels between the SDK and the gateway: canonical EJSON on the wire and on disk, plain JavaScript values inside.
import { EJSON } from 'bson';

export type Value = unknown;
export type Document = Record<string, Value> & { _id: Value };

/** EJSON values that need another form inside: server dates become dates, regexes regexes. */
const toPlain = (value: Value, now: number): Value => {
  if (Array.isArray(value)) return value.map((item) => toPlain(item, now));
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  const special = value as { _bsontype?: string; pattern?: string; options?: string };
  if (special._bsontype === 'BSONRegExp') return new RegExp(special.pattern ?? '', special.options ?? '');
  if (special._bsontype === 'Long' || special._bsontype === 'Int32' || special._bsontype === 'Double') {
    return Number(value);
  }
  if (special._bsontype !== undefined) return value;
  const record = value as Record<string, Value>;
  const serverDate = record['$tcb_server_date'] as { offset?: number } | undefined;
  if (serverDate !== undefined) return new Date(now + Number(serverDate.offset ?? 0));
  return Object.fromEntries(Object.entries(record).map(([key, member]) => [key, toPlain(member, now)]));
};

/**
 * Parses EJSON text. `db.serverDate()` becomes `now` (milliseconds) plus its offset.
 * @throws SyntaxError when it is not JSON
 */
export const parse = (text: string, now: number): Value => toPlain(EJSON.parse(text, { relaxed: true }), now);

/** Canonical EJSON text: types survive the way to the SDK and the disk. */
export const stringify = (value: Value): string => EJSON.stringify(value, { relaxed: false });

/** The text form of an `_id`, one for each distinct id: strings are by far the most common and stay readable. */
export const idKey = (id: Value): string => (typeof id === 'string' ? `s${id}` : `j${stringify({ id })}`);
