import { Text, View } from '@tarojs/components';
import type { PropsWithChildren, ReactNode } from 'react';
import { aria } from './aria';
import styles from './ui.module.css';

interface CardProps {
  readonly title?: string;
  readonly extra?: ReactNode;
  readonly onClick?: () => void;
  /** What a screen reader says for a card that can be pressed. */
  readonly label?: string;
}

export const Card = ({ title, extra, onClick, label, children }: PropsWithChildren<CardProps>) => (
  <View
    className={styles['card'] ?? ''}
    {...(onClick
      ? { onClick, hoverClass: styles['pressed'] ?? '', ...aria({ role: 'button', label: label ?? title ?? '' }) }
      : {})}
  >
    {title || extra ? (
      <View className={styles['cardHead'] ?? ''}>
        <Text className={styles['cardTitle'] ?? ''}>{title ?? ''}</Text>
        {extra}
      </View>
    ) : null}
    {children}
  </View>
);

interface RowProps {
  readonly label: ReactNode;
  readonly value?: ReactNode;
  /** A second, quieter line. */
  readonly note?: string;
  readonly onClick?: () => void;
}

export const Row = ({ label, value, note, onClick }: RowProps) => (
  <View
    className={styles['row'] ?? ''}
    {...(onClick ? { onClick, hoverClass: styles['pressed'] ?? '', ...aria({ role: 'button' }) } : {})}
  >
    <View className={styles['rowLabel'] ?? ''}>
      <Text className={styles['rowText'] ?? ''}>{label}</Text>
      {note ? <Text className={styles['note'] ?? ''}>{note}</Text> : null}
    </View>
    {value === undefined ? null : <View className={styles['rowValue'] ?? ''}>{value}</View>}
    {onClick ? <Text className={styles['arrow'] ?? ''}>›</Text> : null}
  </View>
);

interface MarkedProps {
  readonly text: string;
  /** The stretch to point out, in UTF-16 units, end exclusive; null for none. */
  readonly part: { readonly start: number; readonly end: number } | null;
}

/** A text with one part pointed out, by colour and weight. */
export const Marked = ({ text, part }: MarkedProps) =>
  part === null ? (
    text
  ) : (
    <>
      {text.slice(0, part.start)}
      <Text className={styles['marked'] ?? ''}>{text.slice(part.start, part.end)}</Text>
      {text.slice(part.end)}
    </>
  );

/** A quiet sentence. */
export const Note = ({ children }: PropsWithChildren) => <Text className={styles['note'] ?? ''}>{children}</Text>;

/** A paragraph as written: line breaks are kept. */
export const Body = ({ children }: PropsWithChildren) => <Text className={styles['body'] ?? ''}>{children}</Text>;

/** The one figure a page is about. */
export const Figure = ({ children }: PropsWithChildren) => <Text className={styles['figure'] ?? ''}>{children}</Text>;

/** A hash or a number to be compared character by character. */
export const Code = ({ children }: PropsWithChildren) => <Text className={styles['mono'] ?? ''}>{children}</Text>;
