import { useState } from 'react';
import { Button } from '@/ui/button';
import { Card, Row } from '@/ui/card';
import { forgetLookUps, recentLookUps } from '../recent-look-ups';
import { institutionStrings as strings } from '../strings';

/** What was looked up before on this phone. */
export const Recent = ({ onChoose }: { readonly onChoose: (words: string) => void }) => {
  const [recent, setRecent] = useState(recentLookUps);
  if (recent.length === 0) return null;
  const forget = (): void => {
    forgetLookUps();
    setRecent([]);
  };
  return (
    <Card title={strings.recent}>
      {recent.map((words) => (
        <Row key={words} label={words} onClick={() => onChoose(words)} />
      ))}
      <Button kind="quiet" onClick={forget}>
        {strings.forgetRecent}
      </Button>
    </Card>
  );
};
