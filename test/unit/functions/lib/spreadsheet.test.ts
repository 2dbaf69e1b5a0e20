// What comes in as a spreadsheet: cells as they stand, or a refusal that says why. Never a formula's effect, never a bomb.
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { readSpreadsheet } from '../../../../cloudfunctions/_lib/spreadsheet';
import { writeWorkbook } from '../../../../cloudfunctions/_lib/workbook';
import { harmlessCell } from '../../../../shared/kernel/spreadsheet-cell';

const SEED = 20_261_123;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const rowsOf = async (file: Uint8Array) => (await readSpreadsheet(file))[0]?.rows;
const refusal = (file: Uint8Array) =>
  readSpreadsheet(file).then(
    () => 'read',
    (error: { code?: string; details?: { reason?: string } }) => `${error.code} ${error.details?.reason}`,
  );

describe('a csv', () => {
  it('is read in UTF-8 with and without a mark, and in what Excel writes in China', async () => {
    const expected = [['姓名', '角色']];
    expect(await rowsOf(bytes('姓名,角色'))).toEqual(expected);
    expect(await rowsOf(bytes('\uFEFF姓名,角色'))).toEqual(expected);
    expect(await rowsOf(Uint8Array.from([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xbd, 0xc7, 0xc9, 0xab]))).toEqual(expected); // GB 18030
  });

  it('gives back every cell that was quoted into it, whatever is in it', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '；', '汉', ' ', '=', "'"), maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), async (table) => {
        // A first cell that cannot be taken for nothing, so that the table has a shape.
        const rows = table.map(([a, b]) => [`x${a}`, b]);
        const quoted = rows.map((row) => row.map((one) => `"${one.replace(/"/g, '""')}"`).join(',')).join('\r\n');
        expect(await rowsOf(bytes(quoted))).toEqual(rows);
      }),
      { seed: SEED, numRuns: 200 },
    );
  });
});

describe('a workbook', () => {
  it('comes back with its sheets, numbers as numbers and texts as texts', async () => {
    const file = await writeWorkbook([
      {
        name: '甲',
        headings: ['名称', '数'],
        rows: [
          ['示例', 12],
          ['=1+1', null],
        ],
      },
      { name: '乙', headings: ['空'], rows: [] },
    ]);
    expect(await readSpreadsheet(file)).toEqual([
      {
        name: '甲',
        rows: [
          ['名称', '数'],
          ['示例', 12],
          ["'=1+1", null],
        ],
      },
      { name: '乙', rows: [['空']] },
    ]);
  });
});

describe('a cell on its way out', () => {
  it('never starts as a formula does, and is otherwise as it was', () => {
    const text = fc.string({
      unit: fc.constantFrom('=', '+', '-', '@', '＝', '\t', ' ', '\r', '1', '汉'),
      maxLength: 8,
    });
    fc.assert(
      fc.property(text, (value) => {
        const out = harmlessCell(value);
        expect(/^\s*[=+\-@＝＋－＠\t\r]/.test(out)).toBe(false);
        expect(out === value || out === `'${value}`).toBe(true);
      }),
      { seed: SEED },
    );
  });
});

describe('what is no spreadsheet', () => {
  it.each([
    ['nothing', new Uint8Array(), 'EMPTY'],
    ['more than five megabytes', new Uint8Array(5 * 1024 * 1024 + 1).fill(97), 'TOO_LARGE'],
    ['an old .xls, or one with a password', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), 'OLD_XLS'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), 'UNREADABLE'],
    ['an open quote', bytes('姓名,"角色\n示例'), 'UNREADABLE'],
    ['a zip of something else', zipSync({ 'a.txt': strToU8('words') }), 'UNREADABLE'],
    ['half a zip', zipSync({ 'a.txt': strToU8('words') }).slice(0, 40), 'UNREADABLE'],
    [
      'a small file that unpacks to sixty megabytes',
      zipSync({ 'a.xml': new Uint8Array(60 * 1024 * 1024) }),
      'TOO_LARGE_UNPACKED',
    ],
    ['half a million cells and one', bytes(`${`${','.repeat(999)}\n`.repeat(500)}x`), 'TOO_MANY_CELLS'],
  ] as const)('is refused: %s', async (_what, file, reason) => {
    expect(await refusal(file)).toBe(`FILE_REFUSED ${reason}`);
  });

  it('is read or refused in words, whatever bytes come', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), fc.boolean(), async (some, asZip) => {
        const file = asZip ? Uint8Array.from([0x50, 0x4b, 3, 4, ...some]) : some;
        expect(await refusal(file)).toMatch(/^(read|FILE_REFUSED [A-Z_]+)$/);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});
