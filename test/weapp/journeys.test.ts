// Journeys in the built mini-program by taps: through its logic layer, `wx.cloud.callFunction`, the bundled functions and
// the real SDK into the local cloud, and back.
import { type DemoCloud, openDemoCloud } from '../support/demo-cloud';
import { openPhone } from '../support/phone';
import { aPhoto } from '../support/photo';
import type { WeappHost } from '../support/weapp-host';

let demo: DemoCloud;
const phones: WeappHost[] = [];
const phoneOf = (
  ...parts: Parameters<typeof openPhone> extends [DemoCloud, ...infer Rest] ? Rest : never
): WeappHost => {
  const phone = openPhone(demo, ...parts);
  phones.push(phone);
  return phone;
};

beforeAll(async () => {
  demo = await openDemoCloud();
});
afterEach(() => {
  for (const phone of phones.splice(0)) {
    expect(phone.errors).toEqual([]);
    expect([...phone.unknownCalls]).toEqual([]);
    phone.close();
  }
});
afterAll(() => demo.close());

describe('in WeChat', () => {
  it('somebody looks an institution up from the home page and opens it', async () => {
    const phone = phoneOf('nobody');
    await phone.open('/pages/home/index');
    await phone.tap('查机构：有没有证');
    expect(phone.route()).toBe('features/institution/pages/search/index');
    const name = /示例·[^\s·]{6,20}?(培训学校|培训中心|培训部)/.exec(phone.text())?.[0] ?? '';
    expect(name).not.toBe('');
    await phone.type('名称、拼音、首字母、信用代码、地址', name.slice(3));
    await phone.tap(name);
    expect(phone.route()).toBe('features/institution/pages/detail/index');
    expect(phone.text()).toContain(name);
    await phone.back();
    expect(phone.route()).toBe('features/institution/pages/search/index');
  });

  it('somebody reports with a photo, gets a receipt and follows it; an officer triages the report', async () => {
    const phone = phoneOf('nobody', [await aPhoto()]);
    await phone.open('/pages/home/index');
    await phone.tap('举报：可以不留姓名');
    await phone.tap('在居民楼、酒店、咖啡馆里偷偷上课');
    await phone.tap('下一步');
    await phone.tap('只知道地点');
    await phone.pick('在哪个区县', '0');
    await phone.type('机构、学校或地点的称呼', '示例·手机上看到的小班');
    await phone.tap('下一步');
    await phone.type('说说经过', '周六上午四楼有十来个孩子上数学课。');
    await phone.tap('下一步');
    await phone.tap('照片或视频');
    await phone.tap('不用盖，上传');
    expect(phone.text()).toContain('已上传');
    await phone.tap('提交举报');
    const receipt = /[0-9A-Z]{4,6}(?:-[0-9A-Z]{4,6}){3,}/.exec(phone.text())?.[0];
    expect(receipt).toBeDefined();
    await phone.tap('查看进度');
    expect(phone.text()).toContain('示例·手机上看到的小班');

    const officer = phoneOf('cityOfficer');
    await officer.open('/desks/report/pages/triage/index');
    await officer.tap('示例·手机上看到的小班');
    expect(officer.text()).toContain('周六上午四楼');
    await officer.tap('受理');
    expect(officer.text()).toContain('待分办');
    await officer.tap('分办');
    expect(officer.text()).toContain('待接手');
  });

  it('a guardian ranks clubs for a child and submits', async () => {
    const phone = phoneOf('guardian');
    await phone.open('/pages/clubs/index');
    await phone.tap('为 示例·王小苗 选社团');
    expect(phone.route()).toBe('features/club/pages/round/index');
    await phone.tap('加入 小篮球');
    await phone.tap('加入 蜡笔画');
    await phone.tap('蜡笔画 往前');
    await phone.tap('提交志愿');
    expect(phone.said.join()).toContain('已提交');
    await phone.open('/pages/clubs/index');
    expect(phone.text()).toContain('已填 2 个志愿');
  });
});
