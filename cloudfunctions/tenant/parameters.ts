// The bureau's own numbers: read by those who work with them, changed by sysadmins, with a second one where it is risky.
import { decide, NEVER_SET, propose } from '../../shared/domain/tenant/parameter-change';
import { AppError, orThrow } from '../../shared/kernel/errors';
import {
  PARAMETER_KEYS,
  type ParameterKey,
  type ParameterValue,
  parameterValues,
  specOf,
} from '../../shared/tenant/parameters';
import { type Call, callerAccount, writeOf } from '../_lib/call';
import { parametersOf } from '../_lib/parameters';
import { namesOf } from '../account/public';

export const readParameters = async (call: Call) => {
  const stored = new Map((await call.store.findAll('parameters', {})).map((one) => [one.id, one]));
  const values = parameterValues(new Map([...stored].map(([key, { value }]) => [key, value])));
  const me = callerAccount(call).id;
  const people = [...stored.values()].flatMap(({ proposal, history }) => [
    ...(proposal === null ? [] : [proposal.by]),
    ...history.flatMap(({ by, agreedBy }) => (agreedBy === null ? [by] : [by, agreedBy])),
  ]);
  const names = await namesOf(call.store, people);
  const named = (id: string): string => names.get(id) ?? '';
  return {
    parameters: PARAMETER_KEYS.map((key) => {
      const { value, proposal, history } = stored.get(key) ?? NEVER_SET;
      return {
        key,
        value: values[key],
        isSet: value !== null,
        isRisky: specOf(key).isRisky === true,
        proposal: proposal === null ? null : { ...proposal, by: named(proposal.by), isMine: proposal.by === me },
        history: history.map((one) => ({
          ...one,
          by: named(one.by),
          agreedBy: one.agreedBy === null ? null : named(one.agreedBy),
        })),
      };
    }),
  };
};

/** What families hold a fee against: sent to whoever asks, so that nobody has to send us the fee. */
export const readGuidancePrices = async ({ store }: Call) => {
  const values = await parametersOf(store);
  return {
    offline: {
      small: values.guidanceOfflineSmallFen,
      middle: values.guidanceOfflineMiddleFen,
      large: values.guidanceOfflineLargeFen,
    },
    online: {
      small: values.guidanceOnlineSmallFen,
      middle: values.guidanceOnlineMiddleFen,
      large: values.guidanceOnlineLargeFen,
    },
  };
};

export const setParameter = async (
  call: Call,
  { key, value, reason }: { key: ParameterKey; value: ParameterValue | null; reason: string },
) => {
  const earlier = await call.store.replyOf('parameters', key, call.request);
  if (earlier !== null) return earlier as { key: ParameterKey; isWaiting: boolean };
  const before = await call.store.get('parameters', key);
  const by = { reason, by: callerAccount(call).id, at: call.now };
  const { value: next, proposal, history } = orThrow(propose(before ?? NEVER_SET, key, value, by));
  const reply = { key, isWaiting: proposal !== null };
  const action = proposal === null ? 'parameter.set' : 'parameter.proposed';
  const write = writeOf(call, action, { collection: 'parameters', id: key }, { key }, { reply });
  const document = { value: next, proposal, history };
  if (before === null) await call.store.insert('parameters', key, document, write);
  else await call.store.change('parameters', before, { set: document }, write);
  return reply;
};

export const decideParameter = async (call: Call, { key, agree }: { key: ParameterKey; agree: boolean }) => {
  if ((await call.store.get('parameters', key)) === null) throw new AppError('WRONG_STATE');
  const before = await call.store.open('parameters', key, call.request);
  const { value, proposal, history } = orThrow(decide(before, agree, callerAccount(call).id));
  const reply = { key };
  const action = agree ? 'parameter.set' : 'parameter.dropped';
  const write = writeOf(call, action, { collection: 'parameters', id: key }, { key, agreed: agree }, { reply });
  await call.store.change('parameters', before, { set: { value, proposal, history } }, write);
  return reply;
};
