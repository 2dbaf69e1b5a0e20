// Whether the window is as wide as a desk: list and detail side by side.
import Taro from '@tarojs/taro';
import { useEffect, useState } from 'react';

/** px; the same as in the style sheets. */
const DESK_WIDTH = 1024;

const isWideNow = (): boolean => Taro.getWindowInfo().windowWidth >= DESK_WIDTH;

export const useWide = (): boolean => {
  const [isWide, setWide] = useState(isWideNow);
  useEffect(() => {
    const look = (): void => setWide(isWideNow());
    Taro.onWindowResize?.(look);
    return () => Taro.offWindowResize?.(look);
  }, []);
  return isWide;
};
