// A function that is killed: its store fails at one call, and whatever came before has happened.
import type { Ports } from '../../cloudfunctions/_lib/ports';
import type { Store } from '../../cloudfunctions/_lib/ports/store';

/** The ports with a store that dies at its `n`-th call (from 1). */
export const dyingAt = (ports: Ports, n: number): Ports => {
  let calls = 0;
  const store = new Proxy(ports.store, {
    get: (target, name) => {
      const method = target[name as keyof Store] as (...args: unknown[]) => Promise<unknown>;
      return async (...args: unknown[]) => {
        if (++calls === n) throw new Error('killed');
        return method.apply(target, args);
      };
    },
  });
  return { ...ports, store };
};
