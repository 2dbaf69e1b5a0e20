// Figures people would rather look at, drawn with plain views; each says in words what it shows.
import { Text, View } from '@tarojs/components';
import { aria } from './aria';
import styles from './ui.module.css';

export const Steps = ({ steps, current }: { steps: readonly string[]; current: number }) => (
  <View
    className={styles['steps'] ?? ''}
    {...aria({ role: 'img', label: `${current + 1}/${steps.length} ${steps[current] ?? ''}` })}
  >
    {steps.map((step, i) => (
      <View key={step} className={styles['step'] ?? ''}>
        <View className={`${styles['stepLine']} ${i <= current ? styles['stepDone'] : ''}`} />
        <Text className={`${styles['stepText']} ${i === current ? styles['stepNow'] : ''}`}>{step}</Text>
      </View>
    ))}
  </View>
);

export interface TimelineItem {
  readonly key: string;
  readonly title: string;
  readonly at?: string;
  readonly detail?: string;
}

/** The newest first. */
export const Timeline = ({ items }: { items: readonly TimelineItem[] }) => (
  <View>
    {items.map(({ key, title, at, detail }, i) => (
      <View key={key} className={styles['event'] ?? ''}>
        <View className={styles['eventMark'] ?? ''}>
          <View className={`${styles['dot']} ${i === 0 ? styles['dotNow'] : ''}`} />
          {i < items.length - 1 ? <View className={styles['thread'] ?? ''} /> : null}
        </View>
        <View className={styles['eventBody'] ?? ''}>
          <Text className={styles['rowText'] ?? ''}>{title}</Text>
          {at ? <Text className={styles['note'] ?? ''}>{at}</Text> : null}
          {detail ? <Text className={styles['body'] ?? ''}>{detail}</Text> : null}
        </View>
      </View>
    ))}
  </View>
);

interface BarProps {
  readonly value: number;
  readonly max: number;
  /** In words, figures included. */
  readonly label: string;
}

/** A filled bar; fuller than full turns amber. */
export const Bar = ({ value, max, label }: BarProps) => (
  <View className={styles['barBox'] ?? ''} {...aria({ role: 'img', label })}>
    <Text className={styles['note'] ?? ''}>{label}</Text>
    <View className={styles['barTrack'] ?? ''} {...aria({ hidden: true })}>
      <View
        className={`${styles['barFill']} ${value > max ? styles['barFull'] : ''}`}
        style={{ width: `${Math.min(100, max === 0 ? 0 : (value / max) * 100)}%` }}
      />
    </View>
  </View>
);

interface IntervalProps {
  readonly low: number;
  readonly value: number;
  readonly high: number;
  readonly min: number;
  readonly max: number;
  readonly label: string;
}

/** A point with its interval on a scale. */
export const Interval = ({ low, value, high, min, max, label }: IntervalProps) => {
  const at = (x: number): string => `${((x - min) / (max - min)) * 100}%`;
  return (
    <View {...aria({ role: 'img', label })}>
      <Text className={styles['note'] ?? ''}>{label}</Text>
      <View className={styles['interval'] ?? ''} {...aria({ hidden: true })}>
        <View className={styles['intervalAxis'] ?? ''} />
        <View
          className={styles['intervalRange'] ?? ''}
          style={{ left: at(low), width: `${((high - low) / (max - min)) * 100}%` }}
        />
        <View className={styles['intervalPoint'] ?? ''} style={{ left: at(value) }} />
      </View>
    </View>
  );
};

export interface GridCell {
  readonly text: string;
  readonly tone?: 'good' | 'caution' | 'bad' | 'unknown' | 'brand';
}

interface GridProps {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly title: string; readonly cells: readonly GridCell[] }[];
}

/** More columns than this do not fit a phone. */
const FEW_COLUMNS = 6;

/** Rows by columns: a timetable, a year of districts. */
export const Grid = ({ columns, rows }: GridProps) => (
  <View
    className={`${styles['grid']} ${columns.length > FEW_COLUMNS ? `${styles['gridScroll']} ${styles['gridMany']}` : ''}`}
  >
    <View className={styles['gridRow'] ?? ''}>
      <Text className={styles['gridHead'] ?? ''} />
      {columns.map((column) => (
        <Text key={column} className={styles['gridHead'] ?? ''}>
          {column}
        </Text>
      ))}
    </View>
    {rows.map(({ title, cells }) => (
      <View key={title} className={styles['gridRow'] ?? ''}>
        <Text className={styles['gridHead'] ?? ''}>{title}</Text>
        {cells.map(({ text, tone }, i) => (
          <View key={columns[i] ?? i} className={`${styles['gridCell']} ${tone ? styles[tone] : ''}`}>
            {text}
          </View>
        ))}
      </View>
    ))}
  </View>
);
