import { Text, View } from '@tarojs/components';
import { commonStrings } from '@/strings/common';
import { aria } from './aria';
import styles from './parts.module.css';

const { upload: words } = commonStrings;

export interface UploadItem {
  readonly key: string;
  readonly name: string;
  readonly state: 'waiting' | 'sending' | 'done' | 'failed';
  /** Why it failed, or what was done to it (places and faces removed). */
  readonly note?: string;
}

interface Props {
  readonly items: readonly UploadItem[];
  readonly onRetry: (key: string) => void;
  readonly onRemove: (key: string) => void;
}

const SIGNS: Record<UploadItem['state'], string> = { waiting: '…', sending: '↑', done: '✓', failed: '!' };

/** Files on their way: each says how far it is, what failed can be sent again, any can be taken out. */
export const UploadList = ({ items, onRetry, onRemove }: Props) => (
  <View>
    {items.map(({ key, name, state, note }) => (
      <View key={key} className={styles['upload'] ?? ''}>
        <Text className={`${styles['uploadSign']} ${styles[state]}`} {...aria({ hidden: true })}>
          {SIGNS[state]}
        </Text>
        <View className={styles['uploadText'] ?? ''}>
          <Text className={styles['uploadName'] ?? ''}>{name}</Text>
          <Text className={styles['uploadNote'] ?? ''} {...aria(state === 'failed' ? { role: 'alert' } : {})}>
            {note ? `${words[state]} · ${note}` : words[state]}
          </Text>
        </View>
        {state === 'failed' ? (
          <View
            className={styles['textPress'] ?? ''}
            {...aria({ role: 'button', label: `${words.retry} ${name}` })}
            onClick={() => onRetry(key)}
          >
            {words.retry}
          </View>
        ) : null}
        <View
          className={styles['textPress'] ?? ''}
          {...aria({ role: 'button', label: `${words.remove} ${name}` })}
          onClick={() => onRemove(key)}
        >
          {words.remove}
        </View>
      </View>
    ))}
  </View>
);
