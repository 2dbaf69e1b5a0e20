// The words of the workbook of hours and settlements.
import type { PayeeKind } from '../domain/term/ledger.schema';

export const HOURS_SHEETS = {
  sums: {
    name: '汇总',
    headings: ['学校', '月份', '类别', '姓名或机构', '次数', '课时', '分钟', '第几版', '审批日期'],
  },
  lines: {
    name: '明细',
    headings: ['学校', '类别', '姓名或机构', '日期', '社团', '课时', '分钟', '备注'],
  },
  kinds: { teacher: '教师课后服务', provider: '校外提供方' } satisfies Record<PayeeKind, string>,
  substitute: '代课',
} as const;

export const hoursFileName = (month: string): string => `课后服务课时_${month}.xlsx`;
