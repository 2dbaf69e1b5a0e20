// The people one can be in the demo city. All invented; their openids work on the local cloud only.
import { type Account, lastingGrant, type RoleGrant } from '../../../shared/domain/account/roles';
import { CHILDREN, SCHOOL_IDS } from './schools';

export interface DemoPerson {
  readonly openid: string;
  readonly accountId: string;
  readonly name: string;
  /** Who this is, as shown in the list of demo people. */
  readonly role: string;
  readonly note: string;
  readonly grants: readonly RoleGrant[];
}

const person = (key: string, name: string, role: string, note: string, ...grants: RoleGrant[]): DemoPerson => ({
  openid: `demo-${key}`,
  accountId: `account-${key}`,
  name,
  role,
  note,
  grants,
});

/** The account's document, as a founding deployment would store it. */
export const accountOf = ({ openid, name, grants }: DemoPerson): Omit<Account, 'id' | 'revision'> => ({
  openid,
  displayName: name,
  grants: grants.map((right) => lastingGrant(right)),
  conflicts: [],
});

/** By key: `PEOPLE.guardian`. */
export const PEOPLE = {
  guardian: person('guardian', '示例·王妈妈', '家长', '两个孩子：四年级、一年级，同校', { role: 'guardian' }),
  guardian2: person('guardian2', '示例·赵爸爸', '家长', '一个孩子：四年级', { role: 'guardian' }),
  grandma: person('grandma', '示例·王奶奶', '家长（等待中）', '刚用绑定码认领王小禾，等王妈妈点头', {
    role: 'guardian',
  }),
  newParent: person('new-parent', '示例·李妈妈', '家长（申请中）', '还没绑定孩子，等学校确认', { role: 'guardian' }),
  teacher: person('teacher', '示例·刘老师', '社团教师', '带“航模社”', { role: 'teacher', schoolId: SCHOOL_IDS.first }),
  teacher2: person('teacher-2', '示例·何老师', '教师', '替刘老师代过课，这周也要代', {
    role: 'teacher',
    schoolId: SCHOOL_IDS.first,
  }),
  schoolAdmin: person('school-admin', '示例·陈主任', '学校管理员', '设置社团、摇号、写通知', {
    role: 'schoolAdmin',
    schoolId: SCHOOL_IDS.first,
  }),
  approver: person('approver', '示例·周校长', '学校管理员（复核人）', '复核通知与摇号', {
    role: 'schoolAdmin',
    schoolId: SCHOOL_IDS.first,
  }),
  districtOfficer: person('district-officer', '示例·马科员', '区教育局', '汉台区', {
    role: 'officer',
    districtCode: '610702',
  }),
  cityOfficer: person('city-officer', '示例·高科长', '市教育局', '全市：名单、举报、督导', {
    role: 'officer',
    districtCode: null,
  }),
  cityOfficer2: person('city-officer-2', '示例·范科员', '市教育局（登记人）', '登记公开号码，由另一人抽签', {
    role: 'officer',
    districtCode: null,
  }),
  gridWorker: person('grid-worker', '示例·孙网格员', '社区网格员', '汉台区两个社区', {
    role: 'gridWorker',
    communityCodes: ['610702001001', '610702001002'],
  }),
  expert: person('expert', '示例·郑专家', '专家', '学科类鉴别', { role: 'expert' }),
  expert2: person('expert-2', '示例·曹专家', '专家', '学科类鉴别', { role: 'expert' }),
  expert3: person('expert-3', '示例·严专家', '专家', '学科类鉴别', { role: 'expert' }),
  expert4: person('expert-4', '示例·华专家', '专家', '学科类鉴别', { role: 'expert' }),
  custodian: person('custodian', '示例·冯保管员', '身份保管员', '两人同意才能启封', { role: 'custodian' }),
  auditor: person('auditor', '示例·褚审计员', '审计员', '只看记录', { role: 'auditor' }),
  sysadmin: person('sysadmin', '示例·卫管理员', '系统管理员', '参数与投诉', { role: 'sysadmin' }),
  sysadmin2: person('sysadmin-2', '示例·蒋管理员', '系统管理员（复核人）', '复核参数、重置动态验证', {
    role: 'sysadmin',
  }),
  /** Several offices on one account, and a parent too. */
  several: person(
    'several',
    '示例·沈老师',
    '家长、教师、学校管理员',
    '一人多个身份，可以切换',
    { role: 'guardian' },
    { role: 'teacher', schoolId: SCHOOL_IDS.second },
    { role: 'schoolAdmin', schoolId: SCHOOL_IDS.second },
  ),
} as const satisfies Record<string, DemoPerson>;

/** The students of the demo have no account: they come with a selection code from the school. */
export const DEMO_STUDENT_CODES = CHILDREN.slice(0, 3).map(({ name, selectionCode }) => ({ name, selectionCode }));
