// Words about children's data that pages and exports share.
import type { ListPurpose, RecordPurpose } from '../domain/child/access.schema';
import type { BondState, Relation } from '../domain/child/child.schema';
import type { Correctable, RequestState } from '../domain/child/request.schema';
import type { RetentionId } from '../domain/child/retention';

export const RELATION_WORDS: Record<Relation, string> = {
  mother: '妈妈',
  father: '爸爸',
  grandparent: '祖辈',
  otherRelative: '其他亲属',
  legalGuardian: '法定监护人',
};

export const BOND_STATE_WORDS: Record<BondState, string> = {
  announced: '等待中',
  bound: '已绑定',
  objected: '有异议',
  ended: '已解除',
};

export const ACCESS_WORDS: Record<RecordPurpose | ListPurpose, string> = {
  familyAsked: '家长来问',
  safety: '孩子的安全',
  correction: '核对、更正信息',
  clubMatter: '社团事务',
  handover: '交接班级',
  clubRoster: '社团名单',
  classRoster: '本校名册',
  codeSheet: '打印编码条',
};

export const STAFF_ROLE_WORDS = { teacher: '社团教师', schoolAdmin: '学校管理员', other: '已离岗人员' } as const;

export const REQUEST_STATE_WORDS: Record<RequestState, string> = {
  waiting: '等学校处理',
  granted: '已同意',
  refused: '没有同意',
  withdrawn: '已撤回',
};

export const FIELD_WORDS: Record<Correctable, string> = {
  name: '姓名',
  number: '学号',
  grade: '年级',
  className: '班级',
  birthDate: '出生日期',
};

export const RETENTION_WORDS: Record<RetentionId, { readonly what: string; readonly from: string }> = {
  leftChild: { what: '孩子在本校的全部登记信息', from: '离校后' },
  endedBond: { what: '已解除的绑定', from: '解除后' },
  decidedRequest: { what: '绑定、更正申请', from: '处理后' },
  studentSession: { what: '孩子用选课码登录的记录', from: '登录后' },
  accessRow: { what: '谁看过孩子信息的记录', from: '查看后' },
  rosterImport: { what: '名册导入的数量记录', from: '导入后' },
  termChange: { what: '升级换班的记录', from: '准备后' },
  absence: { what: '社团请假的记录', from: '那天以后' },
  incident: { what: '课上发生的事的记录', from: '那天以后' },
  pickUps: { what: '可以接孩子的人（名单一年没有改过，要重新填）', from: '最后一次修改后' },
};

/** `离校后 180 天`, whole years as years. */
export const keptWords = (id: RetentionId, days: number): string =>
  `${RETENTION_WORDS[id].from} ${days % 366 === 0 ? `${days / 366} 年` : `${days} 天`}`;

/** What stays after a family had the data deleted, and why. */
export const KEPT_AFTER_ERASURE: readonly string[] = [
  '姓名、学号、年级、班级：孩子在校期间，学校有登记的职责（个人信息保护法第13条第3项）；离校 180 天后删除',
  '已公布的摇号结果：只有代号，供所有家庭验算公平',
  '谁看过的记录和操作留痕：法规要求保存，只有编号没有内容（未成年人网络保护条例第36条）',
];
