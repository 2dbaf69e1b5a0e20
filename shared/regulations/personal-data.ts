// Personal data, above all children's.
import { row } from './row';

export const PERSONAL_DATA = [
  row(
    'privacy.under14',
    '不满14周岁：敏感个人信息，须监护人单独同意，告知必要性，有专门规则',
    'personalData',
    '第28—31条',
    14,
    'years',
    'T',
  ),
  row('privacy.copyCorrectDelete', '查阅、复制、更正、删除、转移', 'minorsOnline', '第34条', null, 'none', 'T'),
  row('privacy.staffAccess', '最小授权，审批并记录每一次访问', 'minorsOnline', '第36条', null, 'none', 'T'),
  row('privacy.yearlyAudit', '每年合规审计', 'minorsOnline', '第37条', 1, 'years', 'T'),
  row('privacy.shortest', '保存期限为实现目的所必要的最短时间', 'personalData', '第19条', null, 'none', 'T'),
  row('privacy.deleteWhenDone', '目的实现后删除', 'personalData', '第47条', null, 'none', 'T'),
  row('privacy.impactKept', '个人信息保护影响评估记录至少保存3年', 'personalData', '第55、56条', 3, 'years', 'T'),
  row(
    'reporter.sealed',
    '不得将检举、控告材料及信息透露给被检举控告的人或单位',
    'petitions',
    '第46条第5项',
    null,
    'none',
    'T',
  ),
  row('blacklist.basis', '黑名单须有法律依据、告知、修复途径和截止日期', 'bureauReply', '', null, 'none', 'U'),
  row('app.complaint', '政务小程序设投诉入口；不强制打卡、积分、排名', 'governmentApps', '', null, 'none', 'S'),
] as const;
