import { DISTRICTS } from '@shared/tenant/hanzhong';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { useWrite } from '@/platform/use-write';
import { Button } from '@/ui/button';
import { Card, Note } from '@/ui/card';
import { Stepper } from '@/ui/choosers';
import { PickerField } from '@/ui/fields';
import { Page } from '@/ui/page';
import { PrintBlock, PrintPage } from '@/ui/print-page';
import { ErrorState } from '@/ui/status';
import { slipStrings as strings } from '../../strings/pages';

type DistrictCode = (typeof DISTRICTS)[number]['code'];

/** 回执纸条: codes on paper, for whoever has no phone of their own. Shown once; only their hashes are kept. */
export default function SlipsPage() {
  const [districtCode, setDistrict] = useState<DistrictCode | null>(null);
  const [count, setCount] = useState(12);
  const [codes, setCodes] = useState<readonly string[]>([]);
  const issue = useWrite('report.issueSlips');
  const make = async (): Promise<void> => {
    if (districtCode === null) return;
    const done = await issue.submit({ districtCode, count });
    if (done !== null) setCodes(done.codes);
  };
  if (codes.length > 0) {
    return (
      <Page>
        <PrintPage file={{ name: 'slips.txt', content: codes.join('\n') }}>
          {codes.map((code) => (
            <PrintBlock key={code}>
              <View style={{ borderBottom: '1px dashed #999', padding: '12px 0' }}>
                <Text style={{ display: 'block' }}>{strings.title}</Text>
                <Text style={{ display: 'block', fontSize: '20px', fontWeight: '600', letterSpacing: '1px' }}>
                  {code}
                </Text>
                <Text style={{ display: 'block' }}>{strings.how}</Text>
              </View>
            </PrintBlock>
          ))}
        </PrintPage>
      </Page>
    );
  }
  return (
    <Page>
      <Card title={strings.make}>
        <Note>{strings.note}</Note>
        <PickerField
          label={strings.district}
          options={DISTRICTS.map(({ code, name }) => ({ value: code, label: name }))}
          value={districtCode}
          onChange={setDistrict}
        />
        <Stepper label={strings.count} value={count} onChange={setCount} min={1} max={60} unit={strings.unit} />
        <Button busy={issue.busy} disabled={districtCode === null} onClick={() => void make()}>
          {strings.make}
        </Button>
        {issue.error ? <ErrorState error={issue.error} /> : null}
      </Card>
    </Page>
  );
}
