import { useState } from 'react';
import { useParams } from '@/platform/router';
import { Segments } from '@/ui/choosers';
import { Page } from '@/ui/page';
import { CodeForm } from '../../components/code-form';
import { RequestForm } from '../../components/request-form';
import { childStrings } from '../../strings';

const { bind: strings } = childStrings;

/** 绑定孩子: with the code from the class teacher, or by asking the school. */
export default function BindPage() {
  const { code = '' } = useParams();
  const [way, setWay] = useState<'code' | 'request'>('code');
  return (
    <Page>
      <Segments
        label={strings.ways}
        options={[
          { value: 'code', label: strings.byCode },
          { value: 'request', label: strings.byRequest },
        ]}
        value={way}
        onChange={setWay}
      />
      {way === 'code' ? <CodeForm initial={code} /> : <RequestForm />}
    </Page>
  );
}
