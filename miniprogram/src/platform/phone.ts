import Taro from '@tarojs/taro';

/** Opens the phone's dialler with a number; the person presses the call themselves. */
export const callPhone = (phoneNumber: string): void => void Taro.makePhoneCall({ phoneNumber });
