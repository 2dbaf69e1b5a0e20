import { callPhone } from '@/platform/phone';
import { Button } from '@/ui/button';
import { Verdict } from '@/ui/status';
import { reportStrings as strings } from '../strings';

/** Danger to a child: first the number that helps now. */
export const SafetyAdvice = () => (
  <>
    <Verdict tone="bad" title={strings.safety} detail={strings.safetyText} />
    <Button kind="danger" onClick={() => callPhone('110')}>
      {strings.call110}
    </Button>
  </>
);
