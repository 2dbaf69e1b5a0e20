import type { ContractCheck } from '@shared/domain/institution/contract/check-contract';
import type { DoorAnswer, DoorQuestion, DoorReason } from '@shared/domain/institution/door-check/answers';
import { CHECK_WORDS } from '@/strings/contract';

type Facts = DoorAnswer['facts'];
const clock = (minutes: number): string => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;

const floorWords = (floor: number): string => (floor < 0 ? `地下 ${-floor} 层` : `${floor} 楼`);
const checkWords = (which: string): string =>
  which
    .split(',')
    .map((check) => CHECK_WORDS[check as ContractCheck].title) // a code of ours, put together by checkDoor
    .join('、');

interface Words {
  readonly title: string;
  readonly detail: (facts: Facts) => string;
}
const words = (title: string, detail: string | ((facts: Facts) => string) = ''): Words => ({
  title,
  detail: typeof detail === 'string' ? () => detail : detail,
});

export const QUESTION_WORDS: Record<DoorQuestion, string> = {
  code: '核验码是真的吗',
  listed: '在名单上吗',
  valid: '今天有效吗',
  place: '是这个地方吗',
  floor: '是登记的楼层吗',
  hour: '这个时间能上课吗',
  day: '今天能上课吗',
  course: '能教这个吗',
  teacher: '老师在册吗',
  fee: '收费超限吗',
};

const NO_LIST = words('名单上没有，无从比对', '没有找到不等于违法：可能名称不同，或不归教育部门管。');

export const REASON_WORDS: Record<DoorReason, Words> = {
  CODE_GENUINE: words('核验码是教育局签发的', (f) => `有效至 ${f['until']}。码可以被拍照复印，请再看名称和地点。`),
  CODE_FORGED: words('不是教育局签发的核验码', '签名对不上：可能是伪造，也可能没拍清楚，可再扫一次。'),
  CODE_EXPIRED: words('核验码已过期', (f) => `这张码只到 ${f['until']}，请机构换新的。`),
  CODE_REVOKED: words('核验码已作废', (f) => `${f['issuedOn']} 印的这张码已被教育局作废。`),
  CODE_UNKNOWN_DOOR: words('名单上没有这扇门', '这张码对应的场所已不在名单上，可能搬走或注销了。'),
  CODE_OTHER: words('这不是核验码', '请扫门口海报上的核验码，或输入海报上的 8 位门牌号。'),
  ON_LIST: words('在名单上'),
  NOT_ON_LIST: NO_LIST,
  NO_LONGER_LICENSED: words('许可证已注销', (f) =>
    f['since'] ? `自 ${f['since']} 起不再有许可。` : '不再有办学许可。',
  ),
  LICENCE_VALID: words('许可证今天有效', (f) => `有效至 ${f['validUntil']}。`),
  VALIDITY_NOT_STATED: words('名单没有写有效期', '可请机构出示办学许可证正本。'),
  LICENCE_EXPIRED: words('许可证已过有效期', (f) => `到 ${f['validUntil']} 为止。`),
  SUSPENDED: words('暂停办学中', (f) => (f['statusUntil'] ? `暂停到 ${f['statusUntil']}。` : '停业期间不得招生上课。')),
  BLACKLISTED: words('列入黑名单', (f) => (f['statusUntil'] ? `期限到 ${f['statusUntil']}。` : '请不要交费。')),
  CONVERTED: words('已转为非学科类', '不得再教学科；其他课程请看许可范围。'),
  NEAR: words('就是登记的地方', (f) => `离登记位置约 ${f['distanceM']} 米（手机误差约 ${f['accuracyM']} 米）。`),
  FAR: words('不在登记的地方', (f) => `离登记位置约 ${f['distanceM']} 米。码可能被复制到了别处，或机构搬了家。`),
  COMPARE_BY_EYE: words('请对照地址', '看看门牌、楼层和下面登记的是否一样；也可以点“看看是不是这里”。'),
  NOT_MEASURED: words('登记位置还没有测量', '请对照门牌和楼层。'),
  PLACE_NOT_STATED: words('名单没有写培训场所', '可请机构出示许可证上的地址。'),
  FLOOR_SAME: words('就是登记的楼层', (f) => `登记在 ${f['registered']}。`),
  FLOOR_OTHER: words(
    '不是登记的楼层',
    (f) => `登记在 ${f['registered']}，您说这里是 ${floorWords(Number(f['floor']))}。`,
  ),
  FLOOR_NOT_STATED: words('名单没有写楼层', '可请机构出示许可证上的地址。'),
  FLOOR_LOOK: words('请看看楼层', (f) => `登记在 ${f['registered']}。填了您在几楼，就能判断。`),
  ONLINE_ONLY: words('只在线上培训', '许可的是线上，没有线下场所。'),
  WITHIN_HOURS: words('没有过结束时间', (f) => `最晚到 ${clock(Number(f['ends']))}。`),
  AFTER_HOURS: words('已过结束时间', (f) => `现在 ${clock(Number(f['now']))}，最晚应到 ${clock(Number(f['ends']))}。`),
  SCHOOL_DAY: words('今天是上学日，学科类可以上课'),
  PUBLIC_HOLIDAY: words('今天是法定节假日', '学科类（义务教育段）不得上课。'),
  WEEKEND: words('今天是休息日', '学科类（义务教育段）不得上课。'),
  VACATION: words('现在是寒暑假', '学科类（义务教育段）不得上课。'),
  CALENDAR_NOT_ENTERED: words('今年的放假安排还没有录入', '暂时判断不了。'),
  SCHOOL_YEAR_NOT_ENTERED: words('本学年的校历还没有录入', '判断不了是不是寒暑假。'),
  NOT_ACADEMIC: words('艺术、体育、科技不受此限', '只有学科类不得占用节假日、休息日、寒暑假。'),
  NOT_COMPULSORY_STAGE: words('不是义务教育段，不受此限'),
  NOT_ASKED: words('还没有填', '填了下面的内容再看。'),
  IN_SCOPE: words('在许可范围内'),
  KIND_NOT_LICENSED: words('许可范围里没有这一类'),
  STAGE_NOT_LICENSED: words('许可范围里没有这个学段'),
  MODE_NOT_LICENSED: words('许可的培训形式不符'),
  SCOPE_NOT_STATED: words('名单没有写清楚', '可请机构出示许可证副本上的培训内容。'),
  ON_ROSTER: words('名册上有这个姓名', '同名不一定是同一个人，可请老师出示证书。'),
  NOT_ON_ROSTER: words('名册上没有这个姓名', '可能刚入职还没登记，也可能写错了字，可再核对。'),
  NO_ROSTER: words('这家机构还没有报名册'),
  OFFLINE: words('没有网络，问不了', '老师名册不在手机里，联网后再问。'),
  WITHIN_LIMITS: words('没有超过收费上限'),
  OVER_LIMITS: words(
    '超过了收费限制',
    (f) => `${checkWords(String(f['which']))}。点“合同收费自查”看该怎么说、能退多少。`,
  ),
  PRICE_NOT_SET: words('没有超过收费上限，指导价还没有公布', '本市还没有公布学科类指导价，单价请看机构的收费公示。'),
  PRICE_NOT_ASKED: words('没有超过收费上限，单价还不知道', '再填课时、每课时分钟和班里人数，就能比指导价。'),
};

export const doorStrings = {
  title: '门口核验',
  scan: '扫核验码',
  scanNone: '照片里没有看到核验码，请靠近再拍，或输入门牌号',
  typed: '门牌号、机构名称',
  howTitle: '能核验什么',
  how: '在不在名单上，今天有没有效\n是不是登记的地方和楼层\n这个时间、这一天能不能上课\n这门课、这个学段在不在许可范围\n这位老师在不在册，收费超没超限\n\n名单和规则都在手机里，没有网络也能查；只有问老师要联网。您的位置只在手机里比对，不会上传。',
  typedHint: '海报上的 8 位门牌号、机构名称、拼音都行',
  choose: '是哪一家',
  badCode: '这张码查不到对应的机构',
  notFound: '名单上没有找到',
  notFoundHint: '没有找到不等于违法：可能名称不同，或不归教育部门管。换个写法再试，或者告诉我们有这么个地方。',
  tellUs: '告诉我们有这么个地方',
  another: '换一家',
  registered: '登记的场所',
  door: (door: string) => `门牌号 ${door}`,
  where: '看看是不是这里',
  whereNone: '没有拿到位置，请在手机设置里允许，或对照门牌',
  whereNote: '位置只在手机里比对，不会上传。',
  taught: '这里在教什么',
  taughtNote: '选了才能判断“能教这个吗”。',
  category: '课程',
  stage: '学段',
  mode: '形式',
  modes: { offline: '线下', online: '线上' },
  feeTitle: '怎么收费',
  teacherTitle: '哪位老师',
  teacher: '老师姓名',
  teacherHint: '只回答“在不在这家的名册上”，每天最多问 20 次。',
  teacherOffline: '没有网络，问不了；联网后再问。',
  ask: '问一问',
  floor: '您在几楼',
  floorHint: '按墙上或电梯里写的填，如 3、三层、地下1层。',
  floorUnread: '没有看懂，请填数字，如 3；地下填 地下1层。',
  feeYuan: '一次交多少元',
  feeMonths: '管几个月（按时间收费的填）',
  feeLessons: '一共多少课时（按课时收费的填）',
  feeMinutes: '每课时多少分钟（学科类填）',
  feeClassSize: '班里多少人（学科类填）',
  fee: '合同收费自查',
  report: '举报这里',
  reportNote: '会带上机构、地点和不符的一项，您可以再改。',
  summary: (no: number, unknown: number) =>
    no > 0 ? `有 ${no} 项对不上` : unknown > 0 ? `没有发现对不上的，${unknown} 项还不知道` : '每一项都对得上',
  unconfirmed: '具体规定待主管部门确认。',
  asOf: (at: string) => `按 ${at} 的名单`,
} as const;
