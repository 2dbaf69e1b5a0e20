import type { EndpointName, InputOf } from '../../../shared/contracts';
import { aBond } from '../../support/child-document';
import { accountOf, CHILDREN, FAR, NEAR, type Who } from './cast';
import { type Case, feature } from './table';
import { TODAY, type World } from './world';

interface Reported {
  readonly receipt: string;
  readonly reportId: string;
}
type Stage =
  | 'submitted'
  | 'accepted'
  | 'dispatched'
  | 'objected'
  | 'verifying'
  | 'suspended'
  | 'closed'
  | 'reopened'
  | 'underReview'
  | 'asked'
  | 'extending'
  | 'extendable'
  | 'inspected'
  | 'follower';
interface Things extends Record<Stage, Reported> {
  readonly far: Reported;
  readonly photo: string;
  readonly takenPhoto: string;
  readonly illustrated: Reported & { readonly evidenceId: string };
  readonly slip: string;
  readonly look: string;
  readonly noted: string;
}

/** The smallest picture there is: one grey pixel. */
/** Uploads under way: one that lacks a piece, one that has all. */
const HALF = 'a'.repeat(32);
const WHOLE = 'b'.repeat(32);
const UNKNOWN_UPLOAD = 'c'.repeat(32);
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==';
const NO_RECEIPT = '00000-00000-00000-00000-00001';
const NO_REPORT = 'report-of-nobody';
const TEXT = '每到周末就有十几个孩子背着书包上楼。';
export const COMMUNITY = '610702001001';
const HANDLER = accountOf('districtOfficer');

const submission = (
  districtCode: InputOf<'report.submit'>['districtCode'],
  part: Partial<InputOf<'report.submit'>> = {},
): InputOf<'report.submit'> => ({
  category: 'HIDDEN_PLACE',
  subject: { kind: 'place', institutionId: null, schoolId: null },
  placeName: '示例小区三楼',
  districtCode,
  communityCode: null,
  address: '示例路18号',
  timePattern: '周末上午',
  seenAs: 'saw',
  text: TEXT,
  evidenceIds: [],
  contact: { kind: 'anonymous' },
  ...part,
});

/** Submits a report and finds out its id. */
export const reportIn = async (
  world: World,
  districtCode: InputOf<'report.submit'>['districtCode'],
  part: Partial<InputOf<'report.submit'>> = {},
): Promise<Reported> => {
  const known = new Set((await world.ports.store.findAll('reports', {})).map(({ id }) => id));
  const { receipt } = await world.call('nobody', 'report.submit', submission(districtCode, part));
  const fresh = (await world.ports.store.findAll('reports', {})).find(({ id }) => !known.has(id));
  if (fresh === undefined) throw new Error('the report was not stored');
  return { receipt, reportId: fresh.id };
};

const FINDINGS = [{ ruleId: 'violation.HIDDEN_PLACE', result: 'violated' as const, note: '十四名学生。' }];
const OFFICERS = [
  { accountId: HANDLER, certificateNo: '610702-001' },
  { accountId: accountOf('cityOfficer'), certificateNo: '610702-002' },
];

const arrange = async (world: World): Promise<Things> => {
  const { call } = world;
  const near = () => reportIn(world, NEAR.district);
  const as = 'districtOfficer';
  const toHandler = async (one: Reported): Promise<Reported> => {
    await call(as, 'report.accept', { reportId: one.reportId, category: 'HIDDEN_PLACE', severity: 'ordinary' });
    await call('cityOfficer', 'report.dispatch', {
      reportId: one.reportId,
      handlerId: HANDLER,
      districtCode: NEAR.district,
    });
    return one;
  };
  const toVerifying = async (part: Partial<InputOf<'report.submit'>> = {}): Promise<Reported> => {
    const one = await toHandler(await reportIn(world, NEAR.district, part));
    await call(as, 'report.begin', { reportId: one.reportId });
    return one;
  };
  const toClosed = async (): Promise<Reported> => {
    const one = await toVerifying();
    await call(as, 'report.close', { reportId: one.reportId, outcome: 'cannotVerify', reply: '未能核实。' });
    return one;
  };
  const submitted = await near();
  const accepted = await near();
  await call(as, 'report.accept', { reportId: accepted.reportId, category: 'HIDDEN_PLACE', severity: 'ordinary' });
  const dispatched = await toHandler(await near());
  const objected = await toHandler(await near());
  await call(as, 'report.object', { reportId: objected.reportId, reason: '不在我区。' });
  const suspended = await toVerifying();
  await call(as, 'report.suspend', { reportId: suspended.reportId, reason: 'otherCase', until: '2026-12-01' });
  const reopened = await toClosed();
  await call('nobody', 'report.reopen', { receipt: reopened.receipt, text: '又开始了。' });
  const underReview = await toClosed();
  await call('nobody', 'report.askReview', { receipt: underReview.receipt, text: '没看后门。' });
  const asked = await near();
  await call(as, 'report.ask', { reportId: asked.reportId, text: '几间教室？', answerDays: 7 });
  const contact = { kind: 'named', name: '示例·某人', phone: '13800000000' } as const;
  const [extendable, extending] = [await toVerifying({ contact }), await toVerifying({ contact })];
  await call(as, 'report.askExtension', { reportId: extending.reportId, reason: '等鉴定。' });
  const inspected = await toVerifying();
  await call(as, 'report.recordInspection', {
    reportId: inspected.reportId,
    on: TODAY,
    officers: OFFICERS,
    findings: FINDINGS,
  });
  const follower = await near();
  await call(as, 'report.merge', { reportId: follower.reportId, leadId: submitted.reportId });
  const upload = async () => (await call('nobody', 'report.uploadEvidence', { base64: PIXEL })).evidenceId;
  const [photo, takenPhoto, nearPhoto] = [await upload(), await upload(), await upload()];
  await reportIn(world, FAR.district, { evidenceIds: [takenPhoto] });
  const illustrated = {
    ...(await reportIn(world, NEAR.district, { evidenceIds: [nearPhoto] })),
    evidenceId: nearPhoto,
  };
  await call('nobody', 'report.sendEvidencePiece', { upload: HALF, piece: 0, of: 2, base64: PIXEL.slice(0, 40) });
  await call('nobody', 'report.sendEvidencePiece', { upload: WHOLE, piece: 0, of: 1, base64: PIXEL });
  const { codes } = await call(as, 'report.issueSlips', { districtCode: NEAR.district, count: 1 });
  const { observationId: look } = await call(as, 'report.askLook', {
    reportId: accepted.reportId,
    communityCode: COMMUNITY,
  });
  const { observationId: noted } = await call(as, 'report.askLook', {
    reportId: dispatched.reportId,
    communityCode: COMMUNITY,
  });
  await call('gridWorker', 'report.noteLook', { observationId: noted, ...LOOKED });
  const publication = {
    ...PUBLIC_WORDS,
    reportId: inspected.reportId,
    districtCode: NEAR.district,
    subject: { institutionId: null, schoolId: null },
    proposedBy: HANDLER,
    approvedBy: null,
    annulledOn: null,
    withdrawBy: null,
    withdrawRule: null,
  };
  await world.put('publications', 'publication-proposed', { ...publication, state: 'proposed', publishedOn: null });
  await world.put('publications', 'publication-shown', { ...publication, state: 'published', publishedOn: TODAY });
  const template = {
    outcome: 'notFound' as const,
    label: '现场没有发现',
    text: '我们按您说的时间去看过，没有发现。',
    changedBy: accountOf('cityOfficer'),
    changedOn: TODAY,
    earlier: [],
  };
  await world.put('replyTemplates', 'template-used', { ...template, state: 'used' });
  await world.put('replyTemplates', 'template-retired', { ...template, state: 'retired' });
  await world.put('leads', 'lead-near', {
    districtCode: NEAR.district,
    communityCode: COMMUNITY,
    openedOn: TODAY,
    key: 'a-meeting-point',
    content: await world.ports.sealing.seal('content', 'leads/lead-near/content', {
      placeName: '示例·学习中心',
      address: '示例路18号三楼',
      phone: '',
      noticed: [],
      times: [],
    }),
    households: 3,
    isBurst: false,
    state: 'open',
  });
  return {
    submitted,
    accepted,
    dispatched,
    objected,
    verifying: await toVerifying(),
    suspended,
    closed: await toClosed(),
    reopened,
    underReview,
    asked,
    extending,
    extendable,
    inspected,
    follower,
    far: await reportIn(world, FAR.district),
    photo,
    takenPhoto,
    illustrated,
    slip: codes[0] ?? '',
    look,
    noted,
  };
};

const LOOKED = { seen: ['noSign' as const], peopleSeen: 'upTo5' as const, note: '', seenOn: TODAY };

type Cases<N extends EndpointName> = Readonly<Record<string, Case<N, Things>>>;
type ToInput<N extends EndpointName> = (reported: { readonly reportId: string }) => InputOf<N>;

/** Not there, and in the far district: the same answer for those whose it is not. */
const elsewhere = <N extends EndpointName>(input: ToInput<N>): Cases<N> => ({
  absent: { input: () => input({ reportId: NO_REPORT }), everybody: 'NOT_FOUND' },
});

/** A step of triage: any officer of the district, and the city's. */
const triage = <N extends EndpointName>(fits: Stage, input: ToInput<N>, wrong: Stage = 'closed'): Cases<N> => ({
  [fits]: { input: (things) => input(things[fits]), everybody: 'ok', farOfficer: 'NOT_FOUND' },
  [`wrong: ${wrong}`]: {
    input: (things) => input(things[wrong]),
    everybody: 'WRONG_STATE',
    farOfficer: 'NOT_FOUND',
  },
  ...elsewhere(input),
});

/** A step of the handler's: theirs alone. */
const handler = <N extends EndpointName>(fits: Stage, input: ToInput<N>): Cases<N> => ({
  [fits]: {
    input: (things) => input(things[fits]),
    everybody: 'WRONG_STATE',
    districtOfficer: 'ok',
    farOfficer: 'NOT_FOUND',
  },
  'wrong: closed': { input: (things) => input(things.closed), everybody: 'WRONG_STATE', farOfficer: 'NOT_FOUND' },
  ...elsewhere(input),
});

type HolderInput<N extends EndpointName> = (reported: { readonly receipt: string }) => InputOf<N>;
const holder = <N extends EndpointName>(
  fits: readonly Stage[],
  not: readonly Stage[],
  input: HolderInput<N>,
): Cases<N> => ({
  ...Object.fromEntries(
    [...fits.map((stage) => [stage, 'ok'] as const), ...not.map((stage) => [stage, 'WRONG_STATE'] as const)].map(
      ([stage, expected]) => [
        stage,
        { input: (things: Things) => input(things[stage]), everybody: expected } satisfies Case<N, Things>,
      ],
    ),
  ),
  absent: { input: () => input({ receipt: NO_RECEIPT }), everybody: 'NOT_FOUND' },
});

const PUBLIC_WORDS = {
  title: '示例·培训班无证办学的处理',
  text: '经查，示例小区三楼的培训班未经批准开展学科类培训，已责令立即停止并整改。',
  document: '示例〔2026〕1号 2026-11-23',
};
const SIGNAL: InputOf<'report.notice'> = {
  districtCode: NEAR.district,
  communityCode: COMMUNITY,
  placeName: '示例·学习中心',
  address: '示例路18号三楼',
  phone: '',
  noticed: ['childrenGoingIn'],
  times: ['weekend'],
};

const publicationCases = <N extends 'report.annulPublication' | 'report.takeDownPublication'>(
  fits: string,
  wrong: string,
): Cases<N> => {
  const input = (id: string) => () => ({ id }) as InputOf<N>; // both take the id alone
  return {
    fits: { input: input(fits), everybody: 'ok', farOfficer: 'NOT_FOUND' },
    wrong: { input: input(wrong), everybody: 'WRONG_STATE', farOfficer: 'NOT_FOUND' },
    absent: { input: input('publication-of-nobody'), everybody: 'NOT_FOUND' },
  };
};

const NEAR_OFFICERS: readonly Who[] = ['districtOfficer', 'cityOfficer', 'cityOfficer2'];
const CITY: readonly Who[] = ['cityOfficer', 'cityOfficer2'];
const TO_CITY = { handlerId: accountOf('cityOfficer2'), districtCode: NEAR.district } as const;

const TEMPLATE: InputOf<'report.saveTemplate'> = {
  id: null,
  revision: 0,
  outcome: 'notFound',
  label: '去看过，没有发现',
  text: '我们按您说的时间去看过，没有发现您反映的情况。',
};
const CITY_ONLY = { cityOfficer: 'ok', cityOfficer2: 'ok' } as const;

export const reportRows = feature(
  'report',
  arrange,
)({
  uploadEvidence: {
    examples: [{ as: 'nobody', input: () => ({ base64: PIXEL }), replies: () => ({}) }],
    cases: {
      'a photo': { input: () => ({ base64: PIXEL }), everybody: 'ok' },
      'no photo': {
        input: () => ({ base64: Buffer.from('plain text').toString('base64') }),
        everybody: 'FILE_REFUSED',
      },
    },
  },
  sendEvidencePiece: {
    examples: [
      {
        as: 'nobody',
        input: () => ({ upload: 'd'.repeat(32), piece: 1, of: 2, base64: PIXEL }),
        replies: () => ({ missing: [0] }),
      },
    ],
    cases: {
      'a piece': { input: () => ({ upload: 'e'.repeat(32), piece: 0, of: 2, base64: PIXEL }), everybody: 'ok' },
      'a piece that is there': { input: () => ({ upload: HALF, piece: 0, of: 2, base64: PIXEL }), everybody: 'ok' },
      'another number of pieces': {
        input: () => ({ upload: HALF, piece: 1, of: 3, base64: PIXEL }),
        everybody: 'WRONG_STATE',
      },
      'a piece beyond the last': {
        input: () => ({ upload: 'f'.repeat(32), piece: 2, of: 2, base64: PIXEL }),
        everybody: 'WRONG_STATE',
      },
    },
  },
  evidenceProgress: {
    ownerless: 'an upload is known by its own random name alone',
    examples: [{ as: 'nobody', input: () => ({ upload: HALF }), replies: () => ({ missing: [1], file: null }) }],
    cases: {
      'under way': { input: () => ({ upload: HALF }), everybody: 'ok' },
      absent: { input: () => ({ upload: UNKNOWN_UPLOAD }), everybody: 'NOT_FOUND' },
    },
  },
  finishEvidence: {
    ownerless: 'an upload is known by its own random name alone',
    examples: [{ as: 'nobody', input: () => ({ upload: WHOLE }), replies: () => ({ kind: 'photo', format: 'jpeg' }) }],
    cases: {
      whole: { input: () => ({ upload: WHOLE }), everybody: 'ok' },
      'a piece is missing': { input: () => ({ upload: HALF }), everybody: 'WRONG_STATE' },
      absent: { input: () => ({ upload: UNKNOWN_UPLOAD }), everybody: 'NOT_FOUND' },
    },
  },
  readEvidence: {
    examples: [
      {
        as: 'districtOfficer',
        input: ({ illustrated: { reportId, evidenceId } }) => ({ reportId, evidenceId, part: 0 }),
        replies: () => ({ kind: 'photo', format: 'jpeg', parts: 1 }),
      },
    ],
    cases: {
      'of a report that is theirs': {
        input: ({ illustrated: { reportId, evidenceId } }) => ({ reportId, evidenceId, part: 0 }),
        everybody: 'ok',
        farOfficer: 'NOT_FOUND',
      },
      'of another report': {
        input: ({ submitted: { reportId }, illustrated: { evidenceId } }) => ({ reportId, evidenceId, part: 0 }),
        everybody: 'NOT_FOUND',
      },
      absent: {
        input: () => ({ reportId: 'no-such-report', evidenceId: 'no-such-file', part: 0 }),
        everybody: 'NOT_FOUND',
      },
      'beyond its end': {
        input: ({ illustrated: { reportId, evidenceId } }) => ({ reportId, evidenceId, part: 1 }),
        everybody: 'NOT_FOUND',
      },
    },
  },
  submit: {
    examples: [
      { as: 'nobody', input: () => submission(NEAR.district), replies: () => ({}) },
      {
        as: 'guardian',
        input: ({ photo }) => submission(NEAR.district, { evidenceIds: [photo] }),
        replies: () => ({}),
      },
      {
        as: 'nobody',
        input: ({ slip }) => submission(NEAR.district, { contact: { kind: 'slip', code: slip } }),
        replies: ({ slip }) => ({ receipt: slip }),
      },
    ],
    cases: {
      'absent school': {
        input: () =>
          submission(NEAR.district, { subject: { kind: 'school', institutionId: null, schoolId: 'school-of-nobody' } }),
        everybody: 'NOT_FOUND',
        like: 'absent school',
      },
      'a community of another district': {
        input: () => submission(NEAR.district, { communityCode: `${FAR.district}001001` }),
        everybody: 'INVALID_INPUT',
      },
      'without photo': { input: () => submission(NEAR.district), everybody: 'ok' },
      'own photo': { input: ({ photo }) => submission(NEAR.district, { evidenceIds: [photo] }), everybody: 'ok' },
      "another report's photo": {
        input: ({ takenPhoto }) => submission(NEAR.district, { evidenceIds: [takenPhoto] }),
        everybody: 'NOT_FOUND',
      },
      absent: { input: () => submission(NEAR.district, { evidenceIds: ['photo-of-nobody'] }), everybody: 'NOT_FOUND' },
      'absent institution': {
        input: () =>
          submission(NEAR.district, {
            subject: { kind: 'institution', institutionId: 'institution-of-nobody', schoolId: null },
          }),
        everybody: 'NOT_FOUND',
        like: 'absent institution',
      },
      'absent slip': {
        input: () => submission(NEAR.district, { contact: { kind: 'slip', code: NO_RECEIPT } }),
        everybody: 'NOT_FOUND',
        like: 'absent slip',
      },
    },
  },
  schools: {
    examples: [
      {
        as: 'nobody',
        input: () => ({ districtCode: NEAR.district }),
        replies: () => ({ schools: [{ id: NEAR.school }] }),
      },
    ],
    cases: { always: { input: () => ({ districtCode: NEAR.district }), everybody: 'ok' } },
  },
  follow: {
    examples: [
      {
        as: 'nobody',
        input: ({ asked: { receipt } }) => ({ receipt: receipt.toLowerCase().replaceAll('-', ' ') }),
        replies: () => ({ stage: 'received', thread: [{ from: 'office', text: '几间教室？' }] }),
      },
    ],
    cases: holder(['submitted', 'closed', 'reopened', 'underReview', 'follower'], [], ({ receipt }) => ({ receipt })),
  },
  answer: {
    examples: [
      {
        as: 'nobody',
        input: ({ asked: { receipt } }) => ({ receipt, text: '两间。' }),
        replies: () => ({ stage: 'received' }),
      },
    ],
    cases: holder(['asked'], ['submitted', 'closed'], ({ receipt }) => ({ receipt, text: '两间。' })),
  },
  addEvidence: {
    examples: [
      {
        as: 'nobody',
        input: ({ verifying: { receipt }, photo }) => ({ receipt, text: '门口的照片。', evidenceIds: [photo] }),
        replies: () => ({ stage: 'checking' }),
      },
    ],
    cases: holder(['submitted', 'closed'], [], ({ receipt }) => ({ receipt, text: '又看到了。', evidenceIds: [] })),
  },
  agree: {
    examples: [
      { as: 'nobody', input: ({ closed: { receipt } }) => ({ receipt }), replies: () => ({ stage: 'solved' }) },
    ],
    cases: holder(['closed'], ['submitted', 'verifying'], ({ receipt }) => ({ receipt })),
  },
  reopen: {
    examples: [
      {
        as: 'nobody',
        input: ({ closed: { receipt } }) => ({ receipt, text: '又开始了。' }),
        replies: () => ({ stage: 'reopened' }),
      },
    ],
    cases: holder(['closed'], ['submitted', 'reopened'], ({ receipt }) => ({ receipt, text: '又开始了。' })),
  },
  askReview: {
    examples: [
      {
        as: 'nobody',
        input: ({ closed: { receipt } }) => ({ receipt, text: '没看后门。' }),
        replies: () => ({ stage: 'underReview' }),
      },
    ],
    cases: holder(['closed'], ['submitted', 'underReview'], ({ receipt }) => ({ receipt, text: '没看后门。' })),
  },
  withdraw: {
    examples: [
      { as: 'nobody', input: ({ submitted: { receipt } }) => ({ receipt }), replies: () => ({ stage: 'withdrawn' }) },
    ],
    cases: holder(['submitted', 'verifying'], ['inspected', 'closed'], ({ receipt }) => ({ receipt })),
  },
  triageList: {
    examples: [
      {
        as: 'farOfficer',
        input: () => ({}),
        replies: () => ({ reports: [{ districtCode: FAR.district }, { districtCode: FAR.district, ageDays: 0 }] }),
      },
    ],
    cases: {
      always: {
        input: () => ({}),
        everybody: 'ok',
        shows: ({ submitted, closed, far }) => ({
          [submitted.reportId]: NEAR_OFFICERS,
          [closed.reportId]: NEAR_OFFICERS,
          [far.reportId]: ['farOfficer', ...CITY],
        }),
      },
    },
  },
  open: {
    examples: [
      {
        as: 'districtOfficer',
        input: ({ submitted: { reportId } }) => ({ reportId }),
        replies: () => ({ report: { state: 'submitted', text: TEXT, submittedOn: TODAY, evidence: [] } }),
      },
    ],
    cases: {
      submitted: {
        input: ({ submitted }) => ({ reportId: submitted.reportId }),
        everybody: 'ok',
        farOfficer: 'NOT_FOUND',
      },
      'another district': {
        input: ({ far }) => ({ reportId: far.reportId }),
        everybody: 'ok',
        districtOfficer: 'NOT_FOUND',
      },
      ...elsewhere(({ reportId }) => ({ reportId })),
    },
  },
  suggest: {
    examples: [
      {
        as: 'districtOfficer',
        input: ({ accepted: { reportId } }) => ({ reportId }),
        replies: () => ({ partners: [] }),
      },
    ],
    cases: {
      accepted: {
        input: ({ accepted }) => ({ reportId: accepted.reportId }),
        everybody: 'ok',
        farOfficer: 'NOT_FOUND',
      },
      ...elsewhere(({ reportId }) => ({ reportId })),
    },
  },
  colleagues: {
    examples: [{ as: 'districtOfficer', input: ({ accepted: { reportId } }) => ({ reportId }), replies: () => ({}) }],
    cases: {
      accepted: {
        input: ({ accepted }) => ({ reportId: accepted.reportId }),
        everybody: 'ok',
        farOfficer: 'NOT_FOUND',
      },
      ...elsewhere(({ reportId }) => ({ reportId })),
    },
  },
  issueSlips: {
    examples: [{ as: 'cityOfficer', input: () => ({ districtCode: FAR.district, count: 2 }), replies: () => ({}) }],
    cases: {
      near: {
        input: () => ({ districtCode: NEAR.district, count: 1 }),
        everybody: 'ok',
        farOfficer: 'NOT_FOUND',
        like: 'near',
      },
    },
  },
  accept: {
    examples: [
      {
        as: 'districtOfficer',
        input: ({ submitted: { reportId } }) => ({ reportId, category: 'FEES', severity: 'serious' }),
        replies: () => ({ state: 'accepted' }),
      },
    ],
    cases: triage<'report.accept'>('submitted', ({ reportId }) => ({
      reportId,
      category: 'FEES',
      severity: 'serious',
    })),
  },
  reclassify: {
    examples: [
      {
        as: 'districtOfficer',
        input: ({ accepted: { reportId } }) => ({ reportId, category: 'FEES', severity: 'serious' }),
        replies: () => ({ state: 'accepted' }),
      },
    ],
    cases: triage<'report.reclassify'>('accepted', ({ reportId }) => ({
      reportId,
      category: 'FEES',
      severity: 'serious',
    })),
  },
  dispatch: {
    examples: [
      {
        as: 'districtOfficer',
        input: ({ accepted: { reportId } }) => ({ reportId, ...TO_CITY }),
        replies: () => ({ state: 'dispatched' }),
      },
    ],
    cases: triage<'report.dispatch'>('accepted', ({ reportId }) => ({ reportId, ...TO_CITY })),
  },
  handOver: {
    examples: [
      {
        as: 'districtOfficer',
        input: ({ verifying: { reportId } }) => ({ reportId, ...TO_CITY, reason: 'load' }),
        replies: () => ({ state: 'dispatched' }),
      },
    ],
    cases: handler<'report.handOver'>('verifying', ({ reportId }) => ({ reportId, ...TO_CITY, reason: 'load' })),
  },
  object: {
    examples: [
      {
        as: 'districtOfficer',
        input: ({ dispatched: { reportId } }) => ({ reportId, reason: '不在我区。' }),
        replies: () => ({ state: 'objected' }),
      },
    ],
    cases: handler('dispatched', ({ reportId }) => ({ reportId, reason: '不在我区。' })),
  },
  overrule: {
    examples: [
      {
        as: 'cityOfficer',
        input: ({ objected: { reportId } }) => ({ reportId }),
        replies: () => ({ state: 'verifying' }),
      },
    ],
    cases: {
      objected: {
        input: ({ objected }) => ({ reportId: objected.reportId }),
        everybody: 'ok',
        districtOfficer: 'WRONG_STATE', // their own objection
        farOfficer: 'NOT_FOUND',
      },
      ...elsewhere(({ reportId }) => ({ reportId })),
    },
  },
  begin: {
    examples: [
      {
        as: 'districtOfficer',
        input: ({ dispatched: { reportId } }) => ({ reportId }),
        replies: () => ({ state: 'verifying' }),
      },
    ],
    cases: handler('dispatched', ({ reportId }) => ({ reportId })),
  },
  suspend: {
    examples: [
      {
        as: 'districtOfficer',
        input: ({ verifying: { reportId } }) => ({ reportId, reason: 'otherCase', until: '2026-12-01' }),
        replies: () => ({ state: 'suspended' }),
      },
    ],
    cases: handler<'report.suspend'>('verifying', ({ reportId }) => ({
      reportId,
      reason: 'otherCase',
      until: '2026-12-01',
    })),
  },
  resume: {
    examples: [
      {
        as: 'districtOfficer',
        input: ({ suspended: { reportId } }) => ({ reportId }),
        replies: () => ({ state: 'verifying' }),
      },
    ],
    cases: handler('suspended', ({ reportId }) => ({ reportId })),
  },
  ask: {
    examples: [
      {
        as: 'cityOfficer',
        input: ({ accepted: { reportId } }) => ({ reportId, text: '从哪个门进？', answerDays: 5 }),
        replies: () => ({ state: 'accepted' }),
      },
    ],
    cases: triage('accepted', ({ reportId }) => ({ reportId, text: '从哪个门进？', answerDays: 5 })),
  },
  askExtension: {
    examples: [
      {
        as: 'districtOfficer',
        input: ({ extendable: { reportId } }) => ({ reportId, reason: '等鉴定。' }),
        replies: () => ({}),
      },
    ],
    cases: {
      extendable: {
        input: ({ extendable }) => ({ reportId: extendable.reportId, reason: '等鉴定。' }),
        everybody: 'WRONG_STATE',
        districtOfficer: 'ok',
        farOfficer: 'NOT_FOUND',
      },
      extending: {
        input: ({ extending }) => ({ reportId: extending.reportId, reason: '还要等。' }),
        everybody: 'WRONG_STATE',
        districtOfficer: 'LIMIT_EXCEEDED',
        farOfficer: 'NOT_FOUND',
      },
      'without a day': {
        input: ({ verifying }) => ({ reportId: verifying.reportId, reason: '等鉴定。' }),
        everybody: 'WRONG_STATE',
        districtOfficer: 'NOT_SET',
        farOfficer: 'NOT_FOUND',
      },
      ...elsewhere(({ reportId }) => ({ reportId, reason: '等鉴定。' })),
    },
  },
  decideExtension: {
    examples: [
      {
        as: 'cityOfficer',
        input: ({ extending: { reportId } }) => ({ reportId, isApproved: true }),
        replies: () => ({ state: 'verifying' }),
      },
    ],
    cases: {
      extending: {
        input: ({ extending }) => ({ reportId: extending.reportId, isApproved: true }),
        everybody: 'ok',
        districtOfficer: 'SAME_PERSON',
        farOfficer: 'NOT_FOUND',
      },
      ...elsewhere(({ reportId }) => ({ reportId, isApproved: true })),
    },
  },
  recordInspection: {
    examples: [
      {
        as: 'districtOfficer',
        input: ({ verifying: { reportId } }) => ({ reportId, on: TODAY, officers: OFFICERS, findings: FINDINGS }),
        replies: () => ({ state: 'verifying' }),
      },
    ],
    cases: handler('verifying', ({ reportId }) => ({ reportId, on: TODAY, officers: OFFICERS, findings: FINDINGS })),
  },
  proposeSanction: {
    examples: [
      {
        as: 'districtOfficer',
        input: ({ inspected: { reportId } }) => ({ reportId, ruleId: 'violation.HIDDEN_PLACE', kinds: ['rectify'] }),
        replies: () => ({ state: 'verifying' }),
      },
    ],
    cases: {
      inspected: {
        input: ({ inspected }) => ({
          reportId: inspected.reportId,
          ruleId: 'violation.HIDDEN_PLACE',
          kinds: ['rectify'],
        }),
        everybody: 'WRONG_STATE',
        districtOfficer: 'ok',
        farOfficer: 'NOT_FOUND',
      },
      'nothing found': {
        input: ({ verifying }) => ({ reportId: verifying.reportId, ruleId: 'violation.FEES', kinds: ['fine'] }),
        everybody: 'WRONG_STATE',
        districtOfficer: 'NOT_SET',
        farOfficer: 'NOT_FOUND',
      },
      absent: {
        input: () => ({ reportId: NO_REPORT, ruleId: 'violation.FEES', kinds: ['fine'] }),
        everybody: 'NOT_FOUND',
      },
    },
  },
  decline: {
    examples: [
      {
        as: 'districtOfficer',
        input: ({ submitted: { reportId } }) => ({ reportId, reply: '请打 12345。' }),
        replies: () => ({ state: 'closed' }),
      },
    ],
    cases: triage('submitted', ({ reportId }) => ({ reportId, reply: '请打 12345。' })),
  },
  close: {
    examples: [
      {
        as: 'districtOfficer',
        input: ({ inspected: { reportId } }) => ({ reportId, outcome: 'violationFound', reply: '已责令整改。' }),
        replies: () => ({ state: 'closed' }),
      },
    ],
    cases: {
      ...handler<'report.close'>('inspected', ({ reportId }) => ({
        reportId,
        outcome: 'violationFound',
        reply: '已责令整改。',
      })),
      'without evidence': {
        input: ({ verifying }) => ({ reportId: verifying.reportId, outcome: 'notFound', reply: '未发现。' }),
        everybody: 'WRONG_STATE',
        districtOfficer: 'NOT_SET',
        farOfficer: 'NOT_FOUND',
      },
    },
  },
  answerReview: {
    examples: [
      {
        as: 'cityOfficer',
        input: ({ underReview: { reportId } }) => ({ reportId, outcome: 'cannotVerify', reply: '维持。' }),
        replies: () => ({ state: 'closed' }),
      },
    ],
    cases: {
      underReview: {
        input: ({ underReview }) => ({ reportId: underReview.reportId, outcome: 'cannotVerify', reply: '维持。' }),
        everybody: 'ok',
        districtOfficer: 'WRONG_STATE', // handled it, and is not of the city
        farOfficer: 'NOT_FOUND',
      },
      absent: {
        input: () => ({ reportId: NO_REPORT, outcome: 'cannotVerify', reply: '维持。' }),
        everybody: 'NOT_FOUND',
      },
    },
  },
  merge: {
    examples: [
      {
        as: 'districtOfficer',
        input: ({ accepted, dispatched }) => ({ reportId: accepted.reportId, leadId: dispatched.reportId }),
        replies: () => ({ state: 'accepted' }),
      },
    ],
    cases: {
      accepted: {
        input: ({ accepted, dispatched }) => ({ reportId: accepted.reportId, leadId: dispatched.reportId }),
        everybody: 'ok',
        farOfficer: 'NOT_FOUND',
      },
      'another district': {
        input: ({ accepted, far }) => ({ reportId: accepted.reportId, leadId: far.reportId }),
        everybody: 'CONFLICT_OF_INTEREST',
        districtOfficer: 'NOT_FOUND',
        farOfficer: 'NOT_FOUND',
      },
      absent: {
        input: ({ accepted }) => ({ reportId: accepted.reportId, leadId: NO_REPORT }),
        everybody: 'NOT_FOUND',
      },
    },
  },
  separate: {
    examples: [
      {
        as: 'districtOfficer',
        input: ({ follower: { reportId } }) => ({ reportId }),
        replies: () => ({ state: 'submitted' }),
      },
    ],
    cases: triage('follower', ({ reportId }) => ({ reportId })),
  },
  undo: {
    examples: [
      {
        as: 'districtOfficer',
        input: ({ accepted: { reportId } }) => ({ reportId }),
        replies: () => ({ state: 'submitted' }),
      },
    ],
    cases: {
      accepted: {
        input: ({ accepted }) => ({ reportId: accepted.reportId }),
        everybody: 'WRONG_STATE', // somebody else's step
        districtOfficer: 'ok',
        farOfficer: 'NOT_FOUND',
      },
      ...elsewhere(({ reportId }) => ({ reportId })),
    },
  },
  forward: {
    examples: [
      {
        as: 'districtOfficer',
        input: ({ accepted: { reportId } }) => ({ reportId, department: 'market', recipient: '示例·市场监管局 高某' }),
        replies: () => ({ taken: 0, recipient: '示例·市场监管局 高某' }),
      },
    ],
    cases: {
      accepted: {
        input: ({ accepted }) => ({ reportId: accepted.reportId, department: 'market', recipient: '示例·某局' }),
        everybody: 'ok',
        farOfficer: 'NOT_FOUND',
      },
      absent: {
        input: () => ({ reportId: NO_REPORT, department: 'market', recipient: '示例·某局' }),
        everybody: 'NOT_FOUND',
      },
    },
  },
  trace: {
    examples: [{ as: 'districtOfficer', input: () => ({ text: '没有暗记的文字' }), replies: () => ({ extracts: [] }) }],
    cases: { always: { input: () => ({ text: '没有暗记的文字' }), everybody: 'ok' } },
    ownerless: 'a text without a mark shows nothing; whose a marked one is, is in the functions’ tests',
  },
  published: {
    examples: [{ as: 'nobody', input: () => ({}), replies: () => ({ publications: [{ id: 'publication-shown' }] }) }],
    cases: { always: { input: () => ({}), everybody: 'ok' } },
  },
  publicationDesk: {
    examples: [{ as: 'districtOfficer', input: () => ({}), replies: () => ({ publications: [{}, {}] }) }],
    cases: {
      always: {
        input: () => ({}),
        everybody: 'ok',
        shows: () => ({ 'publication-proposed': NEAR_OFFICERS, 'publication-shown': NEAR_OFFICERS }),
      },
    },
  },
  proposePublication: {
    examples: [
      {
        as: 'districtOfficer',
        before: ({ call }, { inspected: { reportId } }) =>
          call('districtOfficer', 'report.close', { reportId, outcome: 'violationFound', reply: '已责令整改。' }),
        input: ({ inspected: { reportId } }) => ({ reportId, ...PUBLIC_WORDS }),
        replies: () => ({ state: 'proposed' }),
      },
    ],
    cases: {
      'nothing found': {
        input: ({ submitted }) => ({ reportId: submitted.reportId, ...PUBLIC_WORDS }),
        everybody: 'WRONG_STATE',
        farOfficer: 'NOT_FOUND',
      },
      absent: { input: () => ({ reportId: NO_REPORT, ...PUBLIC_WORDS }), everybody: 'NOT_FOUND' },
    },
  },
  approvePublication: {
    examples: [
      { as: 'cityOfficer', input: () => ({ id: 'publication-proposed' }), replies: () => ({ state: 'published' }) },
    ],
    cases: {
      proposed: {
        input: () => ({ id: 'publication-proposed' }),
        everybody: 'ok',
        districtOfficer: 'SAME_PERSON',
        farOfficer: 'NOT_FOUND',
      },
      'check down': {
        before: (world) => world.verdict('down'),
        input: () => ({ id: 'publication-proposed' }),
        everybody: 'CONTENT_CHECK_DOWN',
        districtOfficer: 'SAME_PERSON',
        farOfficer: 'NOT_FOUND',
      },
      shown: {
        input: () => ({ id: 'publication-shown' }),
        everybody: 'WRONG_STATE',
        farOfficer: 'NOT_FOUND',
      },
      absent: { input: () => ({ id: 'publication-of-nobody' }), everybody: 'NOT_FOUND' },
    },
  },
  annulPublication: {
    examples: [
      { as: 'cityOfficer', input: () => ({ id: 'publication-shown' }), replies: () => ({ state: 'annulled' }) },
    ],
    cases: publicationCases('publication-shown', 'publication-proposed'),
  },
  takeDownPublication: {
    examples: [
      { as: 'cityOfficer', input: () => ({ id: 'publication-shown' }), replies: () => ({ state: 'withdrawn' }) },
    ],
    cases: publicationCases('publication-shown', 'publication-proposed'),
  },
  notice: {
    ownerless: 'a place is nobody’s own',
    examples: [{ as: 'guardian', input: () => SIGNAL, replies: () => ({ isKept: true }) }],
    cases: {
      'bound since today': {
        before: async ({ alter, ports }) => {
          for (const id of [CHILDREN.own.id, CHILDREN.younger.id]) {
            await alter('children', id, { bonds: [aBond(accountOf('guardian'), { since: ports.clock() })] });
          }
        },
        input: () => SIGNAL,
        everybody: 'ok',
        guardian: 'TOO_EARLY',
      },
      'one more than in a month': {
        before: async ({ call, alter, ports }) => {
          await call('guardian', 'report.notice', SIGNAL);
          for (const { id } of await ports.store.findAll('signalQuotas', {})) {
            await alter('signalQuotas', id, { taken: 1000 });
          }
        },
        input: () => SIGNAL,
        everybody: 'ok',
        guardian: 'LIMIT_EXCEEDED',
      },
      'a community of another district': {
        input: () => ({ ...SIGNAL, communityCode: `${FAR.district}001001` }),
        everybody: 'INVALID_INPUT',
      },
      'no place to speak of': {
        input: () => ({ ...SIGNAL, placeName: '', address: '路' }),
        everybody: 'INVALID_INPUT',
      },
      always: { input: () => SIGNAL, everybody: 'ok' },
      absent: { input: () => ({ ...SIGNAL, communityCode: `${NEAR.district}999999` }), everybody: 'ok' },
    },
  },
  leadDesk: {
    examples: [{ as: 'districtOfficer', input: () => ({}), replies: () => ({ leads: [{ households: 3 }] }) }],
    cases: {
      always: { input: () => ({}), everybody: 'ok', shows: () => ({ 'lead-near': NEAR_OFFICERS }) },
    },
  },
  settleLead: {
    examples: [
      {
        as: 'districtOfficer',
        input: () => ({ leadId: 'lead-near', as: 'taken' }),
        replies: () => ({ state: 'taken' }),
      },
    ],
    cases: {
      'settled already': {
        before: ({ alter }) => alter('leads', 'lead-near', { state: 'taken' }),
        input: () => ({ leadId: 'lead-near', as: 'taken' }),
        everybody: 'WRONG_STATE',
        farOfficer: 'NOT_FOUND',
      },
      open: { input: () => ({ leadId: 'lead-near', as: 'taken' }), everybody: 'ok', farOfficer: 'NOT_FOUND' },
      absent: { input: () => ({ leadId: 'lead-of-nobody', as: 'taken' }), everybody: 'NOT_FOUND' },
    },
  },
  statistics: {
    examples: [{ as: 'farOfficer', input: () => ({}), replies: () => ({ summary: { received: 2, solved: 0 } }) }],
    cases: { always: { input: () => ({}), everybody: 'ok' } },
    ownerless: 'figures of the caller’s districts: the example counts the far ones only',
  },
  askLook: {
    examples: [
      {
        as: 'districtOfficer',
        input: ({ accepted: { reportId } }) => ({ reportId, communityCode: COMMUNITY }),
        replies: () => ({}),
      },
    ],
    cases: {
      ...triage('accepted', ({ reportId }) => ({ reportId, communityCode: COMMUNITY })),
      'a community of another district': {
        input: ({ accepted }) => ({ reportId: accepted.reportId, communityCode: `${FAR.district}001001` }),
        everybody: 'NOT_FOUND',
        like: 'a community of another district',
      },
      'a community without a grid worker': {
        input: ({ accepted }) => ({ reportId: accepted.reportId, communityCode: `${NEAR.district}001002` }),
        everybody: 'NOT_SET',
        farOfficer: 'NOT_FOUND',
      },
    },
  },
  visitList: {
    examples: [{ as: 'gridWorker', input: () => ({}), replies: () => ({ visits: [{}, {}] }) }],
    cases: {
      always: {
        input: () => ({}),
        everybody: 'ok',
        shows: ({ look }) => ({ [look]: ['gridWorker'] }),
      },
    },
  },
  noteLook: {
    examples: [
      {
        as: 'gridWorker',
        input: ({ look }) => ({ observationId: look, ...LOOKED }),
        replies: () => ({ state: 'noted' }),
      },
    ],
    cases: {
      'in another community': {
        before: ({ alter }, { look }) => alter('observations', look, { communityCode: `${NEAR.district}001002` }),
        input: ({ look }) => ({ observationId: look, ...LOOKED }),
        everybody: 'NOT_FOUND',
      },
      'seen tomorrow': {
        input: ({ look }) => ({ observationId: look, ...LOOKED, seenOn: '2026-11-24' }),
        everybody: 'INVALID_INPUT',
      },
      asked: { input: ({ look }) => ({ observationId: look, ...LOOKED }), everybody: 'ok' },
      noted: { input: ({ noted }) => ({ observationId: noted, ...LOOKED }), everybody: 'WRONG_STATE' },
      absent: { input: () => ({ observationId: 'look-of-nobody', ...LOOKED }), everybody: 'NOT_FOUND' },
    },
  },
  bulk: {
    examples: [
      {
        as: 'districtOfficer',
        input: ({ submitted, far }) => ({ reportIds: [submitted.reportId, far.reportId], step: { kind: 'accept' } }),
        replies: () => ({ results: [{ ok: true }, { ok: false, code: 'NOT_FOUND' }] }),
      },
    ],
    cases: {
      submitted: {
        input: ({ submitted }) => ({ reportIds: [submitted.reportId], step: { kind: 'accept' } }),
        everybody: 'ok',
      },
      absent: { input: () => ({ reportIds: ['0'.repeat(26)], step: { kind: 'accept' } }), everybody: 'ok' },
    },
    ownerless:
      'each report answers for itself inside the reply; the example shows one that is not there for the caller',
  },
  templates: {
    ownerless: 'the words are one list for the whole tenant',
    examples: [
      {
        as: 'districtOfficer',
        input: () => ({}),
        replies: () => ({ canEdit: false }),
      },
    ],
    cases: { always: { input: () => ({}), everybody: 'ok', shows: () => ({ '"canEdit":true': CITY }) } },
  },
  saveTemplate: {
    ownerless: 'the words are one list for the whole tenant',
    examples: [{ as: 'cityOfficer', input: () => TEMPLATE, replies: () => ({ state: 'used' }) }],
    cases: {
      'a new one': { input: () => TEMPLATE, everybody: 'FORBIDDEN', ...CITY_ONLY },
      'another wording': {
        input: () => ({ ...TEMPLATE, id: 'template-used', revision: 1 }),
        everybody: 'FORBIDDEN',
        ...CITY_ONLY,
      },
      'an older revision': {
        input: () => ({ ...TEMPLATE, id: 'template-used', revision: 0 }),
        everybody: 'FORBIDDEN',
        cityOfficer: 'CONFLICT',
        cityOfficer2: 'CONFLICT',
      },
      absent: {
        input: () => ({ ...TEMPLATE, id: 'template-of-nobody', revision: 1 }),
        everybody: 'FORBIDDEN',
        cityOfficer: 'NOT_FOUND',
        cityOfficer2: 'NOT_FOUND',
      },
    },
  },
  useTemplate: {
    ownerless: 'the words are one list for the whole tenant',
    examples: [
      {
        as: 'cityOfficer',
        input: () => ({ id: 'template-used', revision: 1, isUsed: false }),
        replies: () => ({ state: 'retired' }),
      },
    ],
    cases: {
      'out of use': {
        input: () => ({ id: 'template-used', revision: 1, isUsed: false }),
        everybody: 'FORBIDDEN',
        ...CITY_ONLY,
      },
      'back into use': {
        input: () => ({ id: 'template-retired', revision: 1, isUsed: true }),
        everybody: 'FORBIDDEN',
        ...CITY_ONLY,
      },
      absent: {
        input: () => ({ id: 'template-of-nobody', revision: 1, isUsed: false }),
        everybody: 'FORBIDDEN',
        cityOfficer: 'NOT_FOUND',
        cityOfficer2: 'NOT_FOUND',
      },
    },
  },
});
