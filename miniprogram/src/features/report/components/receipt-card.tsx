import { Text } from '@tarojs/components';
import { useState } from 'react';
import { copyText, toast } from '@/platform/feedback';
import { go } from '@/platform/router';
import { savePicture } from '@/platform/save-picture';
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
  const save = async (): Promise<void> => {
    const groups = kept.receipt.split('-');
    const isSaved = await savePicture('receipt', [
      { text: strings.pictureTitle, size: 40, bold: true },
      { text: groups.slice(0, 3).join(' - '), size: 52, bold: true },
      { text: groups.slice(3).join(' - '), size: 52, bold: true },
      { text: kept.day, size: 28, muted: true },
      { text: strings.pictureNote, size: 26, muted: true },
    ]);
    toast(isSaved ? strings.pictureSaved : strings.pictureNotSaved);
  };
  return (
    <>
      <Verdict tone="good" title={strings.receipt} detail={strings.receiptText} />
      <Card>
        <Text userSelect style={{ fontSize: 'var(--f22)', letterSpacing: '1px', fontWeight: '600', lineHeight: '1.8' }}>
          {kept.receipt}
        </Text>
        <Buttons>
          <Button kind="secondary" onClick={() => copyText(kept.receipt)}>
            {strings.copy}
          </Button>
          <Button kind="secondary" onClick={() => void save()}>
            {strings.savePicture}
          </Button>
        </Buttons>
      </Card>
      <Card>
        <Button onClick={() => go('followReport', { receipt: kept.receipt })}>{strings.toProgress}</Button>
        {isKept ? (
          <Body>{strings.keptOnPhone}</Body>
        ) : (
          <Button kind="quiet" onClick={keep}>
            {strings.keep}
          </Button>
        )}
      </Card>
    </>
  );
};
