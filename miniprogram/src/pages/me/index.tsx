import { Switch, View } from '@tarojs/components';
import { go } from '@/platform/router';
import { useSession } from '@/platform/session';
import { useSettings } from '@/platform/settings';
import { shellStrings } from '@/strings/shell';
import { Body, Card, Row } from '@/ui/card';
import { Page } from '@/ui/page';
import { AccountRows, RoleSwitch } from './account-rows';
import { DemoPeople } from './demo-people';
import { DESKS } from './desks';

/** 我的: who I am, my desks, how the app looks, what it does with data. */
export default function Me() {
  const { account, has } = useSession();
  const { elder, setElder } = useSettings();
  const desks = DESKS.filter(({ roles }) => roles.some(has));
  return (
    <Page>
      <Card title={account?.displayName ?? shellStrings.me.stranger}>
        {account ? null : <Body>{shellStrings.me.strangerNote}</Body>}
      </Card>
      <Card>
        <Row label={shellStrings.myChildren} note={shellStrings.myChildrenNote} onClick={() => go('myChildren')} />
      </Card>
      <RoleSwitch />
      {desks.length > 0 ? (
        <Card title={shellStrings.me.desks}>
          {desks.map(({ title, note, route }) => (
            <Row key={route} label={title} note={note} onClick={() => go(route)} />
          ))}
        </Card>
      ) : null}
      <Card>
        <Row
          label={shellStrings.elder}
          note={shellStrings.elderNote}
          value={
            <View style={{ minHeight: '44px', display: 'flex', alignItems: 'center' }}>
              <Switch checked={elder} color="#0f6fae" onChange={(event) => setElder(event.detail.value)} />
            </View>
          }
        />
      </Card>
      <AccountRows />
      <Card title={shellStrings.privacy}>
        <Body>{shellStrings.privacyText}</Body>
      </Card>
      <DemoPeople />
    </Page>
  );
}
