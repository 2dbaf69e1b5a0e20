import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { NoticeList } from '@/features/notice/components/notice-list';
import { go, switchTab } from '@/platform/router';
import { useSession } from '@/platform/session';
import { shellStrings } from '@/strings/shell';
import { Card } from '@/ui/card';
import { SearchBar } from '@/ui/fields';
import { Page } from '@/ui/page';
import { Concerns } from './concerns';
import styles from './home.module.css';

/** 首页: search first, three doors, then what concerns this person, then notices. */
export default function Home() {
  const [words, setWords] = useState('');
  const { account, has } = useSession();
  const { doors, doorNotes } = shellStrings;
  const list = [
    { title: doors.lookUp, note: doorNotes.lookUp, open: () => go('institutionSearch') },
    { title: doors.report, note: doorNotes.report, open: () => go('report') },
    { title: doors.clubs, note: doorNotes.clubs, open: () => switchTab('clubs') },
  ];
  return (
    <Page>
      <SearchBar
        value={words}
        onChange={setWords}
        placeholder={shellStrings.search}
        onSubmit={() => go('institutionSearch', { q: words })}
      />
      <View className={styles['doors'] ?? ''}>
        {list.map(({ title, note, open }) => (
          <View key={title} className={styles['door'] ?? ''}>
            <Card onClick={open} label={title}>
              <Text className={styles['doorTitle'] ?? ''}>{title}</Text>
              <Text className={styles['doorNote'] ?? ''}>{note}</Text>
            </Card>
          </View>
        ))}
      </View>
      {account ? <Concerns /> : null}
      {has('guardian') ? <NoticeList /> : null}
    </Page>
  );
}
