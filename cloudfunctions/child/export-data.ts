// Everything about one child as a zip that a person can read: JSON for programs, a page in plain Chinese for people.
import { strToU8, zipSync } from 'fflate';
import { bondStateAt } from '../../shared/domain/child/binding';
import { sha256Hex } from '../../shared/kernel/digest';
import { AppError } from '../../shared/kernel/errors';
import { dateOf, formatLocal, startOf } from '../../shared/kernel/time';
import { EXPORT_NAMES, exportPage } from '../../shared/strings/child-export';
import { type Call, callerAccount, writeOf } from '../_lib/call';
import { choicesOf, clubNames, seatsOf } from '../club/public';
import { pickUpNamesOf, sessionsWith } from '../term/public';
import { viewBonds } from './bonds';
import { readConsents } from './consents';
import { readMyData, readWhoLooked } from './my-data';
import { childOfCaller } from './public';

/** What the zip says, as data. */
const gather = async (call: Call, childId: string) => {
  const { store } = call;
  const child = await childOfCaller(call, childId);
  const [mine, consents, looked, choices, seats, sessions, pickUps] = await Promise.all([
    readMyData(call, { childId }),
    readConsents(call, { childId }),
    readWhoLooked(call, { childId }),
    choicesOf(store, [childId]),
    seatsOf(store, [childId]),
    sessionsWith(store, childId),
    pickUpNamesOf(store, childId),
  ]);
  const names = await clubNames(store, [
    ...choices.flatMap(({ clubIds }) => clubIds),
    ...seats.map(({ clubId }) => clubId),
    ...sessions.map(({ clubId }) => clubId),
  ]);
  const nameOf = (clubId: string): string => names.get(clubId) ?? '';
  const bonds = await viewBonds(call, child.bonds, callerAccount(call).id);
  return {
    madeAt: formatLocal(call.now),
    child: { ...mine.child, leftOn: child.leftOn },
    own: mine.own,
    guardians: bonds.map(({ displayName, relation, since, ...bond }) => ({
      displayName,
      relation,
      since: formatLocal(call.now > since ? (since as Call['now']) : call.now),
      state: bondStateAt(bond, call.now),
    })),
    consents: consents.history.map(({ at, ...event }) => ({ ...event, at: formatLocal(at as Call['now']) })),
    wishes: choices.map(({ roundTitle, clubIds, confirmedAt }) => ({
      round: roundTitle,
      clubs: clubIds.map(nameOf),
      isConfirmedByChild: confirmedAt !== null,
    })),
    seats: seats.map(({ clubId }) => nameOf(clubId)),
    sessions: sessions.map(({ clubId, date }) => ({ club: nameOf(clubId), date })),
    pickUps,
    requests: mine.requests.map(({ at, state, about, reply }) => ({
      at: formatLocal(at as Call['now']),
      state,
      ...about,
      reply,
    })),
    whoLooked: looked.rows.map(({ at, byName, byRole, purpose, words, what, listed }) => ({
      at: formatLocal(at as Call['now']),
      byName,
      byRole,
      purpose,
      words,
      what,
      listed,
    })),
    retention: mine.retention,
  };
};

export const exportData = async (call: Call, { childId }: { childId: string }) => {
  const data = await gather(call, childId);
  // That a copy was given is counted in the year's audit (条例第34条); what was in it is not.
  const write = writeOf(call, 'data.exported', { collection: 'children', id: childId }, {});
  if ((await call.store.changeIf('children', childId, {}, {}, write)) === 'refused') throw new AppError('NOT_FOUND');
  const day = dateOf(call.now);
  // A fixed time inside the zip: the same data gives the same bytes.
  const files = zipSync(
    {
      [EXPORT_NAMES.page]: strToU8(exportPage(data)),
      [EXPORT_NAMES.data]: strToU8(JSON.stringify(data, null, 2)),
    },
    { mtime: new Date(startOf(day)) },
  );
  return {
    fileName: `child-${sha256Hex(childId).slice(0, 6)}-${day}.zip`,
    base64: Buffer.from(files).toString('base64'),
  };
};
