// Things that come up from the bottom: a sheet with something to decide, and the word that takes a step back.
import { Text, View } from '@tarojs/components';
import { type PropsWithChildren, type ReactNode, useEffect, useRef, useState } from 'react';
import { commonStrings } from '@/strings/common';
import { aria } from './aria';
import { Button } from './button';
import styles from './parts.module.css';

interface SheetProps {
  readonly title: string;
  readonly onClose: () => void;
  /** The one primary action, below the content. */
  readonly action?: ReactNode;
}

/** A bottom sheet over a darkened page; a press beside it closes it. Render it only while it is open. */
export const Sheet = ({ title, onClose, action, children }: PropsWithChildren<SheetProps>) => (
  <View>
    <View className={styles['mask'] ?? ''} onClick={onClose} {...aria({ hidden: true })} />
    <View className={styles['sheet'] ?? ''} {...aria({ role: 'dialog', label: title })}>
      <View className={styles['sheetHead'] ?? ''}>
        <Text className={styles['sheetTitle'] ?? ''}>{title}</Text>
        <View
          className={styles['iconPress'] ?? ''}
          {...aria({ role: 'button', label: commonStrings.close })}
          onClick={onClose}
        >
          ✕
        </View>
      </View>
      <View className={styles['sheetBody'] ?? ''}>{children}</View>
      {action}
    </View>
  </View>
);

interface Confirm {
  readonly title: string;
  readonly action: string;
  readonly danger?: boolean;
  readonly busy?: boolean;
  /** Something has to be chosen first. */
  readonly disabled?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something that cannot be taken back, with room for what it will do. */
export const ConfirmSheet = ({
  title,
  action,
  danger = false,
  busy = false,
  disabled = false,
  onConfirm,
  onClose,
  children,
}: PropsWithChildren<Confirm>) => (
  <Sheet
    title={title}
    onClose={onClose}
    action={
      <Button kind={danger ? 'danger' : 'primary'} busy={busy} disabled={disabled} onClick={onConfirm}>
        {action}
      </Button>
    }
  >
    {children}
  </Sheet>
);

const UNDO_MS = 6000;

/**
 * The way back from a step that was taken at once: `offer('已移除“航模社”', putBack)` shows the sentence with 撤销 for six
 * seconds. Render `bar` anywhere on the page.
 */
export const useUndo = () => {
  const [offered, setOffered] = useState<{ text: string; undo: () => void } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  const close = (): void => {
    clearTimeout(timer.current);
    setOffered(null);
  };
  return {
    offer: (text: string, undo: () => void): void => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => setOffered(null), UNDO_MS);
      setOffered({ text, undo });
    },
    bar:
      offered === null ? null : (
        <View className={styles['undo'] ?? ''} {...aria({ role: 'status' })}>
          <Text className={styles['undoText'] ?? ''}>{offered.text}</Text>
          <View
            className={styles['undoPress'] ?? ''}
            {...aria({ role: 'button' })}
            onClick={() => {
              offered.undo();
              close();
            }}
          >
            {commonStrings.undo}
          </View>
        </View>
      ),
  };
};
