// The bench: a case is opened with its panel, experts vote blind, the last vote ends the instance, and the registry follows.
import type * as z from 'zod';
import type { classificationContract } from '../../shared/contracts/classification';
import { activeGrants, coversDistrict, hasConflict, isCityOfficer } from '../../shared/domain/account/roles';
import type {
  ClassificationCase,
  ClassificationVote,
} from '../../shared/domain/institution/classification/case.schema';
import { classify } from '../../shared/domain/institution/classification/classify';
import { decide, drawPanel, precedentsFor } from '../../shared/domain/institution/classification/panel';
import { sha256Hex } from '../../shared/kernel/digest';
import { AppError, orNotFound, orThrow } from '../../shared/kernel/errors';
import { type Call, callerAccount, newId, writeOf } from '../_lib/call';
import { parametersOf } from '../_lib/parameters';
import type { Stored } from '../_lib/ports/store';
import { recordClassification } from '../institution/public';

type Input<A extends keyof typeof classificationContract> = z.output<(typeof classificationContract)[A]['input']>;
export type Case = Stored<Omit<ClassificationCase, 'id' | 'revision'>>;
type Vote = Stored<Omit<ClassificationVote, 'id' | 'revision'>>;

const evidenceOf = (file: Case['file']) =>
  classify(file).evidence.map(({ dimension, phrase, because }) => ({ dimension, phrase, because }));

const verdictOf = ({ decisions }: Pick<Case, 'decisions'>) => decisions.at(-1)?.verdict ?? null;

export const votesOf = async (call: Call, { id, instance }: Pick<Case, 'id' | 'instance'>): Promise<Vote[]> =>
  call.store.findAll('classificationVotes', { caseId: id, instance });

/** Officers see their districts' cases, experts those they sit on. */
export const maySee = (call: Call, one: Case): boolean => {
  const { id, grants } = callerAccount(call);
  return coversDistrict(grants, one.districtCode) || one.panel.includes(id);
};

export const readCases = async (call: Call) => {
  const all = await call.store.findAll('classificationCases', {});
  const { id: me } = callerAccount(call);
  const decided = all.filter((one) => verdictOf(one) !== null);
  const mine = all.filter((one) => maySee(call, one)).sort((a, b) => b.openedAt - a.openedAt || (a.id < b.id ? -1 : 1));
  const cases = [];
  for (const one of mine) {
    const { panel, recused, ...rest } = one;
    const votes = await votesOf(call, one);
    const own = votes.find(({ accountId }) => accountId === me);
    const earlier = decided.filter(({ id }) => id !== one.id).map(({ id, title, file }) => ({ id, title, ...file }));
    cases.push({
      ...rest,
      panelSize: panel.length,
      recusedCount: recused.length,
      votesIn: votes.length,
      evidence: evidenceOf(one.file),
      precedents: precedentsFor({ title: one.title, ...one.file }, earlier).map(({ id, likeness }) => {
        const found = decided.find((candidate) => candidate.id === id);
        return { id, likeness, title: found?.title ?? '', verdict: found === undefined ? null : verdictOf(found) };
      }),
      isMyTurn: panel.includes(me) && own === undefined && (one.state === 'voting' || one.state === 'appealed'),
      myVote: own === undefined ? null : { verdict: own.verdict, reason: own.reason },
    });
  }
  return { cases };
};

export const readHint = async (_call: Call, { file }: Input<'hint'>) => ({
  hint: classify(file).hint,
  evidence: evidenceOf(file),
});

/** A panel for this institution, drawn from all experts whose right holds now. */
const panelFor = async (call: Call, caseId: string, institutionId: string, without: readonly string[]) => {
  const { expertPanelSize: size, expertMajorityPercent: majority } = await parametersOf(call.store);
  if (size === null || majority === null) throw new AppError('NOT_SET');
  const accounts = await call.store.findAll('accounts', {});
  const candidates = accounts.flatMap((account) => {
    const grants = activeGrants(account.grants, call.now);
    if (!grants.some(({ role }) => role === 'expert')) return [];
    const conflicts = account.conflicts ?? [];
    return [{ id: account.id, isConflicted: hasConflict({ grants, conflicts }, 'institution', institutionId) }];
  });
  // The case's id is fixed before anybody knows who would be drawn, and is not chosen: it comes from the request's key.
  return { ...orThrow(drawPanel(`${caseId}|${without.length}`, candidates, size, without)), majorityPercent: majority };
};

export const openCase = async (call: Call, input: Input<'open'>) => {
  const institution = orNotFound(await call.store.get('institutions', input.institutionId));
  const account = callerAccount(call);
  orNotFound(coversDistrict(account.grants, institution.districtCode) ? institution : null);
  if (input.courseId !== null) orNotFound(institution.courses.find(({ id }) => id === input.courseId));
  const id = newId(call);
  const panel = await panelFor(call, id, input.institutionId, []);
  const { hint } = classify(input.file);
  const pins = input.pins.map((pin) => ({ ...pin, hash: sha256Hex(`${pin.dimension}|${pin.quote}|${pin.source}`) }));
  const facts = { hint, panel: panel.panel.length, recused: panel.recused.length };
  await call.store.insert(
    'classificationCases',
    id,
    {
      ...input,
      pins,
      attachments: [],
      institutionName: institution.name,
      districtCode: institution.districtCode,
      hint,
      openedBy: account.id,
      openedAt: call.now,
      state: 'voting',
      instance: 1,
      ...panel,
      decisions: [],
      appeal: null,
    },
    writeOf(call, 'classification.opened', { collection: 'classificationCases', id }, facts, {
      reply: { id },
      messages: panel.panel.map((to) => ({ to, template: 'classification.drawn', facts: { caseId: id } })),
    }),
  );
  return { id };
};

/** Ends an instance whose votes are all in. Safe to run twice: a decided case is left as it is. */
const endInstance = async (call: Call, one: Case): Promise<boolean> => {
  const votes = await votesOf(call, one);
  if (votes.length < one.panel.length || one.decisions.length >= one.instance) return false;
  const decision = decide(votes, one.majorityPercent, call.now);
  if (decision.verdict !== null && one.kind === 'course' && one.courseId !== null) {
    await recordClassification(call, one.institutionId, one.courseId, decision.verdict, one.id, one.document);
  }
  const state = decision.verdict === null ? ('tied' as const) : ('decided' as const);
  const facts = { verdict: decision.verdict, academic: decision.academic, nonAcademic: decision.nonAcademic };
  const write = writeOf(call, 'classification.decided', { collection: 'classificationCases', id: one.id }, facts);
  await call.store.changeIf(
    'classificationCases',
    one.id,
    { revision: one.revision },
    { set: { state, decisions: [...one.decisions, decision] } },
    write,
  );
  return true;
};

export const castVote = async (call: Call, { id, verdict, reason }: Input<'vote'>) => {
  const one = orNotFound(await call.store.get('classificationCases', id));
  const account = callerAccount(call);
  orNotFound(one.panel.includes(account.id) ? one : null);
  // An interest declared after the draw counts too.
  if (hasConflict(account, 'institution', one.institutionId)) throw new AppError('CONFLICT_OF_INTEREST');
  const voteId = `vote-${sha256Hex(`${id}|${one.instance}|${account.id}`).slice(0, 24)}`;
  const isOver = one.decisions.length >= one.instance;
  if (isOver && (await call.store.replyOf('classificationVotes', voteId, call.request)) === null) {
    throw new AppError('WRONG_STATE', { state: one.state });
  }
  const subject = { collection: 'classificationVotes', id: voteId };
  const reply = { id };
  // One document for each expert and instance: a second vote meets the first and is refused.
  await call.store
    .insert(
      'classificationVotes',
      voteId,
      { caseId: id, instance: one.instance, accountId: account.id, verdict, reason, at: call.now },
      writeOf(call, 'classification.voted', subject, { caseId: id }, { reply }),
    )
    .catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'CONFLICT') throw new AppError('WRONG_STATE', { state: 'voted' });
      throw error;
    });
  await endInstance(call, one);
  return reply;
};

/** Ends instances whose last vote came in a call that was killed. The timer's. @returns how many */
export const settleInstances = async (call: Call): Promise<number> => {
  let ended = 0;
  for (const state of ['voting', 'appealed'] as const) {
    for (const one of await call.store.findAll('classificationCases', { state })) {
      if (await endInstance(call, one)) ended++;
    }
  }
  return ended;
};

export const appealCase = async (call: Call, { id, revision, text }: Input<'appeal'>) => {
  const one = await call.store.open('classificationCases', id, call.request);
  const { grants } = callerAccount(call);
  orNotFound(coversDistrict(grants, one.districtCode) ? one : null);
  if (!isCityOfficer(grants)) throw new AppError('FORBIDDEN');
  if (one.revision !== revision) throw new AppError('CONFLICT');
  if (one.instance !== 1 || (one.state !== 'decided' && one.state !== 'tied')) {
    throw new AppError('WRONG_STATE', { state: one.state });
  }
  const panel = await panelFor(call, id, one.institutionId, one.panel);
  const reply = { id };
  const write = writeOf(
    call,
    'classification.appealed',
    { collection: 'classificationCases', id },
    { instance: 2 },
    {
      reply,
      messages: panel.panel.map((to) => ({ to, template: 'classification.drawn', facts: { caseId: id } })),
    },
  );
  await call.store.change(
    'classificationCases',
    one,
    { set: { state: 'appealed', instance: 2, appeal: text, ...panel } },
    write,
  );
  return reply;
};

export const readDigests = async (call: Call) => {
  const all = await call.store.findAll('classificationCases', {});
  return {
    digests: all
      .flatMap(({ id, kind, title, institutionName, instance, decisions }) => {
        const decision = decisions.at(-1);
        return decision === undefined || decision.verdict === null
          ? []
          : [{ id, kind, title, institutionName, instance, decision }];
      })
      .sort((a, b) => b.decision.decidedAt - a.decision.decidedAt || (a.id < b.id ? -1 : 1)),
  };
};
