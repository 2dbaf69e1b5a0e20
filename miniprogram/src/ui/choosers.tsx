// Choosing: between views of one thing, among thousands by typing, and how many.
import { Text, View } from '@tarojs/components';
import { useMemo, useState } from 'react';
import { commonStrings } from '@/strings/common';
import { aria } from './aria';
import { SearchBar } from './fields';
import styles from './parts.module.css';
import { Sheet } from './sheet';

interface SegmentsProps<T extends string> {
  readonly options: readonly { readonly value: T; readonly label: string; readonly count?: number }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly label: string;
}

/** Two to five views of one page, side by side. */
export const Segments = <T extends string>({ options, value, onChange, label }: SegmentsProps<T>) => (
  <View className={styles['segments'] ?? ''} {...aria({ role: 'tablist', label })}>
    {options.map((option) => (
      <View
        key={option.value}
        className={`${styles['segment']} ${option.value === value ? styles['segmentOn'] : ''}`}
        {...aria({ role: 'tab', selected: option.value === value })}
        onClick={() => onChange(option.value)}
      >
        <Text>{option.label}</Text>
        {option.count === undefined ? null : <Badge count={option.count} />}
      </View>
    ))}
  </View>
);

/** How many wait somewhere; nothing when none do. */
export const Badge = ({ count }: { readonly count: number }) =>
  count === 0 ? null : <Text className={styles['badge'] ?? ''}>{count > 99 ? '99+' : count}</Text>;

interface StepperProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly min: number;
  readonly max: number;
  /** 人、节、小时 */
  readonly unit?: string;
}

/** A small whole number by two buttons. */
export const Stepper = ({ label, value, onChange, min, max, unit = '' }: StepperProps) => (
  <View className={styles['stepper'] ?? ''}>
    <Text className={styles['stepperLabel'] ?? ''}>{label}</Text>
    <View
      className={`${styles['iconPress']} ${value <= min ? styles['off'] : ''}`}
      {...aria({ role: 'button', label: commonStrings.less(label), disabled: value <= min })}
      onClick={() => onChange(Math.max(min, value - 1))}
    >
      −
    </View>
    <Text className={styles['stepperValue'] ?? ''}>{`${value}${unit ? ` ${unit}` : ''}`}</Text>
    <View
      className={`${styles['iconPress']} ${value >= max ? styles['off'] : ''}`}
      {...aria({ role: 'button', label: commonStrings.more(label), disabled: value >= max })}
      onClick={() => onChange(Math.min(max, value + 1))}
    >
      ＋
    </View>
  </View>
);

export interface SearchOption {
  readonly value: string;
  readonly label: string;
  /** A second line: the district of a school, the street of a community. Searched too. */
  readonly note?: string;
  /** What it is found under while nothing is typed: the street of a community. Options have all one, or none. */
  readonly group?: string;
  /** More to find it by, such as pinyin initials. Not shown. */
  readonly keywords?: string;
}

interface SearchPickerProps {
  readonly label: string;
  readonly options: readonly SearchOption[];
  readonly value: string | null;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
}

/** WeChat allows about 60 children in one node. */
const MAX_FOUND = 50;

const foldWords = (text: string): string => text.normalize('NFKC').toLowerCase();

/** One of thousands (a community, a school): opens a sheet, and each typed word narrows the list. */
export const SearchPicker = ({ label, options, value, onChange, hint }: SearchPickerProps) => {
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [group, setGroup] = useState<string | null>(null);
  const haystacks = useMemo(
    () =>
      options.map((option) => ({
        option,
        text: foldWords(`${option.label} ${option.note ?? ''} ${option.keywords ?? ''}`),
      })),
    [options],
  );
  const words = foldWords(typed).split(/\s+/).filter(Boolean);
  const groups = useMemo(() => [...new Set(options.flatMap((option) => option.group ?? []))], [options]);
  const isChoosingGroup = words.length === 0 && group === null && groups.length > 1;
  const found =
    isOpen && !isChoosingGroup
      ? haystacks.filter(
          ({ text, option }) =>
            words.every((word) => text.includes(word)) &&
            (words.length > 0 || group === null || option.group === group),
        )
      : [];
  const chosen = options.find((option) => option.value === value);
  const close = (): void => {
    setOpen(false);
    setTyped('');
    setGroup(null);
  };
  return (
    <View className={styles['pickField'] ?? ''}>
      <Text className={styles['pickLabel'] ?? ''}>{label}</Text>
      <View className={styles['pick'] ?? ''} {...aria({ role: 'button', label })} onClick={() => setOpen(true)}>
        <Text>{chosen === undefined ? commonStrings.choose : chosen.label}</Text>
        <Text className={styles['pickNote'] ?? ''}>›</Text>
      </View>
      {hint ? <Text className={styles['pickNote'] ?? ''}>{hint}</Text> : null}
      {isOpen ? (
        <Sheet title={label} onClose={close}>
          <SearchBar value={typed} onChange={setTyped} placeholder={commonStrings.typeToFind} />
          {isChoosingGroup
            ? groups.slice(0, MAX_FOUND).map((one) => (
                <View
                  key={one}
                  className={styles['found'] ?? ''}
                  {...aria({ role: 'button' })}
                  onClick={() => setGroup(one)}
                >
                  <Text>{one}</Text>
                  <Text className={styles['pickNote'] ?? ''}>›</Text>
                </View>
              ))
            : null}
          {group !== null && words.length === 0 ? (
            <View className={styles['found'] ?? ''} {...aria({ role: 'button' })} onClick={() => setGroup(null)}>
              <Text>{`‹ ${group}`}</Text>
            </View>
          ) : null}
          {found.length === 0 && !isChoosingGroup ? (
            <Text className={styles['pickNote'] ?? ''}>{commonStrings.foundNone}</Text>
          ) : null}
          {found.slice(0, MAX_FOUND).map(({ option }) => (
            <View
              key={option.value}
              className={`${styles['found']} ${option.value === value ? styles['foundOn'] : ''}`}
              {...aria({ role: 'button' })}
              onClick={() => {
                onChange(option.value);
                close();
              }}
            >
              <Text>{option.label}</Text>
              {option.note ? <Text className={styles['pickNote'] ?? ''}>{option.note}</Text> : null}
            </View>
          ))}
          {found.length > MAX_FOUND ? (
            <Text className={styles['pickNote'] ?? ''}>{commonStrings.foundMore(found.length - MAX_FOUND)}</Text>
          ) : null}
        </Sheet>
      ) : null}
    </View>
  );
};
