// An officer imports the registry as such lists are published: titles above the header, merged cells, two headers in one
// sheet, dates in three spellings. What is refused is said row by row, the rest goes in, and the same list again changes
// nothing.
import type { Page } from 'playwright-core';
import { buildRegistryWorkbook } from '../../cloudfunctions/_tools/demo/registry-spreadsheet';
import { addDays, asEpochMs, dateOf } from '../../shared/kernel/time';
import { DESKTOP, type Demo, journey, openDemo } from '../support/browser';
import { press, see } from '../support/hands';

const REFUSED = ['没有机构名称', '日期不存在或看不懂', '不是本市（您管辖）的区县', '信用代码不是 18 位'];

journey('importing the registry', () => {
  let demo: Demo;
  beforeAll(async () => {
    demo = await openDemo();
  });
  afterAll(() => demo.close());

  const choose = async (page: Page, name: string, buffer: Buffer): Promise<void> => {
    const chooser = page.waitForEvent('filechooser');
    await press(page, '导入名单表格');
    await (await chooser).setFiles({
      name,
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer,
    });
  };

  it('says row by row what is refused, takes the rest, and is not troubled by the same list again', async () => {
    // Next month's list: its dates have moved, so that there is something to change.
    const day = addDays(dateOf(asEpochMs(demo.now())), 30);
    const workbook = Buffer.from(await buildRegistryWorkbook(day, true));
    const officer = await demo.open('cityOfficer', '/desks/institution/pages/registry/index', { size: DESKTOP });
    await choose(officer, '示例名单.xlsx', workbook);
    await see(officer, '有问题 4 行');
    for (const reason of REFUSED) await see(officer, reason);
    await see(officer, /在册 第 \d+ 行/);
    await demo.shoot(officer, 'journey-import-preview');
    const before = demo.cloud.gateway.commits();
    await press(officer, '去掉 4 行有问题的，导入其余');
    await see(officer, '已导入');
    expect(demo.cloud.gateway.commits()).toBeGreaterThan(before);

    await choose(officer, '示例名单.xlsx', workbook);
    await see(officer, '没有变化');
    await officer.context().close();
    expect(demo.faults).toEqual([]);
  });

  it('refuses what is no spreadsheet, in a sentence, and changes nothing', async () => {
    const officer = await demo.open('cityOfficer', '/desks/institution/pages/registry/index', { size: DESKTOP });
    await see(officer, '导入名单表格');
    await officer.waitForLoadState('networkidle');
    const before = demo.cloud.gateway.commits();
    await choose(officer, '不是表格.xlsx', Buffer.from('just words'));
    await see(officer, '找不到表头：需要有名称等列');
    await see(officer, '没有变化');
    expect(demo.cloud.gateway.commits()).toBe(before);
    await officer.context().close();
    expect(demo.faults).toEqual([]);
  });
});
