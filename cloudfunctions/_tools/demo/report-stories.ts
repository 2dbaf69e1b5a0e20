// What was reported in the demo city, and how far each has come. All invented.
import type { InputOf } from '../../../shared/contracts';
import type { Outcome, Severity } from '../../../shared/domain/report/report.schema';
import { SCHOOL_IDS } from './schools';

/** A step of somebody's, `after` days from the submission. `on` is filled in by the seeding. */
export type Step = { readonly on?: string } & (
  | { readonly do: 'accept'; readonly severity?: Severity }
  | {
      readonly do:
        | 'dispatch'
        | 'begin'
        | 'object'
        | 'ask'
        | 'answer'
        | 'look'
        | 'note'
        | 'inspect'
        | 'extension'
        | 'decline'
        | 'agree'
        | 'reopen'
        | 'askReview';
    }
  | { readonly do: 'suspend'; readonly until: number }
  | { readonly do: 'close'; readonly outcome: Outcome }
);

export interface DemoReported {
  readonly receipt: string;
  readonly reportId: string;
  readonly what: Pick<
    InputOf<'report.submit'>,
    'category' | 'placeName' | 'districtCode' | 'communityCode' | 'address' | 'timePattern' | 'text'
  > & { readonly subject?: InputOf<'report.submit'>['subject'] };
}

export interface DemoStory {
  readonly key: string;
  readonly daysAgo: number;
  readonly what: DemoReported['what'];
  readonly steps: readonly (Step & { readonly after: number })[];
  readonly isNamed?: boolean;
  /** The key of the story it is merged into. */
  readonly follows?: string;
}

const NEAR = '610702001001';
const NEAR2 = '610702001002';

const inHands = (outcome: Outcome) =>
  [
    { do: 'accept', after: 1 },
    { do: 'dispatch', after: 1 },
    { do: 'begin', after: 2 },
    { do: 'inspect', after: 4 },
    { do: 'close', outcome, after: 5 },
  ] as const;

export const REPORT_STORIES: readonly DemoStory[] = [
  {
    key: 'question',
    daysAgo: 6,
    what: {
      category: 'HIDDEN_PLACE',
      placeName: '示例小区三楼的补习班',
      districtCode: '610702',
      communityCode: NEAR,
      address: '汉台区示例路18号三楼',
      timePattern: '周六、周日上午',
      text: '每到周末就有十几个孩子背着书包上楼，门口没有任何牌子，听得到讲数学题。',
    },
    steps: [
      { do: 'accept', severity: 'serious', after: 1 },
      { do: 'dispatch', after: 1 },
      { do: 'begin', after: 2 },
      { do: 'look', after: 2 },
      { do: 'note', after: 4 },
      { do: 'ask', after: 4 },
    ],
  },
  {
    key: 'second-voice',
    daysAgo: 3,
    follows: 'question',
    what: {
      category: 'HIDDEN_PLACE',
      placeName: '示例小区三楼',
      districtCode: '610702',
      communityCode: NEAR,
      address: '示例路18号三楼',
      timePattern: '周末上午',
      text: '楼上周末一大早就有孩子上来补课，讲数学，听得清清楚楚，没有挂牌子。',
    },
    steps: [],
  },
  {
    key: 'third-voice',
    daysAgo: 1,
    what: {
      category: 'UNLICENSED',
      placeName: '示例小区18号楼上',
      districtCode: '610702',
      communityCode: NEAR,
      address: '示例路18号',
      timePattern: '周六',
      text: '示例路18号三楼周末有补习班，十几个孩子上楼，讲数学题，没有牌子。',
    },
    steps: [],
  },
  {
    key: 'school',
    daysAgo: 0,
    what: {
      category: 'SCHOOL_MAKEUP',
      placeName: '示例·汉台区明德初级中学',
      districtCode: '610702',
      communityCode: null,
      address: '',
      timePattern: '国庆以后每周六',
      text: '初三年级说是自愿，其实全班都去了，按课时收费，老师在群里收。',
      subject: { kind: 'school', institutionId: null, schoolId: SCHOOL_IDS.second },
    },
    steps: [],
  },
  {
    key: 'danger',
    daysAgo: 1,
    what: {
      category: 'SAFETY',
      placeName: '示例·托管中心',
      districtCode: '610703',
      communityCode: null,
      address: '南郑区示例街5号二楼',
      timePattern: '放学后',
      text: '二楼只有一个门，窗户焊死了，二十几个孩子在里面写作业，用电炉取暖。',
    },
    steps: [],
  },
  {
    key: 'fees',
    daysAgo: 4,
    what: {
      category: 'FEES',
      placeName: '示例·培训学校',
      districtCode: '610722',
      communityCode: null,
      address: '城固县示例路66号',
      timePattern: '九月报名时',
      text: '一次要交一年的钱，一万二，转到个人账户，不给开发票。',
    },
    steps: [{ do: 'accept', after: 1 }],
  },
  {
    key: 'answered',
    daysAgo: 9,
    what: {
      category: 'TIME_CONTENT_STAFF',
      placeName: '示例·英语中心',
      districtCode: '610702',
      communityCode: NEAR2,
      address: '汉台区示例大道2号',
      timePattern: '晚上到九点多',
      text: '学科类的班晚上九点还没下课，孩子回家作业都写不完。',
    },
    steps: inHands('violationFound'),
  },
  {
    key: 'solved',
    daysAgo: 25,
    what: {
      category: 'ADVERT',
      placeName: '示例·文化传播公司',
      districtCode: '610725',
      communityCode: null,
      address: '勉县示例广场',
      timePattern: '一直有',
      text: '传单写着保证提分三十分，名师押题。',
    },
    steps: [...inHands('violationFound'), { do: 'agree', after: 8 }],
  },
  {
    key: 'reopened',
    daysAgo: 16,
    what: {
      category: 'GHOST',
      placeName: '示例·已注销的一家',
      districtCode: '610702',
      communityCode: NEAR2,
      address: '汉台区示例路201号',
      timePattern: '周末',
      text: '牌子摘了，门从后面进，还是原来的老师在上课。',
    },
    steps: [...inHands('violationFound'), { do: 'reopen', after: 14 }],
  },
  {
    key: 'review',
    daysAgo: 20,
    what: {
      category: 'DISGUISED',
      placeName: '示例·托管班',
      districtCode: '610703',
      communityCode: null,
      address: '南郑区示例巷3号',
      timePattern: '每天下午四点半到八点',
      text: '名义上是托管，其实分班上语文数学，另外收费。',
    },
    steps: [
      { do: 'accept', after: 1 },
      { do: 'dispatch', after: 2 },
      { do: 'begin', after: 3 },
      { do: 'close', outcome: 'cannotVerify', after: 10 },
      { do: 'askReview', after: 12 },
    ],
  },
  {
    key: 'named',
    daysAgo: 18,
    isNamed: true,
    what: {
      category: 'TEACHER',
      placeName: '示例小学的一位老师',
      districtCode: '610723',
      communityCode: null,
      address: '',
      timePattern: '放学后到晚上',
      text: '班里好多孩子放学后去老师家里写作业补课，不去的家长心里都打鼓。',
    },
    steps: [
      { do: 'accept', after: 2 },
      { do: 'dispatch', after: 3 },
      { do: 'begin', after: 4 },
      { do: 'ask', after: 5 },
      { do: 'answer', after: 7 },
      { do: 'extension', after: 10 },
    ],
  },
  {
    key: 'named-late',
    daysAgo: 24,
    isNamed: true,
    what: {
      category: 'PRICE',
      placeName: '示例·奥数工作室',
      districtCode: '610726',
      communityCode: null,
      address: '宁强县示例路9号',
      timePattern: '每学期开学前',
      text: '每学期都涨价，一节课从八十涨到一百五，说不续费名额就给别人。',
    },
    steps: [],
  },
  {
    key: 'objected',
    daysAgo: 5,
    what: {
      category: 'UNLICENSED',
      placeName: '示例·家里的小饭桌',
      districtCode: '610702',
      communityCode: null,
      address: '汉台区与城固县交界的示例村',
      timePattern: '中午和晚上',
      text: '一家人在家里办小饭桌，晚上还教数学英语，没有任何证。',
    },
    steps: [
      { do: 'accept', after: 1 },
      { do: 'dispatch', after: 1 },
      { do: 'object', after: 3 },
    ],
  },
  {
    key: 'suspended',
    daysAgo: 11,
    what: {
      category: 'SCOPE',
      placeName: '示例·思维训练馆',
      districtCode: '610702',
      communityCode: NEAR,
      address: '汉台区示例街12号',
      timePattern: '周二、周四晚上',
      text: '写的是思维训练，发的讲义就是小学奥数题，还布置作业。',
    },
    steps: [
      { do: 'accept', after: 1 },
      { do: 'dispatch', after: 2 },
      { do: 'begin', after: 3 },
      { do: 'suspend', until: 10, after: 6 },
    ],
  },
  {
    key: 'camp',
    daysAgo: 6,
    what: {
      category: 'DISGUISED',
      placeName: '示例·研学营地',
      districtCode: '610724',
      communityCode: null,
      address: '西乡县示例村',
      timePattern: '周末两天',
      text: '说是研学，其实两天都在宾馆会议室里做奥数题。',
    },
    steps: [],
  },
  {
    key: 'adult',
    daysAgo: 7,
    what: {
      category: 'ADVERT',
      placeName: '示例·考研自习室',
      districtCode: '610702',
      communityCode: null,
      address: '汉台区示例路88号',
      timePattern: '天天',
      text: '考研自习室的广告贴满了小区电梯，保证上岸。',
    },
    steps: [{ do: 'decline', after: 1 }],
  },
  {
    key: 'to-look',
    daysAgo: 2,
    what: {
      category: 'GHOST',
      placeName: '示例·原来的少儿英语',
      districtCode: '610702',
      communityCode: NEAR2,
      address: '汉台区示例路56号二楼',
      timePattern: '周五晚上七点',
      text: '说已经注销了，周五晚上灯还亮着，窗帘拉着，有孩子进去。',
    },
    steps: [
      { do: 'accept', severity: 'serious', after: 1 },
      { do: 'look', after: 1 },
    ],
  },
  {
    key: 'late',
    daysAgo: 29,
    what: {
      category: 'TIME_CONTENT_STAFF',
      placeName: '示例·晚自习中心',
      districtCode: '610702',
      communityCode: NEAR,
      address: '汉台区示例路77号',
      timePattern: '每天晚上九点半以后',
      text: '有证的，可是天天上到晚上九点半以后，还布置作业。',
    },
    steps: [
      { do: 'accept', after: 1 },
      { do: 'dispatch', after: 2 },
      { do: 'begin', after: 4 },
    ],
  },
  {
    key: 'soon',
    daysAgo: 19,
    what: {
      category: 'FEES',
      placeName: '示例·周末英语角',
      districtCode: '610702',
      communityCode: NEAR2,
      address: '汉台区示例路31号',
      timePattern: '报名的时候',
      text: '一次要交一年的钱，转到老板个人的收款码，不开发票。',
    },
    steps: [
      { do: 'accept', after: 1 },
      { do: 'dispatch', after: 1 },
      { do: 'begin', after: 3 },
    ],
  },
];
