// Reports of the last weeks, told through the endpoints: as reporters without a name and as officers, in every interesting state.
import type { InputOf } from '../../../shared/contracts';
import type { Outcome } from '../../../shared/domain/report/report.schema';
import { PEOPLE } from './people';
import { type DemoReported, REPORT_STORIES, type Step } from './report-stories';
import type { DemoWorld } from './world';

/** The receipt of the demo's report with an open question, for the README and the start screen. */
export interface DemoReceipt {
  readonly receipt: string;
  readonly about: string;
}

const REPLIES: Readonly<Record<Outcome, string>> = {
  violationFound: '我们到现场核查，您反映的情况属实，已责令立即停止并整改。谢谢您告诉我们。',
  notFound: '我们在您说的时间到现场看过，没有发现您反映的情况。如果再看到，请补充时间和照片。',
  cannotVerify: '根据现有线索没能核实。如果您知道更具体的时间或楼层，请在这里补充。',
  notOurs: '这件事不属于校外培训监管，请拨打 12345。',
};

/** 汉台 cases are the district officer's; the others the city's. */
const handlerOf = (districtCode: string) => (districtCode === '610702' ? PEOPLE.districtOfficer : PEOPLE.cityOfficer2);
const triage = PEOPLE.cityOfficer.openid;

const takeStep = async (world: DemoWorld, step: Step, one: DemoReported): Promise<void> => {
  const { reportId, receipt, what } = one;
  const handler = handlerOf(what.districtCode);
  const { districtCode } = what;
  switch (step.do) {
    case 'accept':
      await world.call(triage, 'report.accept', {
        reportId,
        category: what.category,
        severity: step.severity ?? 'ordinary',
      });
      break;
    case 'dispatch':
      await world.call(triage, 'report.dispatch', { reportId, handlerId: handler.accountId, districtCode });
      break;
    case 'begin':
      await world.call(handler.openid, 'report.begin', { reportId });
      break;
    case 'object':
      await world.call(handler.openid, 'report.object', { reportId, reason: '地址在邻县，建议交给当地。' });
      break;
    case 'ask':
      await world.call(triage, 'report.ask', {
        reportId,
        text: '请问大概有几间教室，是从正门还是侧门进？',
        answerDays: 10,
      });
      break;
    case 'answer':
      await world.call('demo-nobody', 'report.answer', { receipt, text: '两间，从小区侧门上楼，左手边。' });
      break;
    case 'look':
      await world.call(triage, 'report.askLook', { reportId, communityCode: what.communityCode ?? '' });
      break;
    case 'note': {
      const { visits } = await world.call(PEOPLE.gridWorker.openid, 'report.visitList', {});
      const visit = visits.find(({ state, placeName }) => state === 'asked' && placeName === what.placeName);
      await world.call(PEOPLE.gridWorker.openid, 'report.noteLook', {
        observationId: visit?.id ?? '',
        seen: ['noSign', 'childrenEntering', 'lightsOn'],
        peopleSeen: 'upTo20',
        note: '周六九点前后陆续有孩子背书包上楼，楼下没有招牌。',
        seenOn: step.on ?? '',
      });
      break;
    }
    case 'inspect':
      await world.call(handler.openid, 'report.recordInspection', {
        reportId,
        on: step.on ?? '',
        officers: [
          { accountId: handler.accountId, certificateNo: '陕F-2026-0107' },
          { accountId: PEOPLE.cityOfficer.accountId, certificateNo: '陕F-2026-0021' },
        ],
        findings: [
          {
            ruleId: `violation.${what.category}`,
            result: 'violated',
            note: '现场两间教室，十四名学生，黑板上是数学题；负责人不能出示办学许可。',
          },
        ],
      });
      break;
    case 'suspend':
      await world.call(handler.openid, 'report.suspend', { reportId, reason: 'expertOpinion', until: step.on ?? '' });
      break;
    case 'extension':
      await world.call(handler.openid, 'report.askExtension', {
        reportId,
        reason: '需要专家鉴别课程是否属于学科类，报告还没出来。',
      });
      break;
    case 'close':
      await world.call(handler.openid, 'report.close', {
        reportId,
        outcome: step.outcome,
        reply: REPLIES[step.outcome],
      });
      break;
    case 'decline':
      await world.call(triage, 'report.decline', { reportId, reply: REPLIES.notOurs });
      break;
    case 'agree':
      await world.call('demo-nobody', 'report.agree', { receipt });
      break;
    case 'reopen':
      await world.call('demo-nobody', 'report.reopen', { receipt, text: '上周末又开始上课了，还是同一个地方。' });
      break;
    case 'askReview':
      await world.call('demo-nobody', 'report.askReview', { receipt, text: '检查那天他们提前知道了，孩子都没来。' });
      break;
  }
};

const dateAt = (world: DemoWorld, days: number): string => {
  world.at(days);
  return new Date(world.ports.clock() + 8 * 3_600_000).toISOString().slice(0, 10);
};

const submission = (what: DemoReported['what'], isNamed: boolean): InputOf<'report.submit'> => ({
  ...what,
  subject: what.subject ?? { kind: 'place', institutionId: null, schoolId: null },
  seenAs: 'saw',
  evidenceIds: [],
  contact: isNamed ? { kind: 'named', name: '示例·署名人', phone: '13900000000' } : { kind: 'anonymous' },
});

/** One decision in public, one that waits for its second person. */
const makePublic = async (world: DemoWorld, byKey: ReadonlyMap<string, string>): Promise<void> => {
  world.at(-10, 15 * 60);
  const { id } = await world.call(PEOPLE.cityOfficer2.openid, 'report.proposePublication', {
    reportId: byKey.get('solved') ?? '',
    title: '示例·文化传播公司虚假宣传的处理',
    text: '经查，示例·文化传播公司在传单中承诺提分，属于虚假宣传，已责令停止发布并移送市场监管部门。',
    document: '示例〔2026〕12号',
  });
  await world.call(PEOPLE.cityOfficer.openid, 'report.approvePublication', { id });
  world.at(-1, 15 * 60);
  await world.call(PEOPLE.districtOfficer.openid, 'report.proposePublication', {
    reportId: byKey.get('answered') ?? '',
    title: '示例·英语中心超时上课的处理',
    text: '经查，示例·英语中心学科类课程晚上九点仍在上课，超过规定时间，已责令立即改正。',
    document: '示例〔2026〕15号',
  });
};

const askToUnseal = async (world: DemoWorld, reportId: string): Promise<void> => {
  world.at(0, 9 * 60);
  await world.call(PEOPLE.custodian.openid, 'unseal.ask', {
    reportId,
    reason: 'retaliation',
    text: '办理人员转来：举报人凭回执说孩子被老师点名批评，需要联系本人核实并保护。',
  });
};

/** The city's own words for replies, one of them reworded since. */
const writeTemplates = async (world: DemoWorld): Promise<void> => {
  const city = PEOPLE.cityOfficer.openid;
  const words = {
    outcome: 'cannotVerify' as const,
    label: '两次没有见到人',
    text: '我们在您说的时间去看过两次，都没有见到人上课。请在再看到时补充时间、楼层或照片，我们会马上再去。',
  };
  world.at(-12, 10 * 60);
  const { id } = await world.call(city, 'report.saveTemplate', {
    ...words,
    id: null,
    revision: 0,
    text: '我们去过两次，没有见到人上课。请补充线索。',
  });
  await world.call(city, 'report.saveTemplate', {
    id: null,
    revision: 0,
    outcome: 'violationFound',
    label: '已责令停止，退还费用',
    text: '经现场核查，您反映的情况属实，已责令立即停止，并要求退还已收费用。一个月内我们会再去看。谢谢您告诉我们。',
  });
  world.at(-5, 10 * 60);
  await world.call(city, 'report.saveTemplate', { ...words, id, revision: 1 });
};

/** A place at which several households met: the demo has two guardians only, so the lead is put in place. */
const seedLead = async (world: DemoWorld): Promise<void> => {
  const { store, sealing } = world.ports;
  const id = 'lead-demo-street';
  const content = {
    placeName: '示例·学习驿站',
    address: '汉台区示例路9号二楼',
    phone: '',
    noticed: ['childrenGoingIn', 'teachingHeard'],
    times: ['weekend'],
  };
  const key = 'demo-meeting-point';
  await store.insertMany(
    'signals',
    await Promise.all(
      ['a', 'b', 'c'].map(async (household, i) => ({
        id: `signal-demo-${household}`,
        document: {
          districtCode: '610702',
          communityCode: '610702001001',
          day: dateAt(world, -20 + i * 6),
          keys: [{ key, household }],
          content: await sealing.seal('content', `signals/signal-demo-${household}/content`, content),
        },
      })),
    ),
  );
  await store.insertMany('leads', [
    {
      id,
      document: {
        districtCode: '610702',
        communityCode: '610702001001',
        openedOn: dateAt(world, -8),
        key,
        content: await sealing.seal('content', `leads/${id}/content`, content),
        households: 3,
        isBurst: false,
        state: 'open' as const,
      },
      audit: world.founding('leads', id),
    },
  ]);
};

/** The same story at the last address of a former institution of the district: the watch list points it out. */
const atFormerPlace = async (world: DemoWorld, what: DemoReported['what']): Promise<DemoReported['what']> => {
  const { districtCode } = what;
  const former = await world.ports.store.findAll('institutions', { districtCode, status: 'deregistered' });
  const [first] = former.map(({ address }) => address).sort();
  return first === undefined ? what : { ...what, address: first };
};

/** Tells the stories; returns the receipt of the one that waits for its reporter. */
export const seedReport = async (world: DemoWorld): Promise<DemoReceipt> => {
  let demo: DemoReceipt = { receipt: '', about: '' };
  // The demo city promises fifteen working days, so that its clocks have days; a real one sets its own.
  await world.ports.store.insertMany(
    'parameters',
    [
      { id: 'anonymousReportWorkingDays', value: 15 },
      { id: 'safetyEscalationMinutes', value: 30 },
    ].map(({ id, value }) => ({
      id,
      document: { value, proposal: null, history: [] },
      audit: world.founding('parameters', id),
    })),
  );
  const byKey = new Map<string, string>();
  for (const { key, daysAgo, what: told, steps, isNamed = false, follows } of REPORT_STORIES) {
    world.at(-daysAgo, 10 * 60);
    const what = key === 'to-look' ? await atFormerPlace(world, told) : told;
    const known = new Set((await world.ports.store.findAll('reports', {})).map(({ id }) => id));
    const { receipt } = await world.call('', 'report.submit', submission(what, isNamed));
    const reportId = (await world.ports.store.findAll('reports', {})).find(({ id }) => !known.has(id))?.id ?? '';
    byKey.set(key, reportId);
    for (const { after, ...step } of steps) {
      const on = dateAt(world, step.do === 'suspend' ? step.until : Math.min(0, after - daysAgo));
      world.at(Math.min(0, after - daysAgo), 15 * 60);
      await takeStep(world, { ...step, on }, { receipt, reportId, what });
    }
    const leadId = follows === undefined ? undefined : byKey.get(follows);
    if (leadId !== undefined) await world.call(triage, 'report.merge', { reportId, leadId });
    if (key === 'question') demo = { receipt, about: what.placeName };
  }
  await makePublic(world, byKey);
  await askToUnseal(world, byKey.get('named') ?? '');
  await writeTemplates(world);
  await seedLead(world);
  world.at(0, 8 * 60);
  await world.call(null, 'timer.escalate', {});
  return demo;
};
