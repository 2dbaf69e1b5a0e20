import { useState } from 'react';
import { switchTab } from '@/platform/router';
import { keepLocal, readLocal } from '@/platform/storage';
import { accountStrings } from '@/strings/account';
import { Button, Buttons } from '@/ui/button';
import { Body, Card } from '@/ui/card';

const KEY = 'first-run-read';

/** What this app does with data, told once before anything is asked. It covers nothing and asks for nothing. */
export const FirstRun = () => {
  const [isRead, setRead] = useState(() => readLocal<boolean>(KEY) ?? false);
  if (isRead) return null;
  const { title, text, more, ok } = accountStrings.firstRun;
  return (
    <Card title={title}>
      <Body>{text}</Body>
      <Buttons>
        <Button kind="secondary" onClick={() => switchTab('me')}>
          {more}
        </Button>
        <Button
          kind="secondary"
          onClick={() => {
            keepLocal(KEY, true);
            setRead(true);
          }}
        >
          {ok}
        </Button>
      </Buttons>
    </Card>
  );
};
