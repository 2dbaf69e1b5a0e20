import { Text } from '@tarojs/components';
import { useState } from 'react';
import { copyText } from '@/platform/feedback';
import { go } from '@/platform/router';
import { Button, Buttons } from '@/ui/button';
import { Body, Card } from '@/ui/card';
import { Verdict } from '@/ui/status';
import { type KeptReceipt, keepReceipt } from '../kept-receipts';
import { reportStrings as strings } from '../strings';

/** The receipt, shown once: after this page only its holder knows it. */
export const ReceiptCard = (kept: KeptReceipt) => {
  const [isKept, setKept] = useState(false);
  const keep = (): void => {
    keepReceipt(kept);
    setKept(true);
  };
  return (
    <>
      <Verdict tone="good" title={strings.receipt} detail={strings.receiptText} />
      <Card>
        <Text userSelect style={{ fontSize: 'var(--f22)', letterSpacing: '1px', fontWeight: '600' }}>
          {kept.receipt}
        </Text>
      </Card>
      <Card>
        <Buttons>
          <Button kind="secondary" onClick={() => copyText(kept.receipt)}>
            {strings.copy}
          </Button>
          <Button onClick={() => go('followReport', { receipt: kept.receipt })}>{strings.toProgress}</Button>
        </Buttons>
        {isKept ? (
          <Body>{strings.kept}</Body>
        ) : (
          <Button kind="quiet" onClick={keep}>
            {strings.keep}
          </Button>
        )}
      </Card>
    </>
  );
};
