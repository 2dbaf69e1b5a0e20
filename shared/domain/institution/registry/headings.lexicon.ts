// The words that published lists use for their columns, for kinds, stages and states. Longer words first where one contains another.
import type { InstitutionCategory, InstitutionStatus, Stage, TeachingMode } from '../institution.schema';

export const FIELDS = [
  'name',
  'creditCode',
  'licenceNo',
  'district',
  'address',
  'category',
  'stages',
  'status',
  'validUntil',
  'statusSince',
  'statusReason',
  'phones',
  'legalPerson',
  'formerNames',
  'modes',
  'bank',
  'accountNo',
] as const;
export type Field = (typeof FIELDS)[number];

/** A heading belongs to the first field one of whose words it contains. */
export const HEADINGS: readonly (readonly [Field, readonly string[]])[] = [
  ['formerNames', ['曾用名', '原名称', '原机构名', '更名前']],
  ['accountNo', ['监管账号', '监管账户', '资金账户', '资金账号']],
  ['bank', ['监管银行', '开户银行', '开户行']],
  ['modes', ['培训形式', '办学形式', '授课方式', '线上线下']],
  ['creditCode', ['信用代码', '社会代码', '统一代码']],
  ['licenceNo', ['许可证号', '许可证编号', '办学许可', '批准文号']],
  ['legalPerson', ['法定代表', '法人代表', '法人', '负责人', '举办者', '联系人']],
  ['phones', ['电话', '手机', '联系方式']],
  ['validUntil', ['有效期', '有效截止', '到期']],
  ['statusSince', ['注销日期', '注销时间', '终止日期', '终止时间', '转型日期', '变更日期']],
  ['statusReason', ['注销原因', '原因', '备注', '说明']],
  ['status', ['状态', '办学情况', '现状', '处置']],
  ['category', ['类别', '类型', '培训内容', '培训项目']],
  ['stages', ['学段', '培训对象', '年级']],
  ['district', ['省市县', '区划', '县区', '区县', '所属区', '所在区', '县（区）', '县(区)', '行政区']],
  ['address', ['地址', '地点', '场所', '校址']],
  ['name', ['机构名称', '机构全称', '学校名称', '培训机构', '单位名称', '名称', '校名']],
];

export const CATEGORY_WORDS: readonly (readonly [string, InstitutionCategory])[] = [
  ['非学科', 'other'],
  ['学科', 'academic'],
  ['语文', 'academic'],
  ['数学', 'academic'],
  ['英语', 'academic'],
  ['艺术', 'art'],
  ['美术', 'art'],
  ['音乐', 'art'],
  ['舞蹈', 'art'],
  ['书法', 'art'],
  ['体育', 'sport'],
  ['球', 'sport'],
  ['武术', 'sport'],
  ['科技', 'science'],
  ['编程', 'science'],
  ['机器人', 'science'],
];

/** Names 非学科 as a kind of its own beside art, sport and science. */
export const THE_REST = '其他非学科';

export const STAGE_WORDS: readonly (readonly [string, readonly Stage[]])[] = [
  ['学前', ['preschool']],
  ['幼儿', ['preschool']],
  ['小学', ['primary']],
  ['初中', ['junior']],
  ['高中', ['senior']],
  ['义务教育', ['primary', 'junior']],
  ['中小学', ['primary', 'junior', 'senior']],
];

export const STATUS_WORDS: readonly (readonly [string, InstitutionStatus])[] = [
  ['黑名单', 'blacklisted'],
  ['转型', 'converted'],
  ['转为', 'converted'],
  ['营转非', 'converted'],
  ['注销', 'deregistered'],
  ['终止', 'deregistered'],
  ['压减', 'deregistered'],
  ['关停', 'deregistered'],
  ['停业', 'suspended'],
  ['暂停', 'suspended'],
  ['过期', 'expired'],
  ['在册', 'licensed'],
  ['正常', 'licensed'],
  ['合格', 'licensed'],
  ['存续', 'licensed'],
];

export const MODE_WORDS: readonly (readonly [string, readonly TeachingMode[]])[] = [
  ['线上线下', ['offline', 'online']],
  ['线上', ['online']],
  ['线下', ['offline']],
  ['面授', ['offline']],
  ['网络', ['online']],
];

/** First words of rows that are not institutions: sums and remarks. */
export const NOTE_STARTS = [
  '合计',
  '总计',
  '小计',
  '注：',
  '注:',
  '备注',
  '说明',
  '填表',
  '制表',
  '审核人',
  '截至',
  '截止',
] as const;
