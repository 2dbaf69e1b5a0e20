// A small office for tests of reports: who is who, and a report from submission to any state.
import type { InputOf } from '../../shared/contracts';
import { lastingGrant, type RoleGrant } from '../../shared/domain/account/roles';
import type { TestApp } from './app';
import { aChildDocument } from './child-document';

export const DISTRICT = '610702';
export const COMMUNITY = '610702001001';
export const SCHOOL = 'school-x';
export const INSTITUTION = 'institution-x';

const RIGHTS = {
  ma: [{ role: 'officer', districtCode: DISTRICT }],
  niu: [{ role: 'officer', districtCode: DISTRICT }],
  far: [{ role: 'officer', districtCode: '610703' }],
  city: [{ role: 'officer', districtCode: null }],
  city2: [{ role: 'officer', districtCode: null }],
  /** Officer of the district, and teacher at the school. */
  teacherOfficer: [
    { role: 'officer', districtCode: DISTRICT },
    { role: 'teacher', schoolId: SCHOOL },
  ],
  /** Officer of the district whose child goes to the school. */
  parentOfficer: [{ role: 'officer', districtCode: DISTRICT }, { role: 'guardian' }],
  /** Officer of the district with a declared interest in the institution. */
  interestedOfficer: [{ role: 'officer', districtCode: DISTRICT }],
  grid: [{ role: 'gridWorker', communityCodes: [COMMUNITY] }],
  farGrid: [{ role: 'gridWorker', communityCodes: ['610703001001'] }],
  keeper: [{ role: 'custodian' }],
  keeper2: [{ role: 'custodian' }],
  auditor: [{ role: 'auditor' }],
  teacherKeeper: [{ role: 'custodian' }, { role: 'teacher', schoolId: SCHOOL }],
} as const satisfies Record<string, readonly RoleGrant[]>;

export type ReportPerson = keyof typeof RIGHTS;
export const REPORT_PEOPLE = Object.keys(RIGHTS) as ReportPerson[]; // the keys of one literal
export const idOf = (person: ReportPerson): string => `account-${person}`;
export const openidOf = (person: ReportPerson): string => `openid-${person}`;

export const seatOffice = async ({ ports }: TestApp): Promise<void> => {
  await ports.store.insertMany('schools', [
    { id: SCHOOL, document: { name: '示例·小学', districtCode: DISTRICT, stages: ['primary'], address: '' } },
  ]);
  await ports.store.insertMany('children', [
    {
      id: 'child-of-officer',
      document: aChildDocument([idOf('parentOfficer')], {
        schoolId: SCHOOL,
        number: 'S001',
        name: '示例·孩子',
        grade: 4,
        className: '4年级1班',
        selectionCodeHash: 'none',
      }),
    },
  ]);
  await ports.store.insertMany(
    'accounts',
    REPORT_PEOPLE.map((person) => ({
      id: idOf(person),
      document: {
        openid: openidOf(person),
        displayName: `示例·${person}`,
        grants: RIGHTS[person].map((right) => lastingGrant(structuredClone<RoleGrant>(right as RoleGrant))),
        conflicts:
          person === 'interestedOfficer'
            ? [{ subject: 'institution' as const, id: INSTITUTION, why: 'relative' as const, declaredAt: 0 }]
            : [],
      },
    })),
  );
};

export const aSubmission = (part: Partial<InputOf<'report.submit'>> = {}): InputOf<'report.submit'> => ({
  category: 'HIDDEN_PLACE',
  subject: { kind: 'place', institutionId: null, schoolId: null },
  placeName: '示例小区三楼的补习班',
  districtCode: DISTRICT,
  communityCode: COMMUNITY,
  address: '示例路18号三楼',
  timePattern: '周六、周日上午',
  seenAs: 'saw',
  text: '每到周末就有十几个孩子背着书包上楼，门口没有任何牌子，听得到讲数学题。',
  evidenceIds: [],
  contact: { kind: 'anonymous' },
  ...part,
});

export interface Reported {
  readonly receipt: string;
  readonly reportId: string;
}

/** Submits one and finds out its id, which the reporter never learns. */
export const submitOne = async (app: TestApp, part: Partial<InputOf<'report.submit'>> = {}): Promise<Reported> => {
  const known = new Set((await app.ports.store.findAll('reports', {})).map(({ id }) => id));
  const { receipt } = await app.call('', 'report.submit', aSubmission(part));
  const fresh = (await app.ports.store.findAll('reports', {})).find(({ id }) => !known.has(id));
  if (fresh === undefined) throw new Error('the report was not stored');
  return { receipt, reportId: fresh.id };
};

export const INSPECTED = {
  on: '2026-11-23',
  officers: [
    { accountId: idOf('ma'), certificateNo: '610702-001' },
    { accountId: idOf('niu'), certificateNo: '610702-002' },
  ],
  findings: [{ ruleId: 'violation.HIDDEN_PLACE', result: 'violated' as const, note: '三楼两间教室，十四名学生。' }],
};

/** Takes a report as far as a stage, each step by whoever's it is. */
export const takeTo = async (
  app: TestApp,
  { receipt, reportId }: Reported,
  stage: 'accepted' | 'dispatched' | 'verifying' | 'closed' | 'reopened' | 'underReview',
): Promise<void> => {
  const as = <N extends Parameters<TestApp['call']>[1]>(who: ReportPerson, name: N, input: InputOf<N>) =>
    app.call(openidOf(who), name, input);
  await as('ma', 'report.accept', { reportId, category: 'HIDDEN_PLACE', severity: 'ordinary' });
  if (stage === 'accepted') return;
  await as('ma', 'report.dispatch', { reportId, handlerId: idOf('niu'), districtCode: DISTRICT });
  if (stage === 'dispatched') return;
  await as('niu', 'report.begin', { reportId });
  if (stage === 'verifying') return;
  await as('niu', 'report.recordInspection', { reportId, ...INSPECTED });
  await as('niu', 'report.close', { reportId, outcome: 'violationFound', reply: '已责令整改。' });
  if (stage === 'reopened') await app.call('', 'report.reopen', { receipt, text: '周末又开了。' });
  if (stage === 'underReview') await app.call('', 'report.askReview', { receipt, text: '没有看后门。' });
};
