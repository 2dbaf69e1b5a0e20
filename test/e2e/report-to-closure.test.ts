// Somebody reports with a photo and gets a receipt; officers take it up, hand it on and ask; the reporter answers by
// receipt; it is closed, and the reporter says whether that solved it.
import { DESKTOP, type Demo, journey, openDemo } from '../support/browser';
import { choose, fill, press, sayYes, see, turnWheel } from '../support/hands';
import { aPhoto } from '../support/photo';

const PLACE = '示例·桥头三楼的小班';
const DESK = '/desks/report/pages/triage/index';

journey('a report, to its closure', () => {
  let demo: Demo;
  beforeAll(async () => {
    demo = await openDemo();
  });
  afterAll(() => demo.close());

  it('goes from a photo to an answer that the reporter can weigh', async () => {
    const reporter = await demo.open('nobody');
    await reporter.getByRole('button', { name: /^举报/ }).click();
    await choose(reporter, '在居民楼、酒店、咖啡馆里偷偷上课');
    await press(reporter, '下一步');
    await choose(reporter, '只知道地点');
    await turnWheel(reporter, '在哪个区县', 0);
    await fill(reporter, '机构、学校或地点的称呼', PLACE);
    await press(reporter, '下一步');
    await fill(reporter, '说说经过', '周六上午三楼有十来个孩子上数学课，门口有招生的牌子。');
    await press(reporter, '下一步');
    const chooser = reporter.waitForEvent('filechooser');
    await press(reporter, '照片或视频');
    await (await chooser).setFiles({
      name: 'IMG_0001.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from(await aPhoto()),
    });
    await see(reporter, '传之前看一看');
    await demo.shoot(reporter, 'journey-report-cover');
    await press(reporter, '不用盖，上传');
    await see(reporter, /已上传/);
    await demo.shoot(reporter, 'journey-report-last-step');
    await press(reporter, '提交举报');
    await see(reporter, '请保存回执码');
    const receipt = /[0-9A-Z]{4,6}(?:-[0-9A-Z]{4,6}){3,}/.exec(await reporter.innerText('body'))?.[0] ?? '';
    expect(receipt).not.toBe('');
    await demo.shoot(reporter, 'journey-report-receipt');

    const city = await demo.open('cityOfficer', DESK, { size: DESKTOP });
    await city.getByText(PLACE).locator('visible=true').first().click();
    await see(city, '周六上午三楼有十来个孩子上数学课，门口有招生的牌子。');
    // What the office sees of the photo says neither where nor with what it was taken.
    const picture = city.locator('img[src^="blob:"], img[src^="data:"]').locator('visible=true').last();
    await picture.waitFor();
    const source = (await picture.getAttribute('src')) ?? '';
    const read = await city.evaluate(
      async (url) => [...new Uint8Array(await (await fetch(url)).arrayBuffer())],
      source,
    );
    const bytes = Buffer.from(read);
    expect(bytes.subarray(0, 2).toString('hex')).toBe('ffd8');
    expect(bytes.includes('Exif')).toBe(false);
    await press(city, '受理');
    await see(city, '待分办');
    await city.getByRole('radio', { name: '示例·马科员' }).locator('visible=true').first().click();
    await demo.shoot(city, 'journey-report-dispatch');
    await press(city, '分办');
    await see(city, '待接手');
    await city.context().close();

    const district = await demo.open('districtOfficer', DESK, { size: DESKTOP });
    await district.getByText(PLACE).locator('visible=true').first().click();
    await press(district, '接手，开始核查');
    await see(district, '现场检查记录'); // the page has taken the step in
    await press(district, '更多操作');
    await fill(district, '举报人凭回执能看到，看不到您是谁；期限照常计算', '请问一般几点下课？');
    await press(district, '发送问题');
    await see(district, /请问一般几点下课/);
    await demo.shoot(district, 'journey-report-asked');

    // On another phone: only the receipt is known there.
    const follower = await demo.open('nobody', '/pages/progress/index');
    await fill(follower, '回执码，如 ABCDE-FGHJK-…', receipt.toLowerCase().replaceAll('-', ''));
    await press(follower, '查进度');
    await see(follower, /请问一般几点下课/);
    await fill(follower, '您的话', '十一点半，周日也有。');
    await press(follower, '发送回答');
    await see(follower, '十一点半，周日也有。');
    await demo.shoot(follower, 'journey-report-answered');

    await district.reload();
    await district.getByText(PLACE).locator('visible=true').first().click();
    await see(district, '十一点半，周日也有。');
    await choose(district, '无法核实');
    await fill(district, '给举报人的答复', '我们去看过两次，当时没有人。请在再看到时补充照片。');
    await press(district, '办结答复');
    await sayYes(district);
    await see(district, '已答复');
    await district.context().close();

    await follower.reload();
    await see(follower, '无法核实');
    await see(follower, /当时没有人/);
    await press(follower, '没有解决');
    await demo.shoot(follower, 'journey-report-closed');
    await see(follower, '会由没办过这件事的人员重新处理');
    await follower.context().close();
    await reporter.context().close();
    expect(demo.faults).toEqual([]);
  });
});
