import { accountOf, PEOPLE } from '../../../../cloudfunctions/_tools/demo/people';
import { openTestApp, type TestApp } from '../../../support/app';
import { anInstitution } from '../../../support/institution';

const { cityOfficer, sysadmin, guardian } = PEOPLE;
const EXPERTS = [PEOPLE.expert, PEOPLE.expert2, PEOPLE.expert3, PEOPLE.expert4];
const COURSE = {
  id: '数学思维营',
  name: '数学思维营',
  category: null,
  stages: ['primary' as const],
  mode: 'offline' as const,
  feeFen: null,
  lessons: null,
  lessonMinutes: null,
  classSize: null,
  caseId: null,
};
const FILE = { purpose: '提高数学成绩', content: '应用题与几何', method: '讲解例题', evaluation: '每月测试' };
const REASON = '内容在课程标准之内，并以测试评价';

describe('the classification bench', () => {
  let app: TestApp;
  const open = (courseId: string | null = COURSE.id) =>
    app.call(cityOfficer.openid, 'classification.open', {
      institutionId: 'a',
      kind: 'course',
      title: '数学思维营',
      courseId,
      file: FILE,
      document: '示例·汉教鉴〔2026〕1号',
      pins: [{ dimension: 'content', quote: '应用题与几何', source: '讲义第1页' }],
    });
  const caseFor = async (openid: string, id: string) =>
    (await app.call(openid, 'classification.cases', {})).cases.find((one) => one.id === id);
  const vote = (openid: string, id: string, verdict: 'academic' | 'nonAcademic', reason = REASON) =>
    app.call(openid, 'classification.vote', { id, verdict, reason });
  const drawn = async (id: string) => {
    const turns = await Promise.all(EXPERTS.map(async (who) => ({ who, one: await caseFor(who.openid, id) })));
    return turns.filter(({ one }) => one?.isMyTurn).map(({ who }) => who.openid);
  };

  beforeAll(async () => {
    app = await openTestApp('bench');
    await app.ports.store.insertMany(
      'accounts',
      [cityOfficer, sysadmin, guardian, ...EXPERTS].map((one) => ({ id: one.accountId, document: accountOf(one) })),
    );
    await app.ports.store.insertMany('institutions', [
      { id: 'a', document: anInstitution('a', { courses: [COURSE] }) },
    ]);
  });
  afterAll(() => app.close());

  it('opens no case before the bureau has set the size of panels', async () => {
    await expect(open()).rejects.toMatchObject({ code: 'NOT_SET' });
    for (const [key, value] of [
      ['expertPanelSize', 3],
      ['expertMajorityPercent', 60],
    ] as const) {
      await app.call(sysadmin.openid, 'tenant.setParameter', { key, value, reason: '专家审核办法' });
    }
  });

  it('leaves out the expert with a declared interest, keeps votes blind, and writes the verdict into the course', async () => {
    await app.call(PEOPLE.expert.openid, 'account.declareConflict', {
      subject: 'institution',
      id: 'a',
      why: 'relative',
    });
    const { id } = await open();
    expect(await caseFor(PEOPLE.expert.openid, id)).toBeUndefined();
    expect(
      await app.envelope(PEOPLE.expert.openid, 'classification.vote', { id, verdict: 'academic', reason: REASON }),
    ).toMatchObject({ error: { code: 'NOT_FOUND' } });
    const panel = await drawn(id);
    expect(panel).toHaveLength(3);
    const [first = '', second = '', third = ''] = panel;
    const request = 'c'.repeat(32);
    await app.call(first, 'classification.vote', { id, verdict: 'academic', reason: REASON }, request);
    await app.call(first, 'classification.vote', { id, verdict: 'academic', reason: REASON }, request);
    expect(
      await app.envelope(first, 'classification.vote', { id, verdict: 'nonAcademic', reason: REASON }),
    ).toMatchObject({ error: { code: 'WRONG_STATE' } });
    const seen = await app.envelope(second, 'classification.cases', {});
    expect(JSON.stringify(seen)).not.toContain(REASON);
    expect(await caseFor(cityOfficer.openid, id)).toMatchObject({
      votesIn: 1,
      panelSize: 3,
      recusedCount: 1,
      hint: 'academic',
      decisions: [],
    });
    await vote(second, id, 'nonAcademic', '有搭建活动，宜再观察一个学期');
    await vote(third, id, 'academic');
    expect(await caseFor(cityOfficer.openid, id)).toMatchObject({
      state: 'decided',
      decisions: [{ verdict: 'academic', academic: 2, nonAcademic: 1, dissent: ['有搭建活动，宜再观察一个学期'] }],
    });
    const { institution } = await app.call(null, 'institution.get', { id: 'a' });
    expect(institution.courses).toMatchObject([{ category: 'academic', caseId: id }]);
    expect((await app.call(null, 'classification.digests', {})).digests).toMatchObject([
      { id, decision: { verdict: 'academic' } },
    ]);
    expect(JSON.stringify(await app.call(null, 'classification.digests', {}))).not.toContain('account-');
  });

  it('finds the decided case as a precedent, and refuses an appeal while no other panel can be drawn', async () => {
    const { id } = await open(null);
    const one = await caseFor(cityOfficer.openid, id);
    expect(one?.precedents).toMatchObject([{ title: '数学思维营', verdict: 'academic' }]);
    const decided = (await app.call(cityOfficer.openid, 'classification.cases', {})).cases.find(
      ({ state }) => state === 'decided',
    );
    const appeal = { id: decided?.id ?? '', revision: decided?.revision ?? 0, text: '机构不服' };
    expect(await app.envelope(cityOfficer.openid, 'classification.appeal', appeal)).toMatchObject({
      error: { code: 'LIMIT_EXCEEDED' },
    });
  });

  it('is nobody else’s', async () => {
    expect(await app.envelope(guardian.openid, 'classification.cases', {})).toMatchObject({
      error: { code: 'FORBIDDEN' },
    });
  });
});
