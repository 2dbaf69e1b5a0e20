// The words of the yearly audit: on the auditor's screen and in the exported workbook.
import type { YearSection } from '../domain/account/audit-year';
import type { ListPurpose, RecordPurpose } from '../domain/child/access.schema';

export const SECTION_WORDS = {
  consents: '监护人同意（个人信息保护法第28—31条）',
  accesses: '工作人员访问（未成年人网络保护条例第36条）',
  rights: '查阅、更正、删除（条例第34条）',
  deletions: '到期删除（个人信息保护法第19、47条）',
  staff: '人员与权限',
  tenant: '参数与对本应用的投诉',
} as const satisfies Record<YearSection, string>;

/** What an action is called; an action that is not named here is shown by its code. */
export const ACTION_WORDS: Readonly<Record<string, string>> = {
  'consent.given': '给予同意',
  'consent.withdrawn': '撤回同意',
  'consent.refused': '不同意',
  'consent.notedFromPaper': '登记纸质同意',
  'child.opened': '打开一个孩子的档案',
  'children.listed': '查看班级或社团名单',
  'codes.printed': '打印选课码、绑定码',
  'data.exported': '家长导出数据',
  'correction.asked': '申请更正',
  'request.decided': '学校处理申请',
  'child.corrected': '更正档案',
  'data.deleted': '家长删除数据',
  'child.erased': '抹去密封信息',
  'childKey.destroyed': '销毁密钥',
  'bonds.forgotten': '删除到期的绑定记录',
  'wishes.forgotten': '删除到期的志愿',
  'evidence.deleted': '删除举报证据',
  'evidence.swept': '清理无人认领的照片',
  'invitation.made': '发出邀请',
  'invitation.accepted': '接受邀请',
  'invitation.revoked': '撤回邀请',
  'right.given': '授予权限',
  'right.moved': '暂停、恢复或结束权限',
  'right.transferred': '调动',
  'right.endSet': '设定任期',
  'secondFactor.reset': '重置动态验证',
  'secondFactor.shown': '输入动态验证码',
  'secondFactor.enrolled': '启用动态验证',
  'parameter.set': '修改参数',
  'parameter.proposed': '提出修改参数',
  'complaint.submitted': '收到对本应用的投诉',
  'complaint.answered': '答复投诉',
  'message.read': '阅读消息',
  'account.opened': '开通账号',
  'conflict.declared': '申报利害关系',
  'conflict.withdrawn': '撤回利害关系申报',
  'deployment.founded': '建立初始数据',
};

export const ACCESS_PURPOSE_WORDS = {
  familyAsked: '家长要求',
  safety: '安全',
  correction: '更正',
  clubMatter: '社团事务',
  handover: '交接',
  clubRoster: '社团名单',
  classRoster: '班级名单',
  codeSheet: '打印码单',
} as const satisfies Record<RecordPurpose | ListPurpose, string>;

export const NOW_WORDS = {
  childrenEnrolled: '在册学生',
  childrenLeft: '已离校、尚在保存期的学生',
  childrenWithGuardian: '已绑定监护人的学生',
  erased: '密封信息已抹去的学生',
  staff: '有有效权限的工作人员',
  staffOnHold: '权限暂停的工作人员',
  officeHolders: '需要动态验证的工作人员',
  officeHoldersWithSecondFactor: '其中已启用动态验证',
  complaintsOpen: '待答复的投诉',
  complaintsOverdue: '其中已超期',
} as const;

export const AUDIT_SHEETS = {
  figures: '年度数字',
  accesses: '访问用途',
  now: '当前状态',
  columns: {
    section: '事项',
    action: '行为',
    total: '全年',
    month: (n: number) => `${n}月`,
    purpose: '用途',
    times: '次数',
    people: '访问人数',
    children: '涉及学生人次',
    name: '项目',
    value: '数值',
  },
  fileName: (year: number) => `未成年人个人信息年度审计-${year}.xlsx`,
} as const;
