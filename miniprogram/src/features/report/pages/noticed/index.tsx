import { NOTICED, NOTICED_TIMES, type Noticed } from '@shared/domain/report/signals';
import { DISTRICTS } from '@shared/tenant/hanzhong';
import { useState } from 'react';
import { back } from '@/platform/router';
import { useSession } from '@/platform/session';
import { useWrite } from '@/platform/use-write';
import { Button } from '@/ui/button';
import { Card, Note } from '@/ui/card';
import { CommunityField } from '@/ui/communities';
import { MultiChoice, PickerField, TextField } from '@/ui/fields';
import { Page } from '@/ui/page';
import { Empty, ErrorState, Verdict } from '@/ui/status';
import type { DistrictCode } from '../../draft';
import { noticedStrings as strings } from '../../strings';

type Time = (typeof NOTICED_TIMES)[number];

/** 我注意到: a light signal, kept sealed until several households meet at one place. */
export default function NoticedPage() {
  const isGuardian = useSession().has('guardian');
  const [districtCode, setDistrict] = useState<DistrictCode | null>(null);
  const [communityCode, setCommunity] = useState<string | null>(null);
  const [placeName, setPlace] = useState('');
  const [address, setAddress] = useState('');
  const [phone, setPhone] = useState('');
  const [noticed, setNoticed] = useState<Noticed[]>([]);
  const [times, setTimes] = useState<Time[]>([]);
  const [isDone, setDone] = useState(false);
  const notice = useWrite('report.notice');
  const send = async (): Promise<void> => {
    if (districtCode === null) return;
    const done = await notice.submit({ districtCode, communityCode, placeName, address, phone, noticed, times });
    if (done !== null) setDone(true);
  };
  if (!isGuardian) {
    return (
      <Page>
        <Empty title={strings.guardiansOnly} hint={strings.guardiansHint} />
      </Page>
    );
  }
  if (isDone) {
    return (
      <Page>
        <Verdict tone="good" title={strings.done} detail={strings.doneText} />
        <Button kind="secondary" onClick={back}>
          {strings.back}
        </Button>
      </Page>
    );
  }
  const hasPlace = address.trim().length >= 5 || placeName.trim().length >= 3 || phone.trim().length >= 7;
  return (
    <Page
      bottom={
        <Button
          busy={notice.busy}
          disabled={districtCode === null || !hasPlace || noticed.length === 0}
          onClick={() => void send()}
        >
          {strings.send}
        </Button>
      }
    >
      <Verdict tone="brand" title={strings.what} detail={strings.whatText} />
      <Card>
        <PickerField
          label={strings.district}
          options={DISTRICTS.map(({ code, name }) => ({ value: code, label: name }))}
          value={districtCode}
          onChange={(code) => {
            setDistrict(code);
            setCommunity(null);
          }}
        />
        <CommunityField
          label={strings.community}
          districtCode={districtCode}
          value={communityCode}
          onChange={setCommunity}
        />
        <TextField label={strings.address} value={address} onChange={setAddress} />
        <TextField label={strings.place} value={placeName} maxLength={80} onChange={setPlace} />
        <TextField label={strings.phone} value={phone} maxLength={20} onChange={setPhone} />
        <Note>{strings.one}</Note>
      </Card>
      <Card>
        <MultiChoice
          label={strings.noticed}
          options={NOTICED.map((value) => ({ value, label: strings.noticedWords[value] }))}
          values={noticed}
          onChange={setNoticed}
        />
        <MultiChoice
          label={strings.times}
          options={NOTICED_TIMES.map((value) => ({ value, label: strings.timeWords[value] }))}
          values={times}
          onChange={setTimes}
        />
      </Card>
      {notice.error ? (
        <>
          <ErrorState error={notice.error} onRetry={() => void send()} />
          {notice.error.code === 'TOO_EARLY' ? <Note>{strings.tooEarly}</Note> : null}
        </>
      ) : null}
    </Page>
  );
}
