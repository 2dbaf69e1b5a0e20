import { Image, Text, View } from '@tarojs/components';
import { useMemo } from 'react';
import { aria } from './aria';
import styles from './parts.module.css';
import { qrDataUri } from './qr-picture';

interface Props {
  /** What the code says. */
  readonly text: string;
  /** What it is for, in words: shown below and read aloud. */
  readonly label: string;
  /** Width in px; 200 reads well from a hand's distance. */
  readonly size?: number;
}

/** A QR code on white, whatever the theme: scanners need dark on light. */
export const QrCode = ({ text, label, size = 200 }: Props) => {
  const src = useMemo(() => qrDataUri(text), [text]);
  return (
    <View className={styles['qr'] ?? ''}>
      <Image
        className={styles['qrPicture'] ?? ''}
        src={src}
        style={{ width: `${size}px`, height: `${size}px` }}
        {...aria({ role: 'img', label })}
      />
      <Text className={styles['qrLabel'] ?? ''}>{label}</Text>
    </View>
  );
};
