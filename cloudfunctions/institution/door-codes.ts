// Door codes for printing. A code is a function of what stands in the registry, so printing again changes nothing; revoking does.
import { doorCodeContent, writeDoorCode } from '../../shared/domain/institution/door-check/door-code';
import { statusOn } from '../../shared/domain/institution/institution.schema';
import { addDays, dateOf } from '../../shared/kernel/time';
import type { Call } from '../_lib/call';
import { allMine } from './officer-scope';

/** @policy a poster is renewed once a year, after the annual inspection at the latest */
const LONGEST_DAYS = 400;

export const doorCodes = async (call: Call, { ids }: { ids: string[] }) => {
  const today = dateOf(call.now);
  const wanted = (await allMine(call)).filter(({ id }) => ids.includes(id));
  const isGood = (one: (typeof wanted)[number]): boolean =>
    statusOn(one, today) === 'licensed' && one.premises.length > 0;
  const { number: keyNumber } = call.signing.key();
  const posters = wanted.filter(isGood).flatMap((one) =>
    one.premises.map(({ door, serial, address, floor, rooms }) => {
      const longest = addDays(today, LONGEST_DAYS);
      const until = one.validUntil !== null && one.validUntil < longest ? one.validUntil : longest;
      const code = { keyNumber, door, serial, issuedOn: today, until };
      const signature = call.signing.sign('door-code', doorCodeContent(code));
      return {
        institutionId: one.id,
        name: one.name,
        licenceNo: one.licenceNo,
        validUntil: one.validUntil,
        door,
        address,
        floor,
        rooms,
        code: writeDoorCode(code, signature),
        issuedOn: today,
        until,
      };
    }),
  );
  return {
    posters,
    leftOut: wanted.filter((one) => !isGood(one)).map(({ id, name }) => ({ institutionId: id, name })),
  };
};
