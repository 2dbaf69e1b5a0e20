// Moments in words: "今天 18:00", "明天 8:00", "12月3日 9:00".
import { addDays, asEpochMs, dateOf, formatLocal } from '@shared/kernel/time';

/** @param now the phone's clock: only words depend on it, never a right */
export const whenWords = (at: number, now = Date.now()): string => {
  const [moment, today] = [asEpochMs(at), dateOf(asEpochMs(now))];
  const time = formatLocal(moment, 'H:mm');
  const day = dateOf(moment);
  if (day === today) return `今天 ${time}`;
  if (day === addDays(today, 1)) return `明天 ${time}`;
  if (day === addDays(today, -1)) return `昨天 ${time}`;
  return day.slice(0, 4) === today.slice(0, 4)
    ? formatLocal(moment, 'M月D日 H:mm')
    : formatLocal(moment, 'YYYY年M月D日 H:mm');
};
