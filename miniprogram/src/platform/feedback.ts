import Taro from '@tarojs/taro';
import { commonStrings } from '@/strings/common';

/** A short word that goes away by itself. */
export const toast = (text: string): void => void Taro.showToast({ title: text, icon: 'none', duration: 2500 });

/** Asks before something that matters. */
export const confirm = async (question: { title: string; text: string; action: string }): Promise<boolean> => {
  const { confirm: isYes } = await Taro.showModal({
    title: question.title,
    content: question.text,
    confirmText: question.action,
    cancelText: commonStrings.cancel,
  });
  return isYes;
};

export const copyText = (text: string): void => void Taro.setClipboardData({ data: text });
