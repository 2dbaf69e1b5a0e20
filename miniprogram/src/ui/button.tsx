import { Button as TaroButton, View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { aria } from './aria';
import styles from './ui.module.css';

interface Props {
  readonly kind?: 'primary' | 'secondary' | 'quiet' | 'danger';
  readonly onClick?: () => void;
  /** Says that it is at work and takes no second press. */
  readonly busy?: boolean;
  readonly disabled?: boolean;
  readonly label?: string;
}

const KIND_CLASS = {
  primary: 'primaryButton',
  secondary: 'secondaryButton',
  quiet: 'quietButton',
  danger: 'dangerButton',
} as const;

export const Button = ({
  kind = 'primary',
  onClick,
  busy = false,
  disabled = false,
  label,
  children,
}: PropsWithChildren<Props>) => {
  const isOff = busy || disabled;
  const classes = [styles['button'], styles[KIND_CLASS[kind]], isOff ? styles['disabled'] : ''];
  return (
    <TaroButton
      className={classes.filter(Boolean).join(' ')}
      hoverClass={styles['pressed'] ?? ''}
      disabled={isOff}
      {...(label ? aria({ label }) : {})}
      {...(onClick && !isOff ? { onClick } : {})}
    >
      {busy ? '请稍候…' : children}
    </TaroButton>
  );
};

/** Buttons side by side. */
export const Buttons = ({ children }: PropsWithChildren) => <View className={styles['buttons'] ?? ''}>{children}</View>;
