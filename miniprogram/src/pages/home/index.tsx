import { NoticeList } from '@/features/notice/components/notice-list';
import { go } from '@/platform/router';
import { useSession } from '@/platform/session';
import { shellStrings } from '@/strings/shell';
import { Card, Row } from '@/ui/card';
import { SearchDoor } from '@/ui/fields';
import { Page } from '@/ui/page';
import { Concerns } from './concerns';
import { Doors } from './doors';
import { FirstRun } from './first-run';

/** 首页: search first, three doors, then what concerns this person, then notices. */
export default function Home() {
  const { account, has } = useSession();
  return (
    <Page>
      <SearchDoor placeholder={shellStrings.search} onOpen={() => go('institutionSearch', { focus: '1' })} />
      <Doors />
      <FirstRun />
      {account ? <Concerns /> : null}
      {has('guardian') ? <NoticeList /> : null}
      <Card>
        <Row label={shellStrings.decisions} note={shellStrings.decisionsNote} onClick={() => go('decisions')} />
      </Card>
    </Page>
  );
}
