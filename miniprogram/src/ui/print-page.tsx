// Sheets for paper: selection codes, door codes, posters. The browser prints them; WeChat gives a file instead.
import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { canPrint, printPage } from '@/platform/print';
import { saveFile } from '@/platform/save-file';
import { commonStrings } from '@/strings/common';
import { Button } from './button';
import { Note } from './card';
import styles from './parts.module.css';

interface Props {
  /** What WeChat saves instead of printing. */
  readonly file?: { readonly name: string; readonly content: string | Uint8Array };
}

/**
 * Content for A4 with its print button. On paper only this content appears: bars, buttons and tabs are hidden, colours are
 * black on white. Wrap what must stay together on one sheet in `<PrintBlock>`.
 */
export const PrintPage = ({ file, children }: PropsWithChildren<Props>) => (
  <View>
    <View className={styles['noPrint'] ?? ''}>
      {canPrint ? (
        <Button onClick={printPage}>{commonStrings.print}</Button>
      ) : (
        <Note>{commonStrings.printElsewhere}</Note>
      )}
      {!canPrint && file ? (
        <Button kind="secondary" onClick={() => void saveFile(file.name, file.content)}>
          {commonStrings.saveAsFile}
        </Button>
      ) : null}
    </View>
    <View className={styles['paper'] ?? ''}>{children}</View>
  </View>
);

/** A part that no page break cuts. */
export const PrintBlock = ({ children }: PropsWithChildren) => (
  <View className={styles['printBlock'] ?? ''}>{children}</View>
);
