// The reporter's side of a report, one story each: a name that is sealed, a code from a paper slip, words that would give somebody
// away, a place that is known already, a phone without a network, and what can be said once the office has answered.
import type { Page } from 'playwright-core';
import { DESKTOP, type Demo, journey, openDemo } from '../support/browser';
import { choose, fill, press, sayYes, see, turnWheel } from '../support/hands';
import { aPhoto } from '../support/photo';

const REPORT = '/features/report/pages/submit/index';
const FOLLOW = '/pages/progress/index';
const RECEIPT = /[0-9A-Z]{4,6}(?:-[0-9A-Z]{4,6}){3,}/;
const CALLS = '**/call/report';

const receiptOn = async (page: Page): Promise<string> => {
  await see(page, '请保存回执码');
  return RECEIPT.exec(await page.innerText('body'))?.[0] ?? '';
};

/** The first three steps, as far as the last one. */
const tell = async (page: Page, place: string, text: string): Promise<void> => {
  await choose(page, '在居民楼、酒店、咖啡馆里偷偷上课');
  await press(page, '下一步');
  await choose(page, '只知道地点');
  await turnWheel(page, '在哪个区县', 0);
  await fill(page, '机构、学校或地点的称呼', place);
  await press(page, '下一步');
  await fill(page, '说说经过', text);
  await press(page, '下一步');
  await see(page, '怎么联系您');
};

/** The press with these words on the card that says something: the demo has other requests. */
const onCardOf = (page: Page, said: string, words: string) =>
  page
    .locator('taro-view-core', { hasText: said })
    .filter({ has: page.getByRole('button', { name: words, exact: true }) })
    .last()
    .getByRole('button', { name: words, exact: true });

const follow = async (demo: Demo, receipt: string): Promise<Page> => {
  const page = await demo.open('nobody', FOLLOW);
  await fill(page, '回执码，如 ABCDE-FGHJK-…', receipt);
  await press(page, '查进度');
  return page;
};

journey('a reporter', () => {
  let demo: Demo;
  beforeAll(async () => {
    demo = await openDemo();
  });
  afterAll(() => demo.close());
  afterEach(() => {
    demo.faults.length = 0;
  });

  const reportsAt = async (place: string) =>
    (await demo.call('cityOfficer', 'report.triageList', {})).reports.filter(({ placeName }) => placeName === place);
  const idAt = async (place: string): Promise<string> => (await reportsAt(place))[0]?.id ?? '';

  it('who gives a name sees every opening of it, and the officers never see the name', async () => {
    const place = '示例·署名反映的小班';
    const name = '示例·江某某';
    const page = await demo.open('nobody', REPORT);
    await tell(page, place, '每周六上午二楼有十来个孩子上课，门口没有牌子。');
    await choose(page, '署名，但封存');
    await see(page, '姓名和电话另外封存');
    await fill(page, '您的姓名', name);
    await fill(page, '您的电话', '不是电话');
    await see(page, '电话好像不对');
    await fill(page, '您的电话', '13900001234');
    await demo.shoot(page, 'journey-named-last-step');
    await press(page, '提交举报');
    const receipt = await receiptOn(page);
    await page.context().close();

    const reportId = await idAt(place);
    const office = await demo.open('cityOfficer', '/desks/report/pages/triage/index', { size: DESKTOP });
    await office.getByText(place).locator('visible=true').first().click();
    await see(office, '署名，封存');
    expect(await office.innerText('body')).not.toContain(name);
    expect(await office.innerText('body')).not.toContain('13900001234');
    await office.context().close();

    const before = await follow(demo, receipt);
    await see(before, '没有人打开过');
    await before.context().close();

    const keeper = await demo.open('custodian', '/desks/report/pages/unsealing/index');
    await fill(keeper, '举报编号', reportId);
    await turnWheel(keeper, '理由', 0);
    await fill(keeper, '写明情况（至少 10 个字）', '需要当面核对孩子受伤的经过。');
    await press(keeper, '提交，等另一人同意');
    await see(keeper, '等另一人决定');
    const second = await demo.open('auditor', '/desks/report/pages/unsealing/index');
    await onCardOf(second, '需要当面核对孩子受伤的经过。', '同意').click();
    await see(second, '已同意');
    await second.context().close();
    await keeper.reload();
    await onCardOf(keeper, '需要当面核对孩子受伤的经过。', '打开一次').click();
    await sayYes(keeper);
    await see(keeper, new RegExp(name));
    await demo.shoot(keeper, 'journey-named-opened');
    await keeper.context().close();

    const after = await follow(demo, receipt);
    await see(after, '您的身份被打开的记录');
    await demo.shoot(after, 'journey-named-openings');
    expect(await after.getByText('没有人打开过').locator('visible=true').count()).toBe(0);
    await after.context().close();
    expect(demo.faults).toEqual([]);
  });

  it('without a phone of their own reports with the code of a paper slip, once', async () => {
    const place = '示例·纸条反映的小班';
    const office = await demo.open('districtOfficer', '/desks/report/pages/slips/index');
    await turnWheel(office, '发给哪个区县', 0);
    await press(office, '生成纸条');
    await see(office, RECEIPT);
    const slip = RECEIPT.exec(await office.innerText('body'))?.[0] ?? '';
    await demo.shoot(office, 'journey-slips');
    await office.context().close();

    const page = await demo.open('nobody', REPORT);
    await tell(page, place, '寒假里每天上午都有孩子来上课。');
    await choose(page, '用纸条上的码');
    await fill(page, '纸条上的码', 'AAAAA-BBBBB-CCCCC-DDDDD-EEEEE');
    await press(page, '提交举报');
    await see(page, /查不到，或者已经用过/);
    // As it is copied from paper: small letters, no dashes.
    await fill(page, '纸条上的码', slip.toLowerCase().replaceAll('-', ''));
    await press(page, '提交举报');
    expect(await receiptOn(page)).toBe(slip);
    await page.context().close();
    expect((await reportsAt(place)).map(({ contact }) => contact)).toEqual(['slip']);

    const again = await demo.open('nobody', REPORT);
    await tell(again, '示例·同一张纸条', '又用了一次。');
    await choose(again, '用纸条上的码');
    await fill(again, '纸条上的码', slip);
    await press(again, '提交举报');
    await see(again, /查不到，或者已经用过/);
    expect(await reportsAt('示例·同一张纸条')).toEqual([]);
    await again.context().close();

    const later = await follow(demo, slip);
    await see(later, place);
    await see(later, '纸条');
    await later.context().close();
  });

  it('is warned of words that would give somebody away, and can have them taken out', async () => {
    const page = await demo.open('nobody', REPORT);
    await choose(page, '在居民楼、酒店、咖啡馆里偷偷上课');
    await press(page, '下一步');
    await choose(page, '只知道地点');
    await turnWheel(page, '在哪个区县', 0);
    await fill(page, '机构、学校或地点的称呼', '示例·写了电话的');
    await press(page, '下一步');
    const text = '我叫李明华，孩子在四年级二班，电话13912345678。周六上午那里在上数学课。';
    await fill(page, '说说经过', text);
    await see(page, /文字里好像有.*别人可能因此认出您/);
    await demo.shoot(page, 'journey-identifying');
    await press(page, '把这些涂掉');
    await page
      .getByText(/文字里好像有/)
      .locator('visible=true')
      .first()
      .waitFor({ state: 'hidden' });
    const field = page.locator('[aria-label="说说经过"]').locator('textarea').locator('visible=true').first();
    const redacted = await field.inputValue();
    for (const word of ['李明华', '13912345678', '四年级二班']) expect(redacted).not.toContain(word);
    expect(redacted).toContain('周六上午那里在上数学课');
    // Somebody else's matter is said kindly, and nobody is stopped by it.
    await fill(page, '说说经过', '我报的是驾校，科目二教练一直不给约考，交的钱也不退，请问怎么投诉。');
    await see(page, '这件事可能不归教育部门管');
    await demo.shoot(page, 'journey-deflected');
    await page.context().close();
    expect(demo.faults).toEqual([]);
  });

  it('who comes from a door check does not type again what is known', async () => {
    const { institutions } = await demo.call('cityOfficer', 'institution.registry', {});
    const good = institutions.find(({ courseCount, status }) => courseCount > 0 && status === 'licensed');
    const { posters } = await demo.call('cityOfficer', 'institution.doorCodes', { ids: [good?.id ?? ''] });
    const page = await demo.open('nobody', `/features/institution/pages/door/index?code=${posters[0]?.code}`);
    await fill(page, '一次交多少元', '6000');
    await see(page, /收费超限吗：超过了收费限制/);
    await press(page, '举报这里');
    await see(page, '发生了什么事');
    await press(page, '下一步');
    await see(page, '来自名单');
    const name = page.locator('[aria-label="机构、学校或地点的称呼"]').locator('input').locator('visible=true').first();
    expect(await name.inputValue()).toBe(posters[0]?.name);
    await demo.shoot(page, 'journey-prefilled');
    await press(page, '下一步');
    await fill(page, '说说经过', '一次要交六千元，前台说这样便宜。');
    await press(page, '下一步');
    await press(page, '提交举报');
    await receiptOn(page);
    const [report] = await reportsAt(posters[0]?.name ?? '');
    expect(report).toMatchObject({ category: 'FEES', contact: 'anonymous' });
    await page.context().close();
  });

  it('without a network keeps what was written, sends it once afterwards, and never twice', async () => {
    const place = '示例·没有信号时写的';
    const page = await demo.open('nobody', REPORT);
    await tell(page, place, '地下车库里有孩子上课，那里没有信号。');
    await page.context().setOffline(true);
    await press(page, '提交举报');
    await see(page, /没有发出去。内容还在手机上/);
    await demo.shoot(page, 'journey-offline');
    expect(await reportsAt(place)).toEqual([]);
    await page.context().setOffline(false);

    // The app was closed in between; the draft is still there. This time the answer is lost on its way back.
    const later = await demo.open('nobody', REPORT, { after: page });
    await page.close();
    for (let step = 0; step < 3; step++) await press(later, '下一步');
    let lost = 0;
    await later.route(CALLS, async (route) => {
      if (route.request().postDataJSON()?.action !== 'submit' || lost > 0) return route.continue();
      lost++;
      await route.fetch(); // it arrives…
      return route.abort(); // …and nobody hears of it
    });
    await press(later, '提交举报');
    await see(later, /没有发出去。内容还在手机上/);
    expect(lost).toBe(1);
    expect(await reportsAt(place)).toHaveLength(1);
    await press(later, '提交举报');
    const receipt = await receiptOn(later);
    expect(await reportsAt(place)).toHaveLength(1);
    const followed = await follow(demo, receipt);
    await see(followed, place);
    await followed.context().close();

    // And nothing of it is left on the phone.
    const kept = await later.evaluate(() => JSON.stringify(localStorage));
    expect(kept).not.toContain('地下车库');
    await later.context().close();
  });

  it('whose photo was under way when the network went goes on with it when the draft is opened again', async () => {
    const place = '示例·照片传到一半';
    const page = await demo.open('nobody', REPORT);
    await tell(page, place, '周日下午三楼有孩子上课。');
    const chooser = page.waitForEvent('filechooser');
    await press(page, '照片或视频');
    await (await chooser).setFiles({
      name: 'IMG_0002.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from(await aPhoto()),
    });
    await see(page, '传之前看一看');
    await page.getByRole('checkbox', { name: '盖住第 1 行第 1 格' }).locator('visible=true').click();
    await demo.shoot(page, 'journey-covered');
    await page.context().setOffline(true);
    await press(page, '盖好了，上传');
    await see(page, /IMG_0002/);
    await page.context().setOffline(false);
    const later = await demo.open('nobody', REPORT, { after: page });
    await page.close();
    for (let step = 0; step < 3; step++) await press(later, '下一步');
    await see(later, /已上传/);
    await press(later, '提交举报');
    await receiptOn(later);
    const { report } = await demo.call('cityOfficer', 'report.open', { reportId: await idAt(place) });
    expect(report.evidence).toHaveLength(1);
    await later.context().close();
  });

  it('who says "not solved" is heard by somebody else, and may ask for a review', async () => {
    const place = '示例·说没有解决的';
    const page = await demo.open('nobody', REPORT);
    await tell(page, place, '周末二楼还在上课。');
    await press(page, '提交举报');
    const receipt = await receiptOn(page);
    await page.context().close();
    const reportId = await idAt(place);
    const district = '610702';
    const { handlers } = await demo.call('cityOfficer', 'report.suggest', { reportId });
    const [first] = handlers;
    await demo.call('cityOfficer', 'report.accept', { reportId, category: 'HIDDEN_PLACE', severity: 'ordinary' });
    const officer = 'districtOfficer';
    const own = handlers.find(({ name }) => name === '示例·马科员') ?? first;
    await demo.call('cityOfficer', 'report.dispatch', {
      reportId,
      handlerId: own?.accountId ?? '',
      districtCode: district,
    });
    const answer = async (): Promise<void> => {
      await demo.call(officer, 'report.begin', { reportId });
      await demo.call(officer, 'report.close', { reportId, outcome: 'cannotVerify', reply: '去看过，当时没有人。' });
    };
    await answer();

    const reporter = await follow(demo, receipt);
    await see(reporter, '无法核实');
    await press(reporter, '没有解决');
    await fill(reporter, '您的话', '周日下午又开始了，窗帘拉着。');
    await demo.shoot(reporter, 'journey-not-solved');
    await press(reporter, '要求重新处理');
    await see(reporter, '周日下午又开始了，窗帘拉着。');
    await demo.shoot(reporter, 'journey-reopened');

    // It is not offered to the one who had it.
    const office = await demo.open('cityOfficer', '/desks/report/pages/triage/index', { size: DESKTOP });
    await office.getByText(place).locator('visible=true').first().click();
    await see(office, '周日下午又开始了，窗帘拉着。');
    await see(office, '交给谁');
    expect(await office.getByRole('radio', { name: '示例·马科员' }).locator('visible=true').count()).toBe(0);
    await office.getByRole('radio', { name: '示例·高科长' }).locator('visible=true').first().click();
    await press(office, '分办');
    await see(office, '待接手');
    await press(office, '接手，开始核查');
    await see(office, '现场检查记录');
    await choose(office, '无法核实');
    await fill(office, '给举报人的答复', '又去看过两次，仍然没有人。');
    await press(office, '办结答复');
    await sayYes(office);
    await see(office, '已答复');
    await office.context().close();

    await reporter.reload();
    await see(reporter, '又去看过两次，仍然没有人。');
    await press(reporter, '对答复不服，申请复查');
    await see(reporter, /30 日内答复/);
    await fill(reporter, '您的话', '请从后门看，前门是锁着的。');
    await press(reporter, '申请复查');
    await see(reporter, '请从后门看，前门是锁着的。');
    await demo.shoot(reporter, 'journey-review');
    const [now] = await reportsAt(place);
    expect(now?.state).toBe('underReview');
    await reporter.context().close();
    expect(demo.faults).toEqual([]);
  });

  it('who sends too many within an hour is told so kindly and loses nothing', async () => {
    const place = '示例·第十一件';
    const page = await demo.open('guardian', REPORT);
    await tell(page, place, '这是今天写的第十一件。');
    for (let i = 0; i < 10; i++) {
      await demo.call('guardian', 'report.submit', {
        category: 'HIDDEN_PLACE',
        subject: { kind: 'place', institutionId: null, schoolId: null },
        placeName: `示例·第${i + 1}件`,
        districtCode: '610702',
        communityCode: null,
        address: '',
        timePattern: '',
        seenAs: 'saw',
        text: '周末上课。',
        evidenceIds: [],
        contact: { kind: 'anonymous' },
      });
    }
    await press(page, '提交举报');
    await see(page, '这一小时内交得比较多了');
    await demo.shoot(page, 'journey-flood');
    expect(await reportsAt(place)).toEqual([]);
    await page.reload();
    for (let step = 0; step < 3; step++) await press(page, '下一步');
    await see(page, place);
    await page.context().close();
  });
});
