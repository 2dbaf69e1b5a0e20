// Supervision of the demo's institutions: an annual round half done, a blacklist entry with its last day and one that waits for
// a second person, and the panel's cases: one decided with a dissent, one in voting, one whose course hides its kind.
import { ANNUAL_ITEMS, type OfficerForm } from '../../../shared/domain/institution/annual/annual.schema';
import { addDays } from '../../../shared/kernel/time';
import { chance } from './clubs';
import { PEOPLE } from './people';
import { licensedInstitutions } from './seed-institution';
import type { DemoWorld } from './world';

const formFor = (id: string): OfficerForm => ({
  findings: Object.fromEntries(
    ANNUAL_ITEMS.map((item) => [item, chance(id, item) < 0.85 ? 'met' : 'partly']),
  ) as OfficerForm['findings'], // every item is named
  note: '',
});

const seedRound = async (world: DemoWorld, year: number, opened: number, reportShare: number): Promise<void> => {
  const { call, day } = world;
  const officer = PEOPLE.cityOfficer.openid;
  world.at(opened, 9 * 60);
  await call(officer, 'supervision.openAnnual', {
    year,
    dueOn: addDays(day, opened + 30),
    document: `示例·汉教函〔${year}〕52号`,
  });
  const { codes } = await call(officer, 'supervision.annualCodes', { year });
  world.at(opened + 10, 11 * 60);
  for (const { id, code } of codes) {
    if (chance(id, 'reports') >= reportShare) continue;
    const staff = 6 + Math.floor(chance(id, 'staff') * 10);
    const share = 0.4 + chance(id, 'full time') * 0.5;
    await call(null, 'supervision.selfReport', {
      code,
      report: {
        students: 40 + Math.floor(chance(id, 'students') * 160),
        staff,
        fullTimeTeachers: Math.floor(staff * share),
        certified: staff - 1,
        classAttendants: 3,
        usesSupervisedAccount: chance(id, 'account') < 0.95,
        hasServingTeachers: false,
        hasMoved: chance(id, 'moved') < 0.05,
        longestPrepaidMonths: chance(id, 'months') < 0.9 ? 3 : 6,
        remarks: '',
      },
    });
  }
};

const grade = async (world: DemoWorld, year: number, share: number): Promise<void> => {
  const { returns } = await world.call(PEOPLE.cityOfficer.openid, 'supervision.annual', { year });
  for (const { id, revision, state } of returns) {
    if (state !== 'reported' || chance(id, 'graded') >= share) continue;
    const form = formFor(id);
    const isClean = Object.values(form.findings).every((finding) => finding === 'met');
    await world.call(PEOPLE.cityOfficer.openid, 'supervision.grade', {
      id,
      revision,
      grade: isClean ? 'pass' : 'basicPass',
      form,
    });
  }
};

const seedBlacklist = async (world: DemoWorld): Promise<void> => {
  const { call, day } = world;
  const { institutions } = await call(PEOPLE.cityOfficer.openid, 'institution.registry', {});
  const former = institutions
    .filter(({ status }) => status === 'deregistered')
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const [first, second] = former;
  if (first === undefined || second === undefined) return;
  const propose = (institutionId: string, reason: string) =>
    call(PEOPLE.cityOfficer2.openid, 'supervision.proposeBlacklist', {
      institutionId,
      basis: '示例·《校外培训行政处罚暂行办法》有关条款（待主管部门确认）',
      reason,
      document: `示例·汉教监〔${day.slice(0, 4)}〕7号`,
      toldOn: addDays(day, -80),
      until: addDays(day, 300),
    });
  world.at(-60, 10 * 60);
  const { id } = await propose(first.id, '注销后在原址继续招生，经告知仍不停止');
  world.at(-58, 10 * 60);
  await call(PEOPLE.cityOfficer.openid, 'supervision.decideBlacklist', { id, revision: 1, approve: true });
  world.at(-1, 16 * 60);
  await propose(second.id, '多次超期收费，未按要求退还');
};

const EXPERTS = [PEOPLE.expert, PEOPLE.expert2, PEOPLE.expert3, PEOPLE.expert4] as const;
const DANCE = {
  purpose: '培养孩子对舞蹈的兴趣，提高身体协调性',
  content: '民族舞基本步、组合与小型舞蹈作品',
  method: '教师示范，学生模仿、排练',
  evaluation: '学期末汇报演出，不考试',
};
const THINKING = {
  purpose: '提升数学思维能力，帮助孩子在校学得更轻松',
  content: '应用题专题、数字谜、图形计数，配套讲义与课内进度相近',
  method: '教师讲解例题，分组做题，间有积木搭建',
  evaluation: '每四周一次测试并给出成绩单',
};
const ROBOTS = {
  purpose: '培养动手能力和科学素养',
  content: '机器人搭建与图形化编程，涉及简单的物理知识',
  method: '分组动手搭建，教师示范',
  evaluation: '作品展示',
};

const seedPanel = async (world: DemoWorld): Promise<void> => {
  const { call } = world;
  world.at(-50, 9 * 60);
  for (const [key, value] of [
    ['expertPanelSize', 3],
    ['expertMajorityPercent', 60],
  ] as const) {
    await call(PEOPLE.sysadmin.openid, 'tenant.setParameter', { key, value, reason: '示例·专家审核办法' });
  }
  const all = await licensedInstitutions(world);
  const withCourse = (name: string) => all.find(({ id }) => named.get(id)?.includes(name));
  const named = new Map<string, string[]>();
  for (const { id, courseCount } of all) {
    if (courseCount === 0) continue;
    const { institution } = await call(null, 'institution.get', { id });
    named.set(
      id,
      institution.courses.map(({ id: courseId }) => courseId),
    );
  }
  const open = async (course: string, title: string, file: typeof DANCE) => {
    const institution = withCourse(course) ?? all[0];
    if (institution === undefined) return null;
    const courseId = named.get(institution.id)?.find((id) => id === course) ?? null;
    const { id } = await call(PEOPLE.cityOfficer.openid, 'classification.open', {
      institutionId: institution.id,
      kind: 'course',
      title,
      courseId,
      file,
      document: '示例·汉教鉴函〔2026〕3号',
      pins: [{ dimension: 'content', quote: file.content.slice(0, 30), source: '机构提交的课程方案第1页' }],
    });
    return id;
  };
  const vote = async (
    id: string | null,
    verdicts: readonly ('academic' | 'nonAcademic')[],
    reasons: readonly string[],
  ) => {
    let n = 0;
    for (const { openid } of EXPERTS) {
      const verdict = verdicts[n];
      if (id === null || verdict === undefined) return;
      const { cases } = await call(openid, 'classification.cases', {});
      if (!cases.some((one) => one.id === id && one.isMyTurn)) continue; // not drawn
      await call(openid, 'classification.vote', { id, verdict, reason: reasons[n] ?? reasons[0] ?? '' });
      n++;
    }
  };
  const dance = await open('少儿舞蹈启蒙', '少儿舞蹈启蒙', DANCE);
  world.at(-45, 9 * 60);
  await vote(
    dance,
    ['nonAcademic', 'nonAcademic', 'nonAcademic'],
    [
      '以舞蹈为内容，以演出评价，不涉及学科知识',
      '目的、内容、方式、评价四个方面均为艺术类',
      '属于文化艺术类培训，没有学科内容',
    ],
  );
  world.at(-30, 9 * 60);
  const interested = withCourse('数学思维训练营')?.id;
  if (interested !== undefined) {
    await call(PEOPLE.expert4.openid, 'account.declareConflict', {
      subject: 'institution',
      id: interested,
      why: 'relative',
    });
  }
  const thinking = await open('数学思维训练营', '数学思维训练营', THINKING);
  world.at(-24, 9 * 60);
  await vote(
    thinking,
    ['academic', 'academic', 'nonAcademic'],
    [
      '内容与课内数学进度相近，以例题讲解和测试为主，符合学科类特征',
      '每四周测试并出具成绩单，评价方式为考试结果',
      '有搭建活动，思维训练不等于课程内容，宜再观察',
    ],
  );
  world.at(-4, 9 * 60);
  const robots = await open('图形化编程', '机器人与图形化编程', ROBOTS);
  world.at(-3, 9 * 60);
  await vote(robots, ['nonAcademic'], ['以动手搭建为主，物理知识只是背景，倾向非学科类']);
};

export const seedSupervision = async (world: DemoWorld): Promise<void> => {
  const year = Number(world.day.slice(0, 4));
  await seedRound(world, year - 1, -400, 0.5);
  world.at(-365, 9 * 60);
  await grade(world, year - 1, 1);
  await world.call(PEOPLE.cityOfficer.openid, 'supervision.publishAnnual', {
    year: year - 1,
    document: `示例·汉教函〔${year - 1}〕88号`,
  });
  await seedRound(world, year, -35, 0.7);
  world.at(-2, 15 * 60);
  await grade(world, year, 0.55);
  await seedBlacklist(world);
  await seedPanel(world);
};
