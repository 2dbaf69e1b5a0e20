// Three rounds of the demo school: this term's, long drawn; a short one that has closed and waits for its draw; next term's, open.

import { commitTo } from '../../../shared/domain/allocation/lottery';
import { addDays } from '../../../shared/kernel/time';
import { drawSecret } from '../../club/draw-secret';
import { applicationId } from '../../club/round-view';
import { chance, clubIdOf, crowdWishes, OFFERS, participants } from './clubs';
import { PEOPLE } from './people';
import { CHILDREN, SCHOOL_IDS } from './schools';
import type { DemoWorld } from './world';

export const ROUND_IDS = { current: 'round-1', trial: 'round-2', next: 'round-3' } as const;

/** `2026-autumn` for a day in it, and the term after that. */
const termsAround = (day: string): readonly [string, string] => {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  if (month >= 8) return [`${year}-autumn`, `${year + 1}-spring`];
  return month === 1 ? [`${year - 1}-autumn`, `${year}-spring`] : [`${year}-spring`, `${year}-autumn`];
};

interface Plan {
  readonly id: string;
  readonly title: string;
  readonly term: string;
  /** Days from the demo's day. */
  readonly opens: number;
  readonly closes: number;
  readonly wants: number;
  readonly maxChoices: number;
  readonly source: string;
  readonly share: number;
  /** Which of the offers are in it. */
  readonly offers: typeof OFFERS;
  /** Wishes of the families one can be, by index of the offer. */
  readonly families: readonly (readonly number[])[];
}

const foundRound = async (world: DemoWorld, plan: Plan): Promise<void> => {
  const { ports, at, founding } = world;
  const { store, secrets } = ports;
  const opensAt = at(plan.opens, 8 * 60);
  const closesAt = at(plan.closes, 18 * 60);
  at(Math.min(0, plan.opens) - 7);
  await store.insertMany('rounds', [
    {
      id: plan.id,
      document: {
        schoolId: SCHOOL_IDS.first,
        term: plan.term,
        title: plan.title,
        opensAt,
        closesAt,
        mechanism: plan.wants > 1 ? 'draft' : 'deferredAcceptance',
        offerHours: 24,
        wants: plan.wants,
        maxChoices: plan.maxChoices,
        commitment: commitTo(drawSecret(secrets, plan.id)),
        publicNumberSource: plan.source,
        publicNumber: null,
        secret: null,
        inputHash: null,
        drawnAt: null,
      },
      audit: founding('rounds', plan.id),
    },
  ]);
  await store.insertMany(
    'clubs',
    plan.offers.map(({ pull: _pull, liking: _liking, answering: _answering, outside, ...club }, index) => {
      const id = clubIdOf(plan.id, index);
      const provider = {
        kind: outside?.kind ?? ('teacher' as const),
        institutionId: null,
        credential: outside?.credential ?? '',
        credentialUntil: outside === undefined ? null : addDays(world.day, outside.validDays),
      };
      const document = { ...club, provider, schoolId: SCHOOL_IDS.first, roundId: plan.id, term: plan.term };
      return { id, document, audit: founding('clubs', id) };
    }),
  );
};

/** The families one can be go through the endpoint; the crowd has no accounts and is put in place. */
const apply = async (world: DemoWorld, plan: Plan): Promise<void> => {
  const { ports, call, at } = world;
  const families = [PEOPLE.guardian.openid, PEOPLE.guardian.openid, PEOPLE.guardian2.openid];
  for (const [i, indexes] of plan.families.entries()) {
    const child = CHILDREN[i];
    if (child === undefined || indexes.length === 0) continue;
    at(plan.opens, 10 * 60 + i);
    const clubIds = indexes.map((index) => clubIdOf(plan.id, index));
    await call(families[i] ?? '', 'club.submitWishes', { roundId: plan.id, childId: child.id, clubIds });
  }
  const submittedAt = at(plan.opens, 11 * 60);
  await ports.store.insertMany(
    'applications',
    participants(plan.share, plan.id)
      .slice(3)
      .map((child) => {
        const isConfirmed = chance(`${plan.id} confirms`, child.id) < 0.8;
        return {
          id: applicationId(plan.id, child.id),
          document: {
            roundId: plan.id,
            schoolId: child.schoolId,
            childId: child.id,
            clubIds: crowdWishes(child, plan.id, plan.offers, plan.maxChoices),
            submittedBy: 'demo-crowd',
            submittedAt,
            confirmedAt: isConfirmed ? submittedAt : null,
          },
        };
      }),
  );
};

/** Why children of the demo leave a club in mid-term. */
const LEAVING = ['随父母转学到外地', '进了校队，训练时间冲突', '家长改了接送时间', '医生建议暂停', '换到另一个社团'];

/**
 * After the draw: the family's younger child waits for the full club with the shortest list, and children leave it until an
 * offer reaches the child. Whoever opens the demo finds one that runs out tomorrow.
 */
const offerSeat = async (world: DemoWorld, roundId: string): Promise<void> => {
  const { guardian, schoolAdmin } = PEOPLE;
  const child = CHILDREN[1];
  if (child === undefined) return;
  const forChild = { roundId, childId: child.id };
  world.at(-2, 19 * 60);
  const { clubs: seats, clubIds } = await world.call(guardian.openid, 'club.seats', forChild);
  const { clubs } = await world.call(guardian.openid, 'club.result', forChild);
  const busy = new Set(clubs.filter(({ id }) => clubIds.includes(id)).flatMap(({ slots }) => slots));
  const [wanted] = seats
    .filter(({ free, isMember }) => free === 0 && !isMember)
    .filter(({ clubId }) => {
      const club = clubs.find(({ id }) => id === clubId);
      return club?.grades.includes(child.grade) === true && !club.slots.some((slot) => busy.has(slot));
    })
    .sort((one, other) => one.waiting - other.waiting);
  if (wanted === undefined) throw new Error('the demo has no full club for its second child');
  await world.call(guardian.openid, 'club.waitForSeat', { ...forChild, clubId: wanted.clubId });
  for (let left = 0; left <= wanted.waiting; left++) {
    world.at(-1, 15 * 60 + left);
    const leaver = (await world.ports.store.get('clubSeats', wanted.clubId))?.members.at(-1) ?? '';
    const reason = `示例·${LEAVING[left % LEAVING.length]}`;
    await world.call(schoolAdmin.openid, 'club.moveByHand', {
      roundId,
      childId: leaver,
      to: null,
      giveUp: [wanted.clubId],
      reason,
      extraSeat: false,
    });
  }
};

/**
 * Two appeals: a child that was ill lost its seat by hand, and its family waits for the school; another family was not answered in
 * time, and its appeal lies with the district.
 */
const appealMoves = async (world: DemoWorld, roundId: string): Promise<void> => {
  const { guardian2, approver } = PEOPLE;
  const [child, other] = [CHILDREN[2], CHILDREN[40]];
  if (child === undefined || other === undefined) return;
  const forChild = { roundId, childId: child.id };
  world.at(-1, 16 * 60);
  const { clubIds } = await world.call(guardian2.openid, 'club.seats', forChild);
  const reason = '示例·两周没有签到，名额让给候补的孩子';
  const giveUp = clubIds.slice(-1);
  await world.call(approver.openid, 'club.moveByHand', { ...forChild, to: null, giveUp, reason, extraSeat: false });
  world.at(-1, 20 * 60);
  await world.call(guardian2.openid, 'club.appeal', {
    ...forChild,
    words: '示例·孩子请了两周病假，假条交给了班主任，请恢复名额',
  });
  const askedAt = world.at(-9, 19 * 60);
  const overdueAt = world.at(-4, 0);
  const dueAt = world.at(3, 0);
  world.at(-1, 20 * 60 + 1);
  const step = { by: null, level: null, outcome: null, words: '' };
  const id = applicationId(roundId, other.id);
  await world.ports.store.insertMany('clubAppeals', [
    {
      id,
      document: {
        roundId,
        schoolId: SCHOOL_IDS.first,
        districtCode: '610702',
        childId: other.id,
        state: 'district',
        dueAt,
        steps: [
          { ...step, kind: 'asked', at: askedAt, words: '示例·孩子一直来上课，名单上却没有他，请核对' },
          { ...step, kind: 'overdue', at: overdueAt },
        ],
      },
      audit: world.founding('clubAppeals', id),
    },
  ]);
};

/** A round in preparation: two clubs from this term, one of them with a paper that has run out, so that the desk shows why it cannot open. */
const prepareRound = async (world: DemoWorld, term: string): Promise<void> => {
  world.at(-1, 10 * 60);
  const [opensAt, closesAt] = [world.at(20, 8 * 60), world.at(26, 18 * 60)];
  world.at(-1, 10 * 60);
  const clubs = OFFERS.slice(2, 5).map(
    ({ pull: _pull, liking: _liking, answering: _answering, outside: _outside, ...club }, i) => ({
      ...club,
      key: `club-${i + 1}`,
      slots: [...club.slots],
      grades: [...club.grades],
      provider: {
        kind: (['teacher', 'heritage', 'folkArtist'] as const)[i] ?? 'teacher',
        institutionId: null,
        credential: i === 0 ? '' : '示例·传承人证书 2019-07',
        credentialUntil: i === 1 ? addDays(world.day, -30) : null,
      },
    }),
  );
  const content = {
    title: '春季加开批次',
    term,
    opensAt,
    closesAt,
    mechanism: 'deferredAcceptance' as const,
    offerHours: 24,
    wants: 1,
    maxChoices: 3,
    publicNumberSource: '',
    clubs,
  };
  await world.call(PEOPLE.schoolAdmin.openid, 'club.saveDraft', { id: null, revision: null, content });
};

export const seedClub = async (world: DemoWorld): Promise<void> => {
  const [term, nextTerm] = termsAround(world.day);
  const current: Plan = {
    id: ROUND_IDS.current,
    title: '本学期社团',
    term,
    opens: -76,
    closes: -71,
    wants: 2,
    maxChoices: 6,
    source: '示例·中国福利彩票双色球当期开奖号码（红球六个依次连写）',
    share: 1,
    offers: OFFERS,
    families: [
      [1, 0, 5, 17],
      [2, 6, 9],
      [0, 13, 5],
    ],
  };
  const trial: Plan = {
    ...current,
    id: ROUND_IDS.trial,
    title: '冬季运动体验周',
    opens: -6,
    closes: -1,
    wants: 1,
    maxChoices: 3,
    share: 0.4,
    offers: [1, 2, 12, 13, 14].flatMap((i) => OFFERS[i] ?? []),
    families: [
      [3, 0],
      [1, 4],
      [0, 3],
    ],
  };
  const next: Plan = {
    ...current,
    id: ROUND_IDS.next,
    title: '下学期社团',
    term: nextTerm,
    opens: -3,
    closes: 4,
    share: 0.6,
    families: [[0, 17, 5], [], [13, 0]],
  };
  for (const plan of [current, trial, next]) {
    await foundRound(world, plan);
    await apply(world, plan);
  }
  world.at(-70, 9 * 60);
  await world.call(PEOPLE.approver.openid, 'club.enterNumber', {
    roundId: current.id,
    publicNumber: '030814202731',
    evidence: '示例·中国福彩网当期公告',
  });
  await world.call(PEOPLE.schoolAdmin.openid, 'club.draw', { roundId: current.id, publicNumber: '030814202731' });
  await offerSeat(world, current.id);
  await appealMoves(world, current.id);
  await prepareRound(world, nextTerm);
};
