import { Text, View } from '@tarojs/components';
import { commonStrings } from '@/strings/common';
import { aria } from './aria';
import styles from './ui.module.css';

export interface RankedItem {
  readonly id: string;
  readonly title: string;
  readonly note?: string;
}

interface Props {
  readonly items: readonly RankedItem[];
  readonly onMove: (from: number, to: number) => void;
  readonly onRemove: (id: string) => void;
}

const Press = ({ sign, label, onClick }: { sign: string; label: string; onClick: () => void }) => (
  <View
    className={styles['rankButton'] ?? ''}
    hoverClass={styles['pressed'] ?? ''}
    {...aria({ role: 'button', label })}
    onClick={onClick}
  >
    {sign}
  </View>
);

/** An order of choices, changed with buttons that a thumb and a screen reader can use. */
export const Ranking = ({ items, onMove, onRemove }: Props) => (
  <View>
    {items.map(({ id, title, note }, i) => (
      <View key={id} className={styles['rankRow'] ?? ''}>
        <Text className={styles['rankNumber'] ?? ''}>{i + 1}</Text>
        <View className={styles['rowLabel'] ?? ''}>
          <Text className={styles['rowText'] ?? ''}>{title}</Text>
          {note ? <Text className={styles['note'] ?? ''}>{note}</Text> : null}
        </View>
        {i > 0 ? <Press sign="↑" label={commonStrings.moveUp(title)} onClick={() => onMove(i, i - 1)} /> : null}
        {i < items.length - 1 ? (
          <Press sign="↓" label={commonStrings.moveDown(title)} onClick={() => onMove(i, i + 1)} />
        ) : null}
        <Press sign="✕" label={commonStrings.remove(title)} onClick={() => onRemove(id)} />
      </View>
    ))}
  </View>
);
