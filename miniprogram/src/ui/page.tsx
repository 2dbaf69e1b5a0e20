import { View } from '@tarojs/components';
import type { PropsWithChildren, ReactNode } from 'react';
import { useSecondFactorAsk } from '@/platform/second-factor';
import { useSettings } from '@/platform/settings';
import { SecondFactorSheet } from './second-factor-sheet';
import styles from './ui.module.css';

interface Props {
  /** The one primary action, fixed in thumb reach above the safe area. */
  readonly bottom?: ReactNode;
  /** A desk uses the whole width; families' pages stay a centred phone column. */
  readonly wide?: boolean;
}

/** The ground every page stands on: colours, type size (elder mode), width. */
export const Page = ({ children, bottom, wide = false }: PropsWithChildren<Props>) => {
  const { elder } = useSettings();
  const ask = useSecondFactorAsk();
  const classes = [styles['page'], elder ? styles['elder'] : '', bottom ? styles['withBottom'] : ''];
  return (
    <View className={classes.join(' ')}>
      <View className={wide ? styles['wide'] : styles['column']}>{children}</View>
      {bottom ? <View className={styles['bottom'] ?? ''}>{bottom}</View> : null}
      {ask ? <SecondFactorSheet {...ask} /> : null}
    </View>
  );
};
