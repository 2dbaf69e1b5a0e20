import type { Refusal } from '@shared/domain/institution/registry/read-registry';

export const REFUSAL_WORDS: Record<Refusal, string> = {
  NO_HEADER: '找不到表头：需要有名称等列',
  NAME_MISSING: '没有机构名称',
  NAME_TOO_LONG: '名称超过 80 个字',
  DISTRICT_UNKNOWN: '不是本市（您管辖）的区县',
  DATE_INVALID: '日期不存在或看不懂',
  CREDIT_CODE_FORM: '信用代码不是 18 位',
  DUPLICATE_ROW: '与前面的一行是同一家',
};

export const registryStrings = {
  import: '导入名单表格',
  importHint: '支持 .xlsx、.csv。先看结果，再决定是否导入；重复导入不会产生变化。',
  preview: '导入前核对',
  added: (n: number) => `新增 ${n} 家`,
  changed: (n: number) => `变更 ${n} 家`,
  unchanged: (n: number) => `不变 ${n} 家`,
  refused: (n: number) => `有问题 ${n} 行`,
  doubtful: (n: number) => `${n} 个信用代码校验位不对（仅提醒，不影响导入）`,
  place: (sheet: string, row: number, column: string) => `${sheet} 第 ${row} 行${column ? ` · ${column}` : ''}`,
  commit: '确认导入',
  commitRest: (n: number) => `去掉 ${n} 行有问题的，导入其余`,
  done: '已导入',
  nothing: '没有变化',
  columns: {
    name: '机构',
    district: '区县',
    category: '类别',
    status: '状态',
    validUntil: '有效期',
    phones: '电话',
    legalPerson: '负责人',
    address: '地址',
    creditCode: '信用代码',
  },
  choose: '点一家查看，或导入新名单',
  total: (all: number, licensed: number) => `共 ${all} 家，在册 ${licensed} 家`,
} as const;
