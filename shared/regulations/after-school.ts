// After-school service, inspections and the child's own say.
import { row } from './row';

export const AFTER_SCHOOL = [
  row(
    'service.voluntary',
    '自愿参加，课程由家庭选择；不讲新课、不集体补课；不经家委会或第三方收费',
    'afterSchool',
    '',
    null,
    'none',
    'S',
  ),
  row('service.ends', '结束时间不早于当地正常下班时间，只在上学日', 'afterSchool', '', null, 'minuteOfDay', 'S', {
    parameter: 'serviceEndsMinute',
  }),
  row('service.providers', '第三方机构遴选公示、价格公开、日常监管、动态调整', 'afterSchool', '', null, 'none', 'S'),
  row('service.waiver', '困难家庭减免，收费公开', 'afterSchool', '', null, 'none', 'S'),
  row('child.heard', '作出与未成年人权益有关的决定前，听取其意见', 'minors', '第19条', null, 'none', 'T'),
  row(
    'decision.explained',
    '完全由系统自动作出的决定，可要求说明，可由人复议',
    'personalData',
    '第24条',
    null,
    'none',
    'T',
  ),
  row(
    'inspection.monthlyShare',
    '每月督导检查不少于义务教育学校总数的10%，每学年全覆盖',
    'bureauReply',
    '',
    10,
    'percent',
    'S',
  ),
] as const;
