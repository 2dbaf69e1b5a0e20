// Certificates of participation: words by the teacher, given to the family, checked by anybody who holds the paper.
import { mayCertify, participationOf, type TeacherWord, veiledName } from '../../shared/domain/term/certificate';
import { AppError, orNotFound, orThrow } from '../../shared/kernel/errors';
import { normalizeBase32, toBase32 } from '../../shared/kernel/random';
import { type Call, callerAccount, writeOf } from '../_lib/call';
import { schoolsById } from '../account/public';
import { childOfCaller, needConsent } from '../child/public';
import { membersOf, runningClubsById, seatsOf } from '../club/public';
import { clubsOfTeacher, memberOf } from './who';

const CODE_LENGTH = 16;

const wordsId = (clubId: string, childId: string): string => `${clubId}-${childId}`;

/** The same child and club always have the same code; 80 bits that only our key can make. */
const codeFor = ({ secrets }: Pick<Call, 'secrets'>, clubId: string, childId: string): string =>
  toBase32(secrets.keyedHash('certificate-code', `${clubId}|${childId}`)).slice(0, CODE_LENGTH);

/** What is stored names the code no more than the code names the child. */
const idOf = ({ secrets }: Pick<Call, 'secrets'>, code: string): string =>
  toBase32(secrets.keyedHash('certificate', normalizeBase32(code)))
    .slice(0, 26)
    .toLowerCase();

/** The teacher's words about one child of an own club. */
export const giveWords = async (
  call: Call,
  { clubId, childId, words }: { clubId: string; childId: string; words: TeacherWord[] },
) => {
  const { store, now } = call;
  const club = orNotFound((await clubsOfTeacher(call)).own.find(({ id }) => id === clubId));
  await memberOf(call, clubId, childId);
  if (new Set(words).size !== words.length) throw new AppError('INVALID_INPUT', { reason: 'twice' });
  const id = wordsId(clubId, childId);
  const reply = { words: words.length };
  const write = writeOf(call, 'words.given', { collection: 'clubWords', id }, reply, { reply });
  const set = { words, by: callerAccount(call).id, at: now };
  if ((await store.get('clubWords', id)) === null) {
    await store.insert('clubWords', id, { schoolId: club.schoolId, clubId, childId, ...set }, write);
  } else {
    await store.change('clubWords', await store.open('clubWords', id, call.request), { set }, write);
  }
  return reply;
};

/** What one child did in each of its clubs, and the certificates it has. */
export const readCertificates = async (call: Call, { childId }: { childId: string }) => {
  const { store } = call;
  const child = await childOfCaller(call, childId);
  needConsent(child, 'attendance');
  const seats = await seatsOf(store, [childId]);
  const issued = await store.findAll('certificates', { childId });
  const clubs = await runningClubsById(
    store,
    [...seats, ...issued].map(({ clubId }) => clubId),
  );
  return {
    childName: child.name,
    clubs: await Promise.all(
      clubs.map(async ({ id, name, term }) => {
        const code = codeFor(call, id, childId);
        const certificate = issued.find((one) => one.clubId === id);
        const { attended } = participationOf(await store.findAll('sessions', { clubId: id }), childId);
        const words = (await store.get('clubWords', wordsId(id, childId)))?.words ?? [];
        const may = mayCertify({ attended }, words);
        const state =
          certificate !== undefined ? 'issued' : may.ok ? 'ready' : attended === 0 ? 'neverCame' : 'noWords';
        return {
          clubId: id,
          clubName: name,
          term,
          attended,
          state: state as 'ready' | 'neverCame' | 'noWords' | 'issued',
          certificate: certificate === undefined ? null : { ...certificate, code },
        };
      }),
    ),
  };
};

/** Gives a certificate as things stand now; one that was given stays as it was. */
export const issueCertificate = async (call: Call, { childId, clubId }: { childId: string; clubId: string }) => {
  const { store, now } = call;
  const child = await childOfCaller(call, childId);
  needConsent(child, 'attendance');
  const [club] = await runningClubsById(store, [clubId]);
  const isIn = club !== undefined && (await membersOf(store, clubId)).includes(childId);
  const running = orNotFound(isIn ? club : null);
  const code = codeFor(call, clubId, childId);
  const id = idOf(call, code);
  const reply = { code };
  if ((await store.get('certificates', id)) !== null) return reply;
  const { attended, firstOn, lastOn, activities } = participationOf(
    await store.findAll('sessions', { clubId }),
    childId,
  );
  const words = (await store.get('clubWords', wordsId(clubId, childId)))?.words ?? [];
  orThrow(mayCertify({ attended }, words));
  const schools = await schoolsById(store, [running.schoolId]);
  const document = {
    schoolId: running.schoolId,
    clubId,
    childId,
    term: running.term,
    clubName: running.name,
    schoolName: schools.get(running.schoolId)?.name ?? '',
    teacherName: running.teacherName,
    attended,
    firstOn: firstOn ?? '',
    lastOn: lastOn ?? '',
    activities: [...activities],
    words,
    issuedAt: now,
  };
  const write = writeOf(call, 'certificate.issued', { collection: 'certificates', id }, { attended }, { reply });
  await store.insert('certificates', id, document, write);
  return reply;
};

/** Whether a code on paper is one of ours, with what the paper must say. */
export const verifyCertificate = async (call: Call, { code }: { code: string }) => {
  const found = await call.throttle.guess('certificate', () => call.store.get('certificates', idOf(call, code)));
  const certificate = orNotFound(found);
  const child = await call.store.get('children', certificate.childId);
  return { ...certificate, veiledName: veiledName(child?.name ?? '') };
};
