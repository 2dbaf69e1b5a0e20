import type { EndpointName, InputOf } from '../../../shared/contracts';
import { REPORT_STATES, type ReportState } from '../../../shared/domain/report/report.schema';
import { FAR, NEAR } from './cast';
import { type Case, type Expected, feature } from './table';
import { TODAY, type World } from './world';

interface Reported {
  readonly receipt: string;
  readonly reportId: string;
}
interface Things extends Record<ReportState, Reported> {
  readonly far: Reported;
  readonly photo: string;
  readonly takenPhoto: string;
}

/** The smallest picture there is: one grey pixel. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==';
const NO_RECEIPT = '00000-00000-00000-00000-00001';
const NO_REPORT = 'report-of-nobody';
const TEXT = '每到周末就有十几个孩子背着书包上楼。';

const submission = (districtCode: string, evidenceIds: string[] = []) =>
  ({
    category: 'HIDDEN_PLACE',
    institutionId: null,
    placeName: '示例小区三楼',
    districtCode,
    address: '示例路18号',
    timePattern: '周末上午',
    seenAs: 'saw',
    text: TEXT,
    evidenceIds,
  }) as InputOf<'report.submit'>;

const report = async (world: World, districtCode: string): Promise<Reported> => {
  const known = new Set((await world.ports.store.findAll('reports', {})).map(({ id }) => id));
  const { receipt } = await world.call('nobody', 'report.submit', submission(districtCode));
  const fresh = (await world.ports.store.findAll('reports', {})).find(({ id }) => !known.has(id));
  if (fresh === undefined) throw new Error('the report was not stored');
  return { receipt, reportId: fresh.id };
};

const arrange = async (world: World): Promise<Things> => {
  const { call } = world;
  const submitted = await report(world, NEAR.district);
  const accepted = await report(world, NEAR.district);
  const waitingForReporter = await report(world, NEAR.district);
  const closed = await report(world, NEAR.district);
  const reopened = await report(world, NEAR.district);
  await call('districtOfficer', 'report.accept', { reportId: accepted.reportId, category: 'HIDDEN_PLACE' });
  await call('districtOfficer', 'report.ask', { reportId: waitingForReporter.reportId, text: '几间教室？' });
  for (const { reportId } of [closed, reopened]) {
    await call('districtOfficer', 'report.close', { reportId, outcome: 'notFound', text: '未发现。' });
  }
  await call('nobody', 'report.reopen', { receipt: reopened.receipt, text: '又开始了。' });
  const { evidenceId: photo } = await call('nobody', 'report.uploadEvidence', { base64: PIXEL });
  const { evidenceId: takenPhoto } = await call('nobody', 'report.uploadEvidence', { base64: PIXEL });
  await call('nobody', 'report.submit', submission(FAR.district, [takenPhoto]));
  const far = await report(world, FAR.district);
  return { submitted, accepted, waitingForReporter, closed, reopened, far, photo, takenPhoto };
};

/** A case for each state, for whoever may act on the near district's reports. */
const officerCases = <N extends EndpointName>(
  input: (reported: { readonly reportId: string }) => InputOf<N>,
  answers: Readonly<Record<ReportState, Expected>>,
): Readonly<Record<string, Case<N, Things>>> => ({
  ...Object.fromEntries(
    REPORT_STATES.map((state) => [
      state,
      {
        input: (things: Things) => input(things[state]),
        everybody: answers[state],
        farOfficer: 'NOT_FOUND',
      } satisfies Case<N, Things>,
    ]),
  ),
  'another district': { input: ({ far }) => input(far), everybody: 'ok', districtOfficer: 'NOT_FOUND' },
  absent: { input: () => input({ reportId: NO_REPORT }), everybody: 'NOT_FOUND' },
});

const holderCases = <N extends EndpointName>(
  input: (reported: { readonly receipt: string }) => InputOf<N>,
  answers: Readonly<Record<ReportState, Expected>>,
): Readonly<Record<string, Case<N, Things>>> => ({
  ...Object.fromEntries(
    REPORT_STATES.map((state) => [
      state,
      { input: (things: Things) => input(things[state]), everybody: answers[state] } satisfies Case<N, Things>,
    ]),
  ),
  absent: { input: () => input({ receipt: NO_RECEIPT }), everybody: 'NOT_FOUND' },
});

const ALL_OK = { submitted: 'ok', accepted: 'ok', waitingForReporter: 'ok', closed: 'ok', reopened: 'ok' } as const;

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
  submit: {
    examples: [
      { as: 'nobody', input: () => submission(NEAR.district), replies: () => ({}) },
      { as: 'guardian', input: ({ photo }) => submission(NEAR.district, [photo]), replies: () => ({}) },
    ],
    cases: {
      'without photo': { input: () => submission(NEAR.district), everybody: 'ok' },
      'own photo': { input: ({ photo }) => submission(NEAR.district, [photo]), everybody: 'ok' },
      "another report's photo": {
        input: ({ takenPhoto }) => submission(NEAR.district, [takenPhoto]),
        everybody: 'NOT_FOUND',
      },
      absent: { input: () => submission(NEAR.district, ['photo-of-nobody']), everybody: 'NOT_FOUND' },
      'absent institution': {
        input: () => ({ ...submission(NEAR.district), institutionId: 'institution-of-nobody' }),
        everybody: 'NOT_FOUND',
        like: 'absent institution',
      },
    },
  },
  follow: {
    examples: [
      {
        as: 'nobody',
        input: ({ waitingForReporter: { receipt } }) => ({ receipt: receipt.toLowerCase().replaceAll('-', ' ') }),
        replies: () => ({ state: 'waitingForReporter', messages: [{ from: 'handler', text: '几间教室？' }] }),
      },
    ],
    states: REPORT_STATES,
    cases: holderCases(({ receipt }) => ({ receipt }), ALL_OK),
  },
  answer: {
    examples: [
      {
        as: 'nobody',
        input: ({ waitingForReporter: { receipt } }) => ({ receipt, text: '两间。' }),
        replies: () => ({ state: 'accepted' }),
      },
    ],
    states: REPORT_STATES,
    cases: holderCases(({ receipt }) => ({ receipt, text: '两间。' }), {
      submitted: 'WRONG_STATE',
      accepted: 'WRONG_STATE',
      waitingForReporter: 'ok',
      closed: 'WRONG_STATE',
      reopened: 'WRONG_STATE',
    }),
  },
  reopen: {
    examples: [
      {
        as: 'nobody',
        input: ({ closed: { receipt } }) => ({ receipt, text: '又开始了。' }),
        replies: () => ({ state: 'reopened' }),
      },
    ],
    states: REPORT_STATES,
    cases: holderCases(({ receipt }) => ({ receipt, text: '又开始了。' }), {
      submitted: 'WRONG_STATE',
      accepted: 'WRONG_STATE',
      waitingForReporter: 'WRONG_STATE',
      closed: 'ok',
      reopened: 'WRONG_STATE',
    }),
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
          [submitted.reportId]: ['districtOfficer', 'cityOfficer', 'cityOfficer2'],
          [closed.reportId]: ['districtOfficer', 'cityOfficer', 'cityOfficer2'],
          [far.reportId]: ['farOfficer', 'cityOfficer', 'cityOfficer2'],
        }),
      },
    },
  },
  open: {
    examples: [
      {
        as: 'districtOfficer',
        input: ({ submitted: { reportId } }) => ({ reportId }),
        replies: () => ({ report: { state: 'submitted', text: TEXT, submittedOn: TODAY, photoUrls: [] } }),
      },
    ],
    states: REPORT_STATES,
    cases: officerCases(({ reportId }) => ({ reportId }), ALL_OK),
  },
  accept: {
    examples: [
      {
        as: 'districtOfficer',
        input: ({ submitted: { reportId } }) => ({ reportId, category: 'FEES' }),
        replies: () => ({ state: 'accepted' }),
      },
    ],
    states: REPORT_STATES,
    cases: officerCases<'report.accept'>(({ reportId }) => ({ reportId, category: 'FEES' }), {
      submitted: 'ok',
      accepted: 'WRONG_STATE',
      waitingForReporter: 'ok',
      closed: 'WRONG_STATE',
      reopened: 'ok',
    }),
  },
  ask: {
    examples: [
      {
        as: 'cityOfficer',
        input: ({ accepted: { reportId } }) => ({ reportId, text: '从哪个门进？' }),
        replies: () => ({ state: 'waitingForReporter' }),
      },
    ],
    states: REPORT_STATES,
    cases: officerCases(({ reportId }) => ({ reportId, text: '从哪个门进？' }), { ...ALL_OK, closed: 'WRONG_STATE' }),
  },
  close: {
    examples: [
      {
        as: 'districtOfficer',
        input: ({ accepted: { reportId } }) => ({ reportId, outcome: 'violationFound', text: '已责令整改。' }),
        replies: () => ({ state: 'closed' }),
      },
    ],
    states: REPORT_STATES,
    cases: officerCases<'report.close'>(({ reportId }) => ({ reportId, outcome: 'notFound', text: '未发现。' }), {
      ...ALL_OK,
      closed: 'WRONG_STATE',
    }),
  },
});
