// A month as a calendar: each day says in words what stands on it, and can be pressed.
import type { LocalDate } from '@shared/kernel/time';
import { Text, View } from '@tarojs/components';
import { aria } from './aria';
import styles from './month.module.css';
import type { Tone } from './status';
import tones from './ui.module.css';

export interface MonthDay {
  readonly date: LocalDate;
  /** Of the month that is shown, not of its neighbours. */
  readonly isOwn: boolean;
  readonly isToday: boolean;
  /** A day off is dimmed; a weekend day that is worked carries a mark. */
  readonly isOff: boolean;
  readonly mark?: string | undefined;
  /** How much stands on it. */
  readonly count: number;
  readonly tone: Tone;
  /** The whole in words, for those who do not see colours. */
  readonly label: string;
}

interface MonthProps {
  readonly weekdays: readonly string[];
  readonly weeks: readonly (readonly MonthDay[])[];
  readonly selected: LocalDate | null;
  readonly onSelect: (date: LocalDate) => void;
}

export const Month = ({ weekdays, weeks, selected, onSelect }: MonthProps) => (
  <View className={styles['month'] ?? ''}>
    <View className={styles['week'] ?? ''} {...aria({ hidden: true })}>
      {weekdays.map((name) => (
        <Text key={name} className={styles['weekday'] ?? ''}>
          {name}
        </Text>
      ))}
    </View>
    {weeks.map((week) => (
      <View key={week[0]?.date ?? ''} className={styles['week'] ?? ''}>
        {week.map(({ date, isOwn, isToday, isOff, mark, count, tone, label }) => (
          <View
            key={date}
            className={[
              styles['day'],
              isOwn ? '' : styles['other'],
              isOff ? styles['off'] : '',
              isToday ? styles['today'] : '',
              date === selected ? styles['selected'] : '',
            ].join(' ')}
            {...aria({ role: 'button', label, selected: date === selected })}
            onClick={() => onSelect(date)}
          >
            <Text className={styles['number'] ?? ''}>{Number(date.slice(8))}</Text>
            {mark ? <Text className={styles['mark'] ?? ''}>{mark}</Text> : null}
            {count > 0 ? <Text className={`${styles['count']} ${tones[tone]}`}>{count}</Text> : null}
          </View>
        ))}
      </View>
    ))}
  </View>
);
