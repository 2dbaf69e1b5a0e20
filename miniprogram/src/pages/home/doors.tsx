import { Text, View } from '@tarojs/components';
import { go, switchTab } from '@/platform/router';
import { useSettings } from '@/platform/settings';
import { shellStrings } from '@/strings/shell';
import { aria } from '@/ui/aria';
import styles from './home.module.css';

const { doors, doorNotes } = shellStrings;
const DOORS = [
  { key: 'lookUp', open: () => go('institutionSearch') },
  { key: 'report', open: () => go('report') },
  { key: 'clubs', open: () => switchTab('clubs') },
] as const;

/** 查机构 · 举报 · 选社团. */
export const Doors = () => {
  const { elder } = useSettings();
  return (
    <View className={`${styles['doors']} ${elder ? styles['elder'] : ''}`}>
      {DOORS.map(({ key, open }) => (
        <View
          key={key}
          className={styles['door'] ?? ''}
          hoverClass="none"
          {...aria({ role: 'button', label: `${doors[key]}：${doorNotes[key]}` })}
          onClick={open}
        >
          <View className={`${styles['doorSign']} ${styles[key]}`} {...aria({ hidden: true })} />
          <View>
            <Text className={styles['doorTitle'] ?? ''}>{doors[key]}</Text>
            <Text className={styles['doorNote'] ?? ''}>{doorNotes[key]}</Text>
          </View>
        </View>
      ))}
    </View>
  );
};
