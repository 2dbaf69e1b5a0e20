import { EJSON } from 'bson';
import * as fc from 'fast-check';
import { parse, stringify } from '../../../cloudfunctions/_local/ejson';

const leaf = fc.oneof(
  fc.string(),
  fc.double({ noDefaultInfinity: true }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.date({ noInvalidDate: true }),
);
const key = fc.string().filter((name) => !name.startsWith('$') && name !== '__proto__');
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(key, tie('any'), { maxKeys: 3 }),
  ),
})).any;

/** Objects of fast-check may have no prototype; ours all have one. */
const normal = (one: unknown): unknown => {
  if (one === null || typeof one !== 'object' || one instanceof Date) return one;
  if (Array.isArray(one)) return one.map(normal);
  return Object.fromEntries(Object.entries(one).map(([name, member]) => [name, normal(member)]));
};

describe('EJSON', () => {
  it('comes back as it went', () => {
    return fc.assert(fc.property(value, (one) => expect(parse(stringify(one), 0)).toEqual(normal(one))));
  });

  it('reads what the SDK’s own EJSON writes, and is read by it', () => {
    return fc.assert(
      fc.property(value, (one) => {
        const canonical = EJSON.stringify(normal(one), { relaxed: false });
        expect(parse(canonical, 0)).toEqual(normal(one));
        expect(EJSON.parse(stringify(one))).toEqual(EJSON.parse(canonical));
      }),
    );
  });

  it('turns server dates into the given moment plus their offset', () => {
    expect(parse('{"at":{"$tcb_server_date":{"offset":{"$numberInt":"5"}}}}', 1000)).toEqual({ at: new Date(1005) });
    expect(parse('{"at":{"$tcb_server_date":{}}}', 1000)).toEqual({ at: new Date(1000) });
  });
});
