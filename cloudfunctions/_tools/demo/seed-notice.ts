// Notices of the demo school and of the bureau, in every state a person may meet.
import type { InputOf } from '../../../shared/contracts';
import { addDays } from '../../../shared/kernel/time';
import { PEOPLE } from './people';
import type { DemoWorld } from './world';

type Content = InputOf<'notice.save'>['content'];

export const seedNotice = async (world: DemoWorld): Promise<void> => {
  const { schoolAdmin, approver, cityOfficer, cityOfficer2 } = PEOPLE;
  const write = async (
    by: { openid: string },
    days: number,
    content: Pick<Content, 'title' | 'paragraphs'> & Partial<Content>,
  ) => {
    world.at(days, 10 * 60);
    const whole = {
      grades: [],
      effectiveFrom: addDays(world.day, days),
      effectiveUntil: null,
      sourceLink: '',
      ...content,
    };
    return (await world.call(by.openid, 'notice.save', { id: null, content: whole })).id;
  };
  const publish = async (
    by: { openid: string },
    second: { openid: string },
    days: number,
    content: Parameters<typeof write>[2],
  ) => {
    const id = await write(by, days, content);
    await world.call(by.openid, 'notice.submit', { id });
    world.at(days, 15 * 60);
    await world.call(second.openid, 'notice.approve', { id });
    return id;
  };

  await publish(cityOfficer, cityOfficer2, -30, {
    title: '选校外培训前，先查一查',
    paragraphs: [
      '本市在册的校外培训机构都在这个小程序里。付钱之前，先看它有没有证、能教什么、到什么时候。',
      '一次交费不超过三个月或六十节课，且不超过五千元，只交到监管账户。',
      '“没有查到”不等于“违法”，可以来电询问。',
    ],
    sourceLink: 'https://www.moe.gov.cn/',
  });
  await publish(schoolAdmin, approver, -12, {
    title: '课后服务到 18:00，接送时间有调整',
    paragraphs: [
      '从下周一起，课后服务结束时间统一为 18:00。',
      '有事不能按时接的，请提前告诉班主任，孩子可以在阅览室等到 18:30。',
    ],
  });
  await publish(schoolAdmin, approver, -3, {
    title: '下学期社团开始报名',
    paragraphs: [
      '请和孩子一起排志愿，先喜欢的排前面；如实排就好，不会因为把热门的排第一而吃亏太多，也不会因为晚填而吃亏。',
      '截止后公开摇号，每个孩子的号码、名额和没选上的原因都能看到，也可以自己验算。',
    ],
    effectiveUntil: addDays(world.day, 5),
  });
  await publish(schoolAdmin, approver, -8, {
    title: '一二年级不留书面作业',
    paragraphs: ['一二年级不布置书面家庭作业，可以读读书、跳跳绳。如果有老师留了，请告诉学校。'],
    grades: [1, 2],
    sourceLink: 'https://www.moe.gov.cn/',
  });
  const withdrawn = await publish(schoolAdmin, approver, -20, {
    title: '秋季运动会改期',
    paragraphs: ['因天气原因，运动会改到下周五。'],
  });
  world.at(-19);
  await world.call(schoolAdmin.openid, 'notice.withdraw', { id: withdrawn, reason: '时间又有变化，另行通知' });
  const waiting = await write(schoolAdmin, -1, {
    title: '冬季作息从十二月起执行',
    paragraphs: ['早上到校时间推迟二十分钟，小学不早于 8:20。', '请让孩子每天睡够十个小时。'],
  });
  await world.call(schoolAdmin.openid, 'notice.submit', { id: waiting });
  await write(schoolAdmin, 0, { title: '寒假托管征求意见', paragraphs: ['正在起草。'] });
};
