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

  it('pins files by their bytes, before the first vote only, and notices when they changed', async () => {
    const { id } = await open(null);
    const bytes = Buffer.from('%PDF-1.7 示例讲义');
    const file = { dimension: 'content' as const, title: '示例讲义', base64: bytes.toString('base64') };
    const revisionOf = async () => (await caseFor(cityOfficer.openid, id))?.revision ?? 0;
    const attach = async (more: object) =>
      app.envelope(cityOfficer.openid, 'classification.attach', { id, revision: await revisionOf(), ...file, ...more });
    expect(await attach({})).toMatchObject({ ok: true });
    expect(await attach({})).toMatchObject({ error: { code: 'FILE_REFUSED', details: { reason: 'TWICE' } } });
    expect(await attach({ base64: Buffer.from('<html>').toString('base64') })).toMatchObject({
      error: { code: 'FILE_REFUSED', details: { reason: 'KIND' } },
    });
    const [attached] = (await caseFor(cityOfficer.openid, id))?.attachments ?? [];
    expect(attached).toMatchObject({ kind: 'pdf', bytes: bytes.length, title: '示例讲义' });
    expect(JSON.stringify(attached)).not.toContain('fileId');
    const read = (openid: string) =>
      app.envelope(openid, 'classification.attachment', { id, attachmentId: attached?.id ?? '' });
    const [first = ''] = await drawn(id);
    expect(await read(first)).toMatchObject({ data: { fileName: '示例讲义.pdf', base64: file.base64 } });
    await vote(first, id, 'academic');
    expect(await attach({ dimension: 'method' })).toMatchObject({ error: { code: 'WRONG_STATE' } });
    const stored = await app.ports.store.get('classificationCases', id);
    const [kept] = stored?.attachments ?? [];
    if (stored === null || kept === undefined) throw new Error('it was attached');
    const fileId = await app.ports.files.put('classification', 'pdf', new Uint8Array(Buffer.from('%PDF-1.7 别的')));
    await app.ports.store.changeIf(
      'classificationCases',
      id,
      {},
      { set: { attachments: [{ ...kept, fileId }] } },
      {
        request: { key: 'swap', hash: 'h' },
        audit: {
          id: 'audit-of-a-swap',
          at: 0,
          actor: { kind: 'timer' },
          action: 'classification.attached',
          subject: { collection: 'classificationCases', id },
          facts: {},
        },
        messages: [],
      },
    );
    expect(await read(first)).toMatchObject({ error: { code: 'FILE_REFUSED', details: { reason: 'CHANGED' } } });
  });

  it('gives an appeal to a second panel without the first one’s experts, whose verdict is the last', async () => {
    const more = ['5', '6', '7', '8'].map((n) => ({
      ...PEOPLE.expert2,
      openid: `openid-of-expert-${n}`,
      accountId: `account-of-expert-${n}`,
    }));
    await app.ports.store.insertMany(
      'accounts',
      more.map((one) => ({ id: one.accountId, document: accountOf(one) })),
    );
    const everybody = [...EXPERTS, ...more];
    const turnsFor = async (id: string) => {
      const turns = await Promise.all(everybody.map(async (who) => ({ who, one: await caseFor(who.openid, id) })));
      return turns.filter(({ one }) => one?.isMyTurn).map(({ who }) => who.openid);
    };
    const { id } = await open();
    const first = await turnsFor(id);
    expect(first).toHaveLength(3);
    for (const [i, openid] of first.entries()) await vote(openid, id, i === 0 ? 'nonAcademic' : 'academic');
    const decided = await caseFor(cityOfficer.openid, id);
    const appeal = { id, revision: decided?.revision ?? 0, text: '示例机构不服，补充了课程录像' };
    await app.call(cityOfficer.openid, 'classification.appeal', appeal);
    const second = await turnsFor(id);
    expect(second).toHaveLength(3);
    expect(second.filter((openid) => first.includes(openid))).toEqual([]);
    expect(second).not.toContain(PEOPLE.expert.openid); // the declared interest counts here too
    for (const [i, openid] of second.entries()) {
      await vote(openid, id, i === 0 ? 'academic' : 'nonAcademic', `第二次意见${i}：以搭建为主，不按课标讲授`);
    }
    const after = await caseFor(cityOfficer.openid, id);
    expect(after).toMatchObject({
      state: 'decided',
      instance: 2,
      decisions: [
        { verdict: 'academic', academic: 2, nonAcademic: 1 },
        { verdict: 'nonAcademic', academic: 1, nonAcademic: 2, dissent: ['第二次意见0：以搭建为主，不按课标讲授'] },
      ],
    });
    const { institution } = await app.call(null, 'institution.get', { id: 'a' });
    expect(institution.courses).toMatchObject([{ category: 'other', caseId: id }]);
    const again = { ...appeal, revision: after?.revision ?? 0 };
    expect(await app.envelope(cityOfficer.openid, 'classification.appeal', again)).toMatchObject({
      error: { code: 'WRONG_STATE' },
    });
    const { digests } = await app.call(null, 'classification.digests', {});
    expect(digests.find((one) => one.id === id)).toMatchObject({ instance: 2, decision: { verdict: 'nonAcademic' } });
  });

  it('goes one level up when the panel is tied', async () => {
    for (const [key, value] of [
      ['expertPanelSize', 4],
      ['expertMajorityPercent', 60],
    ] as const) {
      const set = { key, value, reason: '试四人组' };
      await app.envelope(sysadmin.openid, 'tenant.setParameter', set);
    }
    const { id } = await app.call(cityOfficer.openid, 'classification.open', {
      institutionId: 'a',
      kind: 'material',
      title: '示例·思维训练讲义',
      courseId: null,
      file: FILE,
      document: '示例·汉教鉴〔2026〕2号',
      pins: [
        { dimension: 'content', quote: '应用题与几何', source: '讲义第1页' },
        { dimension: 'content', quote: '图形计数', source: '讲义第2页' },
        { dimension: 'evaluation', quote: '每月测试', source: '招生简章' },
      ],
    });
    const stored = await app.ports.store.get('classificationCases', id);
    expect(stored?.pins.map(({ dimension }) => dimension)).toEqual(['content', 'content', 'evaluation']);
    expect(new Set(stored?.pins.map(({ hash }) => hash)).size).toBe(3);
    const accounts = await app.ports.store.findAll('accounts', {});
    for (const [i, accountId] of (stored?.panel ?? []).entries()) {
      const openid = accounts.find((account) => account.id === accountId)?.openid ?? '';
      await vote(openid, id, i < 2 ? 'academic' : 'nonAcademic');
    }
    expect(await caseFor(cityOfficer.openid, id)).toMatchObject({ state: 'tied', decisions: [{ verdict: null }] });
  });

  it('is nobody else’s', async () => {
    expect(await app.envelope(guardian.openid, 'classification.cases', {})).toMatchObject({
      error: { code: 'FORBIDDEN' },
    });
  });
});
