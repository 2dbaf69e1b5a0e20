import { useState } from 'react';
import { Button } from '@/ui/button';
import { Card, Note } from '@/ui/card';
import { CommunityField } from '@/ui/communities';
import { ErrorState } from '@/ui/status';
import { triageStrings as strings } from '../strings/triage';
import { useStep } from '../use-step';
import type { MoveProps } from './move';

/** Asks the community's grid workers to look, from public space only. */
export const LookForm = ({ report, onDone }: MoveProps) => {
  const [communityCode, setCommunity] = useState(report.communityCode);
  const step = useStep('report.askLook', onDone);
  return (
    <Card title={strings.look}>
      <Note>{strings.lookNote}</Note>
      <CommunityField
        label={strings.community}
        districtCode={report.districtCode}
        value={communityCode}
        onChange={setCommunity}
      />
      <Button
        kind="secondary"
        busy={step.busy}
        disabled={communityCode === null}
        onClick={() => {
          if (communityCode !== null) void step.take({ reportId: report.id, communityCode });
        }}
      >
        {strings.askLook}
      </Button>
      {step.error ? <ErrorState error={step.error} /> : null}
    </Card>
  );
};
