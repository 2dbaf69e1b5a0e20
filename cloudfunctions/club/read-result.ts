import { worksAtSchool } from '../../shared/domain/account/roles';
import { AppError, orNotFound } from '../../shared/kernel/errors';
import { type Call, callerAccount } from '../_lib/call';
import { schoolsById } from '../account/public';
import { childrenOfCaller } from '../child/public';
import { appealUntil, appealView } from './appeals';
import { outcomeOf } from './draw-round';
import { pseudonymFor } from './draw-secret';
import { applicationId, clubsOf, roundForChild, viewOf } from './round-view';

/** What the draw gave one of the caller's children. */
export const readResult = async (call: Call, { roundId, childId }: { roundId: string; childId: string }) => {
  const { child, round } = await roundForChild(call, roundId, childId);
  if (round.drawnAt === null) throw new AppError('TOO_EARLY', { closesAt: round.closesAt });
  const schools = await schoolsById(call.store, [round.schoolId]);
  const appeal = await call.store.get('clubAppeals', applicationId(roundId, childId));
  const moves = await call.store.findAll('handMoves', { roundId });
  return {
    moves: moves
      .sort((a, b) => a.movedAt - b.movedAt)
      .map((move) => ({ extraSeat: false, ...move, pseudonym: pseudonymFor(call.secrets, roundId, move.childId) })),
    appeal: appealView(appeal),
    appealUntil: await appealUntil(call, round, childId, appeal),
    round: viewOf(round, schools.get(round.schoolId)?.name ?? '', call.now),
    child,
    clubs: await clubsOf(call.store, roundId),
    result: await call.store.get('drawResults', applicationId(roundId, childId)),
    participants: await call.store.count('drawResults', { roundId }),
  };
};

/** The file with which the round's families, its school and an auditor recompute the draw. */
export const replayFile = async (call: Call, { roundId }: { roundId: string }) => {
  const round = orNotFound(await call.store.get('rounds', roundId));
  const { grants } = callerAccount(call);
  const isEntitled =
    grants.some(({ role }) => role === 'auditor') ||
    worksAtSchool(grants, round.schoolId, ['schoolAdmin']) ||
    (await childrenOfCaller(call)).some(({ schoolId }) => schoolId === round.schoolId);
  if (!isEntitled) throw new AppError('NOT_FOUND');
  if (round.drawnAt === null) throw new AppError('TOO_EARLY', { closesAt: round.closesAt });
  const draw = orNotFound(await call.store.get('draws', roundId));
  return {
    commitment: round.commitment,
    secret: round.secret ?? '',
    publicNumber: draw.publicNumber,
    inputHash: draw.inputHash,
    input: draw.input,
    assignments: outcomeOf(draw).assignments.map(({ student, clubs }) => ({ student, clubs: [...clubs] })),
  };
};
