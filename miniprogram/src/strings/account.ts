// Roles and the places they hold at, as every page calls them.
import type { Role, RoleGrant } from '@shared/domain/account/roles';
import type { Given } from '@shared/domain/staff/granting';
import { CITY, districtName } from '@shared/tenant/hanzhong';

export const ROLE_WORDS = {
  guardian: '家长',
  teacher: '教师',
  schoolAdmin: '学校管理员',
  officer: '教育局工作人员',
  gridWorker: '社区网格员',
  expert: '专家',
  custodian: '身份保管员',
  auditor: '审计员',
  sysadmin: '系统管理员',
} as const satisfies Record<Role, string>;

export const GIVEN_WORDS = {
  sysadmin: '系统管理员',
  custodian: '身份保管员',
  auditor: '审计员',
  cityOfficer: '市教育局工作人员',
  districtOfficer: '区县教育局工作人员',
  schoolAdmin: '学校管理员',
  gridWorker: '社区网格员',
  expert: '专家',
  teacher: '教师',
} as const satisfies Record<Given, string>;

/** Where a right holds: the school, the district, how many communities. */
export const placeWords = (right: RoleGrant, schoolName: string | null): string => {
  switch (right.role) {
    case 'teacher':
    case 'schoolAdmin':
      return schoolName ?? '';
    case 'officer':
      return right.districtCode === null ? CITY.name : districtName(right.districtCode);
    case 'gridWorker': {
      const [first = ''] = right.communityCodes;
      return `${districtName(first.slice(0, 6))} ${right.communityCodes.length} 个社区`;
    }
    default:
      return CITY.name;
  }
};

export const accountStrings = {
  allRoles: '全部',
  viewAs: '以哪个身份使用',
  viewNote: '只影响显示哪些入口，不改变权限',
  rows: {
    accept: { title: '我有邀请码', note: '学校或教育局给您的' },
    factor: { title: '动态验证', note: '工作人员提交前的第二道确认' },
    conflicts: { title: '利害关系申报', note: '孩子所在学校、亲属工作的机构' },
    complain: { title: '投诉这个应用', note: '不好用、信息不对、隐私问题' },
  },
  firstRun: {
    title: '第一次使用',
    text: '查机构、核验、匿名举报都不需要登记，也不读取您的身份。只有选社团、绑定孩子时才会请您登记。',
    more: '看隐私说明',
    ok: '知道了',
  },
} as const;
