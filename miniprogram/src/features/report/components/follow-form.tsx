import { useState } from 'react';
import { go } from '@/platform/router';
import { Button } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import { TextField } from '@/ui/fields';
import { keptReceipts } from '../kept-receipts';
import { reportStrings } from '../strings';

const { follow: strings } = reportStrings;

/** For the 进度 tab: type a receipt, or choose one that this phone keeps. */
export const FollowForm = () => {
  const [receipt, setReceipt] = useState('');
  const kept = keptReceipts();
  return (
    <>
      <Card title={strings.title}>
        <TextField
          label={strings.placeholder}
          hint={strings.hint}
          value={receipt}
          onChange={setReceipt}
          maxLength={60}
        />
        <Button disabled={receipt.trim() === ''} onClick={() => go('followReport', { receipt })}>
          {strings.ask}
        </Button>
      </Card>
      <Card title={strings.mine}>
        {kept.length === 0 ? <Note>{strings.none}</Note> : null}
        {kept.map(({ receipt: code, placeName, day }) => (
          <Row key={code} label={placeName} note={day} onClick={() => go('followReport', { receipt: code })} />
        ))}
      </Card>
    </>
  );
};
