import type { OutputOf } from '@shared/contracts';
import { DISTRICTS } from '@shared/tenant/hanzhong';
import { useState } from 'react';
import { useEndpoint } from '@/platform/use-endpoint';
import { Body, Card, Note, Row } from '@/ui/card';
import { PickerField } from '@/ui/fields';
import { Page } from '@/ui/page';
import { Empty, Loaded, Tag, Verdict } from '@/ui/status';
import { decisionStrings as strings } from '../../strings';

type Decision = OutputOf<'report.published'>['publications'][number];

const districtName = (wanted: string): string => DISTRICTS.find(({ code }) => code === wanted)?.name ?? '';

const DecisionCard = ({ one }: { readonly one: Decision }) => (
  <Card title={one.title} extra={<Tag>{districtName(one.districtCode)}</Tag>}>
    {one.annulledOn && one.withdrawBy ? (
      <Verdict
        tone="caution"
        title={strings.annulled}
        detail={strings.annulledText(one.annulledOn, one.withdrawBy)}
        rule={one.withdrawRule}
      />
    ) : null}
    <Body>{one.text}</Body>
    <Row label={strings.document} value={one.document} />
    <Row label={strings.publishedOn} value={one.publishedOn} />
  </Card>
);

/** 公开的处理决定: what was found and decided, for everybody; of an annulled one that it is, until it goes. */
export default function DecisionsPage() {
  const query = useEndpoint('report.published', {});
  const [district, setDistrict] = useState('');
  return (
    <Page>
      <Note>{strings.about}</Note>
      <Loaded query={query} rows={5}>
        {({ publications }) => {
          if (publications.length === 0) return <Empty title={strings.none} hint={strings.noneHint} />;
          const here = DISTRICTS.filter(({ code }) => publications.some(({ districtCode }) => districtCode === code));
          const shown = publications.filter(({ districtCode }) => district === '' || districtCode === district);
          return (
            <>
              {here.length > 1 ? (
                <Card>
                  <PickerField
                    label={strings.filter}
                    options={[
                      { value: '', label: strings.all },
                      ...here.map(({ code, name }) => ({ value: code as string, label: name })),
                    ]}
                    value={district}
                    onChange={setDistrict}
                  />
                </Card>
              ) : null}
              <Note>{strings.count(shown.length)}</Note>
              {shown.length === 0 ? <Empty title={strings.noneHere} /> : null}
              {shown.map((one) => (
                <DecisionCard key={one.id} one={one} />
              ))}
              <Card title={strings.wrong}>
                <Note>{strings.wrongText}</Note>
              </Card>
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
