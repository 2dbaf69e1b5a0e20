import type { InputOf } from '@shared/contracts';
import { districtName } from '@shared/tenant/hanzhong';
import { useState } from 'react';
import { confirm, toast } from '@/platform/feedback';
import { useCityList } from '@/platform/published-list';
import { useEndpoint } from '@/platform/use-endpoint';
import { useWrite } from '@/platform/use-write';
import { whenWords } from '@/strings/when';
import { Button } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import { SearchPicker } from '@/ui/choosers';
import { Choice } from '@/ui/fields';
import { Page } from '@/ui/page';
import { Empty, ErrorState, Loaded } from '@/ui/status';
import { accountPageStrings } from '../../strings';

const { conflicts: strings } = accountPageStrings;
type Declared = InputOf<'account.declareConflict'>;
const SUBJECTS = (['school', 'institution'] as const).map((value) => ({ value, label: strings.subjects[value] }));
const REASONS = (['ownChild', 'relative', 'interest'] as const).map((value) => ({
  value,
  label: strings.reasons[value],
}));

/** The schools or institutions that can be named, asked only once one is wanted. */
const usePlaces = (subject: Declared['subject']) => {
  const schools = useEndpoint('child.schools', subject === 'school' ? {} : null);
  const { list } = useCityList();
  const found = subject === 'school' ? schools.data?.schools : list?.institutions;
  return (found ?? []).map(({ id, name, districtCode }) => ({
    value: id,
    label: name,
    note: districtName(districtCode),
  }));
};

const DeclareForm = ({ onDeclared }: { readonly onDeclared: () => void }) => {
  const [subject, setSubject] = useState<Declared['subject']>('school');
  const [id, setId] = useState<string | null>(null);
  const [why, setWhy] = useState<Declared['why'] | null>(null);
  const declare = useWrite('account.declareConflict');
  const places = usePlaces(subject);
  const run = async (): Promise<void> => {
    if (id === null || why === null) return;
    if ((await declare.submit({ subject, id, why })) === null) return;
    setId(null);
    setWhy(null);
    toast(strings.saved);
    onDeclared();
  };
  return (
    <Card title={strings.declare}>
      <Choice
        label={strings.what}
        options={SUBJECTS}
        value={subject}
        onChange={(next) => {
          setSubject(next);
          setId(null);
        }}
      />
      <SearchPicker label={strings.which} options={places} value={id} onChange={setId} />
      <Choice label={strings.why} options={REASONS} value={why} onChange={setWhy} stacked />
      <Button busy={declare.busy} disabled={id === null || why === null} onClick={() => void run()}>
        {strings.declare}
      </Button>
      {declare.error ? <ErrorState error={declare.error} /> : null}
    </Card>
  );
};

/** 利害关系申报: what this person's work must not touch. */
export default function ConflictsPage() {
  const query = useEndpoint('account.myConflicts', {});
  const withdraw = useWrite('account.withdrawConflict');
  const takeBack = async (subject: Declared['subject'], id: string, name: string): Promise<void> => {
    const question = { title: strings.withdraw, text: strings.confirmWithdraw(name), action: strings.withdraw };
    if (!(await confirm(question))) return;
    if ((await withdraw.submit({ subject, id })) !== null) query.reload();
  };
  return (
    <Page>
      <Note>{strings.note}</Note>
      <Loaded query={query}>
        {({ conflicts }) =>
          conflicts.length === 0 ? (
            <Empty title={strings.none} />
          ) : (
            <Card>
              {conflicts.map(({ subject, id, name, why, declaredAt }) => (
                <Row
                  key={`${subject}${id}`}
                  label={name}
                  note={`${strings.reasons[why]} · ${whenWords(declaredAt)}`}
                  value={strings.withdraw}
                  onClick={() => void takeBack(subject, id, name)}
                />
              ))}
              {withdraw.error ? <ErrorState error={withdraw.error} /> : null}
            </Card>
          )
        }
      </Loaded>
      <DeclareForm onDeclared={query.reload} />
    </Page>
  );
}
