import { useState } from 'react';
import { useParams } from '@/platform/router';
import { useEndpoint } from '@/platform/use-endpoint';
import { termWords } from '@/strings/term';
import { Button } from '@/ui/button';
import { Card, Note } from '@/ui/card';
import { TextField } from '@/ui/fields';
import { Page } from '@/ui/page';
import { Loaded, Verdict } from '@/ui/status';
import { verifyStrings as strings } from '../../strings';

/** 查验证明: whether a certificate on paper is real, for whoever holds it. */
export default function VerifyPage() {
  const { code: given } = useParams();
  const [typed, setTyped] = useState(given ?? '');
  const [code, setCode] = useState<string | null>(given ?? null);
  const query = useEndpoint('term.verifyCertificate', code === null ? null : { code });
  return (
    <Page
      bottom={
        <Button disabled={typed.trim().length < 8} onClick={() => setCode(typed.replace(/[\s-]/g, ''))}>
          {strings.look}
        </Button>
      }
    >
      <Card>
        <TextField label={strings.code} hint={strings.hint} value={typed} onChange={setTyped} maxLength={40} />
      </Card>
      {code === null ? null : query.error?.code === 'NOT_FOUND' ? (
        <Verdict tone="bad" title={strings.notFound} detail={strings.notFoundHint} />
      ) : (
        <Loaded query={query} rows={2}>
          {({ veiledName, term, schoolName, clubName, attended }) => (
            <Card>
              <Verdict
                tone="good"
                title={strings.real}
                detail={strings.facts(veiledName, termWords(term), schoolName, clubName, attended)}
              />
              <Note>{strings.compare}</Note>
            </Card>
          )}
        </Loaded>
      )}
    </Page>
  );
}
