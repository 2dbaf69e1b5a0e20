// The demo school's children and what their families did: bound, agreed, withdrew, asked, and were looked up.
import { PURPOSES, type Purpose } from '../../../shared/domain/child/child.schema';
import { addDays, dateOf, startOf } from '../../../shared/kernel/time';
import type { Ports } from '../../_lib/ports';
import { selectionCodeHash } from '../../_lib/selection-code';
import { newWrappedKey, sealWith } from '../../child/sealed-fields';
import { PEOPLE } from './people';
import { CHILDREN, type DemoChild, SCHOOL_IDS } from './schools';
import type { DemoWorld } from './world';

/** On paper the families of the crowd agreed to everything but photos. */
const ON_PAPER: readonly Purpose[] = PURPOSES.filter((purpose) => purpose !== 'photos');
const TERM_BEGAN_DAYS = 85;

/** A date of birth that fits the grade. */
const birthDateOf = (child: DemoChild, year: number): string => {
  const n = Number(child.number);
  const month = String((n % 12) + 1).padStart(2, '0');
  return `${year - 6 - child.grade}-${month}-${String((n % 28) + 1).padStart(2, '0')}`;
};

/** The roster as of the demo's term: the three whose families one can be were bound by code, the crowd's consents lie on paper. */
export const seedChildren = async (ports: Ports): Promise<void> => {
  const now = ports.clock();
  const today = dateOf(now);
  const at = startOf(addDays(today, -TERM_BEGAN_DAYS));
  const year = Number(today.slice(0, 4));
  const wrapped = new Map(CHILDREN.map(({ id }) => [id, newWrappedKey(ports, id)]));
  await ports.store.insertMany(
    'childKeys',
    [...wrapped].map(([id, key]) => ({ id, document: { wrapped: key, destroyedAt: null } })),
  );
  await ports.store.insertMany(
    'children',
    CHILDREN.map(({ id, guardians, selectionCode, ...child }) => {
      const guardianIds = guardians.map((key) => PEOPLE[key].accountId);
      const by = guardianIds[0] ?? null;
      const fields = {
        birthDate: birthDateOf({ id, guardians, selectionCode, ...child }, year),
        emergencyPhone: '',
        careNote: '',
      };
      return {
        id,
        document: {
          ...child,
          state: 'enrolled' as const,
          leftOn: null,
          bonds: guardians.map((key) => ({
            accountId: PEOPLE[key].accountId,
            relation: key === 'guardian' ? ('mother' as const) : ('father' as const),
            state: 'bound' as const,
            via: 'code' as const,
            since: at,
            openUntil: null,
            changedAt: at,
            reason: '',
          })),
          guardianIds,
          claimantIds: [],
          selectionCodeHash: selectionCodeHash(ports.secrets, selectionCode),
          bindingCodeHash: null,
          bindingCodeUsedBy: null,
          consents: ON_PAPER.map((purpose) => ({ purpose, version: 1, given: true, at, by })),
          sealed: sealWith(ports, id, wrapped.get(id) ?? '', fields),
          erasedAt: null,
        },
      };
    }),
  );
};

/** What happened lately, told through the endpoints. */
export const tellChildren = async ({ at, call, day }: DemoWorld): Promise<void> => {
  const [first, second, , neighbour] = CHILDREN;
  if (first === undefined || second === undefined || neighbour === undefined) throw new Error('no children');
  const { guardian, grandma, newParent, teacher, schoolAdmin, approver } = PEOPLE;

  at(-21, 20 * 60);
  await call(guardian.openid, 'child.saveOwnFields', {
    childId: first.id,
    emergencyPhone: '0916-2200000',
    careNote: '对花生过敏；放学由奶奶接，刮风下雨请提醒带外套。',
  });
  at(-14, 16 * 60);
  await call(teacher.openid, 'term.teacherClubs', {});
  at(-13, 17 * 60 + 20);
  await call(schoolAdmin.openid, 'child.openRecord', {
    childId: first.id,
    purpose: 'safety',
    words: '下课后没人来接，查看紧急联系电话',
  });
  at(-11, 9 * 60);
  await call(approver.openid, 'child.roster', {});
  at(-9, 11 * 60);
  await call(schoolAdmin.openid, 'child.openRecord', {
    childId: second.id,
    purpose: 'correction',
    words: '家长来电说出生日期登记错了，核对一下',
  });
  at(-6, 21 * 60);
  await call(guardian.openid, 'child.decideConsent', {
    childId: second.id,
    purpose: 'attendance',
    given: false,
    version: 1,
  });
  at(-4, 19 * 60);
  await call(guardian.openid, 'child.requestCorrection', {
    childId: second.id,
    field: 'birthDate',
    proposed: `${birthDateOf(second, Number(day.slice(0, 4))).slice(0, 8)}09`,
    reason: '名册上的日子和户口本不一样，户口本是 9 号',
  });
  at(-2, 15 * 60);
  const { strips } = await call(schoolAdmin.openid, 'child.printCodes', {
    schoolId: SCHOOL_IDS.first,
    className: first.className,
    childIds: [first.id],
    kinds: ['binding'],
  });
  at(-1, 18 * 60 + 30);
  await call(grandma.openid, 'child.bindByCode', {
    code: strips[0]?.bindingCode ?? '',
    relation: 'grandparent',
    callName: grandma.name,
  });
  at(-1, 20 * 60 + 10);
  await call(newParent.openid, 'child.requestBinding', {
    schoolId: SCHOOL_IDS.first,
    number: neighbour.number,
    grade: neighbour.grade,
    className: neighbour.className,
    relation: 'mother',
    applicantName: newParent.name,
  });
};
