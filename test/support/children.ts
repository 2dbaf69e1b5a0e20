// A school with its admins and a teacher, and a roster of children: what tests of children's data start from.
import { strToU8 } from 'fflate';
import { lastingGrant } from '../../shared/domain/account/roles';
import { asEpochMs } from '../../shared/kernel/time';
import type { TestApp } from './app';

export const SCHOOL = 'school-near';
export const OTHER_SCHOOL = 'school-far';

export const PEOPLE = {
  admin: 'openid-admin',
  admin2: 'openid-admin2',
  farAdmin: 'openid-far-admin',
  teacher: 'openid-teacher',
  mother: 'openid-mother',
  father: 'openid-father',
  stranger: 'openid-stranger',
} as const;

let requests = 0;
const request = () => {
  const number = String(requests++).padStart(8, '0');
  return { key: `arrange-${number}`, hash: number };
};

/** Puts a document in place that no endpoint makes. */
export const put = async (
  { ports }: Pick<TestApp, 'ports'>,
  collection: Parameters<TestApp['ports']['store']['insert']>[0],
  id: string,
  document: object,
): Promise<void> => {
  await ports.store.insert(collection, id, document as never, {
    request: request(),
    audit: {
      id: `audit-${collection}-${id}`,
      at: asEpochMs(0),
      actor: { kind: 'timer' },
      action: 'deployment.founded',
      subject: { collection, id },
      facts: {},
    },
  });
};

/** Schools and staff. Families come without an account, as they do. */
export const seatSchools = async (app: TestApp): Promise<void> => {
  for (const [id, name] of [
    [SCHOOL, '示例近小学'],
    [OTHER_SCHOOL, '示例远小学'],
  ] as const) {
    await put(app, 'schools', id, { name, districtCode: '610702', stages: ['primary'], address: '示例路1号' });
  }
  const account = (openid: string, role: 'schoolAdmin' | 'teacher', schoolId: string) =>
    put(app, 'accounts', `account-${openid}`, {
      openid,
      displayName: `示例·${openid}`,
      grants: [lastingGrant({ role, schoolId })],
      conflicts: [],
    });
  await account(PEOPLE.admin, 'schoolAdmin', SCHOOL);
  await account(PEOPLE.admin2, 'schoolAdmin', SCHOOL);
  await account(PEOPLE.farAdmin, 'schoolAdmin', OTHER_SCHOOL);
  await account(PEOPLE.teacher, 'teacher', SCHOOL);
};

export const toBase64 = (text: string): string => Buffer.from(strToU8(text)).toString('base64');

export type RosterRow = readonly [
  number: string,
  name: string,
  grade: string | number,
  className: string,
  birthDate?: string,
];

/** A roster as a school would send it, as CSV in base64. */
export const rosterCsv = (rows: readonly RosterRow[]): string =>
  toBase64(`学号,姓名,年级,班级,出生日期\n${rows.map((row) => row.join(',')).join('\n')}\n`);

/** Imports a roster and returns the children by number. */
export const importRoster = async (
  app: TestApp,
  rows: readonly RosterRow[],
  options: { readonly openid?: string; readonly schoolId?: string; readonly isWhole?: boolean } = {},
) => {
  const { openid = PEOPLE.admin, schoolId = SCHOOL, isWhole = false } = options;
  await app.call(openid, 'child.importRoster', { schoolId, fileName: '名册.csv', base64: rosterCsv(rows), isWhole });
  return childrenByNumber(app, schoolId);
};

export const childrenByNumber = async (app: TestApp, schoolId = SCHOOL) =>
  new Map((await app.ports.store.findAll('children', { schoolId })).map((child) => [child.number, child]));

/** Prints one child's binding code. */
export const bindingCodeOf = async (app: TestApp, childId: string, className: string): Promise<string> => {
  const { strips } = await app.call(PEOPLE.admin, 'child.printCodes', {
    schoolId: SCHOOL,
    className,
    childIds: [childId],
    kinds: ['binding'],
  });
  return strips[0]?.bindingCode ?? '';
};

/** Binds a person to a child with a fresh code. */
export const bind = async (
  app: TestApp,
  openid: string,
  child: { readonly id: string; readonly className: string },
  relation: 'mother' | 'father' | 'grandparent' = 'mother',
) =>
  app.call(openid, 'child.bindByCode', {
    code: await bindingCodeOf(app, child.id, child.className),
    relation,
    callName: `示例·${openid}`,
  });

/** The code of a refusal, or `ok`. */
export const codeOf = async (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'ok',
    (error: { code?: string }) => error.code ?? String(error),
  );
