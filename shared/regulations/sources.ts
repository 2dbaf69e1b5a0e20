// The texts that rows quote, once each: title, issuer and the day it took effect.
import { localDate } from '../kernel/time';

const source = (title: string, issuer: string, effectiveFrom: string) => ({
  title,
  issuer,
  effectiveFrom: localDate(effectiveFrom),
});

export const SOURCES = {
  penaltyMeasures: source('校外培训行政处罚暂行办法（教育部令第53号）', '教育部', '2023-10-15'),
  doubleReduction: source(
    '关于进一步减轻义务教育阶段学生作业负担和校外培训负担的意见',
    '中共中央办公厅、国务院办公厅',
    '2021-07-24',
  ),
  trainingOpinion: source('关于规范校外培训机构发展的意见（国办发〔2018〕80号）', '国务院办公厅', '2018-08-22'),
  nonAcademicOpinion: source(
    '关于规范面向中小学生的非学科类校外培训的意见（教监管〔2022〕4号）',
    '教育部等十三部门',
    '2022-11-30',
  ),
  prepayment: source('关于加强校外培训机构预收费监管工作的通知（教监管函〔2021〕2号）', '教育部等六部门', '2021-10-21'),
  contractTemplate: source(
    '中小学生校外培训服务合同（示范文本）（2021年修订版）',
    '教育部、市场监管总局',
    '2021-09-27',
  ),
  guidancePrice: source(
    '关于加强义务教育阶段学科类校外培训收费监管的通知（发改价格〔2021〕1279号）',
    '国家发展改革委、教育部、市场监管总局',
    '2021-09-02',
  ),
  classification: source(
    '义务教育阶段校外培训项目分类鉴别指南（教监管厅函〔2021〕16号）',
    '教育部办公厅',
    '2021-11-08',
  ),
  staffRules: source(
    '校外培训机构从业人员管理办法（试行）（教监管厅函〔2021〕9号）',
    '教育部办公厅、人力资源社会保障部办公厅',
    '2021-09-09',
  ),
  afterSchool: source(
    '进一步规范义务教育课后服务有关工作的通知（教基厅函〔2023〕26号）',
    '教育部办公厅等四部门',
    '2023-12-20',
  ),
  petitions: source('信访工作条例', '中共中央、国务院', '2022-05-01'),
  consumers: source('消费者权益保护法', '全国人大常委会', '2014-03-15'),
  marketComplaints2022: source('市场监督管理投诉举报处理暂行办法（2022年修正）', '市场监管总局', '2022-09-29'),
  penaltyLaw: source('行政处罚法', '全国人大常委会', '2021-07-15'),
  disclosure: source('政府信息公开条例', '国务院', '2019-05-15'),
  supervision: source('教育督导条例', '国务院', '2012-10-01'),
  randomInspection: source(
    '关于在市场监管领域全面推行部门联合“双随机、一公开”监管的意见（国发〔2019〕5号）',
    '国务院',
    '2019-01-27',
  ),
  minors: source('未成年人保护法', '全国人大常委会', '2021-06-01'),
  minorsOnline: source('未成年人网络保护条例', '国务院', '2024-01-01'),
  personalData: source('个人信息保护法', '全国人大常委会', '2021-11-01'),
  governmentApps: source('国办函〔2026〕12号（政务移动互联网应用程序）', '国务院办公厅', '2026-01-01'),
  hotline: source('12345政务服务便民热线地方办理规定', '地方', '2021-01-06'),
  creditCode: source('法人和其他组织统一社会信用代码编码规则（GB 32100-2015）', '国家标准委', '2015-10-01'),
  bureauReply: source('关于政协提案（双减）的答复', '汉中市教育局', '2023-01-01'),
} as const;

export type SourceKey = keyof typeof SOURCES;
