import { Button as TaroButton, View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { commonStrings } from '@/strings/common';
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

/**
 * A press. `disabled` is said in words and colour only: the platforms' own `disabled` attribute brings their own colours,
 * and in the browser it counts even when it is false.
 */
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
      hoverClass={isOff ? 'none' : (styles['pressed'] ?? '')}
      {...aria({ role: 'button', disabled: isOff, ...(label ? { label } : {}) })}
      {...(onClick && !isOff ? { onClick } : {})}
    >
      {busy ? commonStrings.busy : children}
    </TaroButton>
  );
};

/** Buttons side by side. */
export const Buttons = ({ children }: PropsWithChildren) => <View className={styles['buttons'] ?? ''}>{children}</View>;
