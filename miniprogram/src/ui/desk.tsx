// A staff desk: list and detail side by side on a wide screen, one after another on a phone.
import { Text, View } from '@tarojs/components';
import { type ReactNode, useState } from 'react';
import { saveFile } from '@/platform/save-file';
import { commonStrings } from '@/strings/common';
import { aria } from './aria';
import { Button } from './button';
import { toCsv } from './csv';
import { SearchBar } from './fields';
import { Empty } from './status';
import styles from './ui.module.css';

interface DeskProps {
  readonly list: ReactNode;
  readonly detail: ReactNode;
  readonly hasSelection: boolean;
  readonly onBack: () => void;
}

export const Desk = ({ list, detail, hasSelection, onBack }: DeskProps) => (
  <View className={styles['desk'] ?? ''}>
    <View className={`${styles['deskList']} ${hasSelection ? styles['deskHidden'] : ''}`}>{list}</View>
    <View className={`${styles['deskDetail']} ${hasSelection ? '' : styles['deskHidden']}`}>
      {hasSelection ? (
        <View className={styles['deskBack'] ?? ''}>
          <Button kind="quiet" onClick={onBack}>
            {commonStrings.backToList}
          </Button>
        </View>
      ) : null}
      {detail}
    </View>
  </View>
);

export interface Column<T> {
  readonly key: string;
  readonly title: string;
  /** What is sorted, filtered and exported. */
  readonly value: (row: T) => string | number;
  /** What is shown, where it is more than the value. */
  readonly render?: (row: T) => ReactNode;
  readonly numeric?: boolean;
}

interface TableProps<T> {
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly rowKey: (row: T) => string;
  readonly onSelect?: (row: T) => void;
  readonly selected?: string | null;
  /** File name of the export, without ending. */
  readonly exportName: string;
}

/** Sorts by a press on a heading, filters by words, exports what is in sight. */
export const Table = <T,>({ columns, rows, rowKey, onSelect, selected, exportName }: TableProps<T>) => {
  const [words, setWords] = useState('');
  const [order, setOrder] = useState<{ key: string; down: boolean } | null>(null);
  const sortColumn = columns.find(({ key }) => key === order?.key);
  const shown = rows.filter((row) => columns.some(({ value }) => String(value(row)).includes(words.trim())));
  if (sortColumn && order) {
    shown.sort((a, b) => {
      const [x, y] = [sortColumn.value(a), sortColumn.value(b)];
      const ascending =
        typeof x === 'number' && typeof y === 'number' ? x - y : String(x).localeCompare(String(y), 'zh');
      return order.down ? -ascending : ascending;
    });
  }
  const exportRows = () =>
    saveFile(
      `${exportName}.csv`,
      toCsv([columns.map(({ title }) => title), ...shown.map((row) => columns.map(({ value }) => value(row)))]),
    );
  return (
    <View className={styles['table'] ?? ''}>
      <View className={styles['tools'] ?? ''}>
        <SearchBar value={words} onChange={setWords} placeholder={commonStrings.filter} />
        <View>
          <Button kind="quiet" onClick={() => void exportRows()}>
            {commonStrings.exportRows(shown.length)}
          </Button>
        </View>
      </View>
      <View className={`${styles['tr']} ${styles['th']}`}>
        {columns.map(({ key, title, numeric }, i) => (
          <View
            key={key}
            className={`${styles['td']} ${numeric ? styles['numeric'] : ''} ${i === 0 ? styles['tdFirst'] : ''}`}
            {...aria({ role: 'button' })}
            onClick={() => setOrder({ key, down: order?.key === key && !order.down })}
          >
            {title}
            {order?.key === key ? (order.down ? ' ↓' : ' ↑') : ''}
          </View>
        ))}
      </View>
      {shown.length === 0 ? <Empty title={commonStrings.nothingHere} /> : null}
      {shown.slice(0, MAX_SHOWN).map((row) => (
        <View
          key={rowKey(row)}
          className={`${styles['tr']} ${selected === rowKey(row) ? styles['selected'] : ''}`}
          {...(onSelect
            ? { onClick: () => onSelect(row), hoverClass: styles['pressed'] ?? '', ...aria({ role: 'button' }) }
            : {})}
        >
          {columns.map(({ key, title, value, render, numeric }, i) => (
            <View
              key={key}
              className={`${styles['td']} ${numeric ? styles['numeric'] : ''} ${i === 0 ? styles['tdFirst'] : ''}`}
            >
              {numeric ? <Text className={styles['cellName'] ?? ''}>{title}</Text> : null}
              {render ? render(row) : value(row)}
            </View>
          ))}
        </View>
      ))}
      {shown.length > MAX_SHOWN ? (
        <Text className={styles['note'] ?? ''}>{commonStrings.moreRows(shown.length - MAX_SHOWN)}</Text>
      ) : null}
    </View>
  );
};

/** WeChat allows 1,000 nodes on a page; the export has all rows. */
const MAX_SHOWN = 50;
