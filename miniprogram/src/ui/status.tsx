// What a list or a thing is in: a verdict, loading, empty, wrong, offline.
import type { RegulationRow } from '@shared/regulations/register';
import { ERROR_SENTENCES } from '@shared/strings/errors';
import { Text, View } from '@tarojs/components';
import type { PropsWithChildren, ReactNode } from 'react';
import type { CallError } from '@/platform/call';
import type { Endpoint } from '@/platform/use-endpoint';
import { commonStrings } from '@/strings/common';
import { ruleWords } from '@/strings/rule';
import { aria } from './aria';
import { Button } from './button';
import styles from './ui.module.css';

export type Tone = 'good' | 'caution' | 'bad' | 'unknown' | 'brand';

const ICONS: Record<Tone, string> = { good: '✓', caution: '!', bad: '✕', unknown: '?', brand: 'i' };

interface VerdictProps {
  readonly tone: Tone;
  readonly title: string;
  readonly detail?: string;
  /** The row of the register it rests on: named below, with how sure we are of it. */
  readonly rule?: Pick<RegulationRow, 'title' | 'article' | 'confidence'> | null;
}

/** Colour and icon and words: none of them alone. */
export const Verdict = ({ tone, title, detail, rule }: VerdictProps) => (
  <View className={`${styles['verdict']} ${styles[tone]}`}>
    <Text className={styles['icon'] ?? ''} {...aria({ hidden: true })}>
      {ICONS[tone]}
    </Text>
    <View className={styles['rowLabel'] ?? ''}>
      <Text className={styles['verdictTitle'] ?? ''}>{title}</Text>
      {detail ? <Text className={styles['body'] ?? ''}>{detail}</Text> : null}
      {rule ? <Text className={styles['note'] ?? ''}>{ruleWords(rule)}</Text> : null}
    </View>
  </View>
);

export const Tag = ({ tone = 'unknown', children }: PropsWithChildren<{ tone?: Tone }>) => (
  <Text className={`${styles['tag']} ${styles[tone]}`}>{children}</Text>
);

export const Empty = ({ title, hint, action }: { title: string; hint?: string; action?: ReactNode }) => (
  <View className={styles['empty'] ?? ''}>
    <Text className={styles['emptyTitle'] ?? ''}>{title}</Text>
    {hint ? <Text className={styles['note'] ?? ''}>{hint}</Text> : null}
    {action}
  </View>
);

/** The sentence for an error, in plain words. */
export const sentenceFor = (error: CallError): string => ERROR_SENTENCES[error.code];

export const ErrorState = ({ error, onRetry }: { error: CallError; onRetry?: () => void }) => (
  <View className={styles['empty'] ?? ''}>
    <Text className={styles['emptyTitle'] ?? ''} {...aria({ role: 'alert' })}>
      {sentenceFor(error)}
    </Text>
    {error.requestId ? <Text className={styles['note'] ?? ''}>{commonStrings.requestId(error.requestId)}</Text> : null}
    {onRetry ? (
      <Button kind="quiet" onClick={onRetry}>
        {commonStrings.retry}
      </Button>
    ) : null}
  </View>
);

const BONES = ['90%', '70%', '80%', '60%'];

export const Skeleton = ({ rows = 4 }: { rows?: number }) => (
  <View className={styles['card'] ?? ''} {...aria({ label: commonStrings.loading })}>
    {Array.from({ length: rows }, (_, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the bones never move
      <View key={i} className={styles['bone'] ?? ''} style={{ width: BONES[i % BONES.length] ?? '80%' }} />
    ))}
  </View>
);

export const OfflineNote = ({ asOf }: { asOf: string }) => (
  <View className={styles['offline'] ?? ''}>{commonStrings.offlineAsOf(asOf)}</View>
);

interface LoadedProps<T> {
  readonly query: Endpoint<T>;
  readonly children: (data: T) => ReactNode;
  readonly rows?: number;
}

/** The four states of something that is asked for: loading, wrong, there, and there but from before. */
export const Loaded = <T,>({ query, children, rows = 4 }: LoadedProps<T>) => {
  if (query.data !== null) {
    return (
      <>
        {query.offline && query.asOf !== null ? <OfflineNote asOf={query.asOf} /> : null}
        {children(query.data)}
      </>
    );
  }
  if (query.error !== null) return <ErrorState error={query.error} onRetry={query.reload} />;
  return <Skeleton rows={rows} />;
};
