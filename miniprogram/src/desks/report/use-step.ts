// One officer's step: sends it, and when it went through the desk is read anew.
import type { EndpointName, InputOf } from '@shared/contracts';
import { useWrite } from '@/platform/use-write';

export const useStep = <N extends EndpointName>(name: N, onDone: () => void) => {
  const step = useWrite(name);
  return {
    busy: step.busy,
    error: step.error,
    take: async (input: InputOf<N>): Promise<boolean> => {
      const done = (await step.submit(input)) !== null;
      if (done) onDone();
      return done;
    },
  };
};
