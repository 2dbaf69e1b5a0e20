import type { OutputOf } from '@shared/contracts';
import { PICK_UP_RELATIONS, type PickUpPerson, type PickUpRelation } from '@shared/domain/term/session.schema';
import { useState } from 'react';
import { toast } from '@/platform/feedback';
import { back, useParams } from '@/platform/router';
import { useEndpoint } from '@/platform/use-endpoint';
import { useWrite } from '@/platform/use-write';
import { PICK_UP_WORDS } from '@/strings/term';
import { Button } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import { Choice, MultiChoice, TextField } from '@/ui/fields';
import { Page } from '@/ui/page';
import { Empty, ErrorState, Loaded } from '@/ui/status';
import { pickUpStrings as strings } from '../../strings';

const MOST = 6;

const freeId = (persons: readonly PickUpPerson[]): string => {
  const taken = new Set(persons.map(({ id }) => id));
  return Array.from({ length: MOST }, (_, i) => `p${i + 1}`).find((id) => !taken.has(id)) ?? 'p1';
};

interface FormProps {
  readonly childId: string;
  readonly stored: OutputOf<'term.pickUps'>;
}

const PickUpForm = ({ childId, stored }: FormProps) => {
  const save = useWrite('term.savePickUps');
  const [persons, setPersons] = useState<readonly PickUpPerson[]>(stored.persons);
  const [name, setName] = useState('');
  const [relation, setRelation] = useState<PickUpRelation | null>(null);
  const [alone, setAlone] = useState<readonly 'alone'[]>(stored.mayGoAlone ? ['alone'] : []);
  const [agreed, setAgreed] = useState<readonly 'agreed'[]>([]);
  const add = (): void => {
    if (relation === null) return;
    setPersons([...persons, { id: freeId(persons), name: name.trim(), relation }]);
    setName('');
    setRelation(null);
    setAgreed([]);
  };
  const send = async (): Promise<void> => {
    const input = { childId, persons: [...persons], mayGoAlone: alone.length > 0, everybodyAgreed: true as const };
    if ((await save.submit(input)) === null) return;
    toast(strings.saved);
    back();
  };
  return (
    <>
      <Card title={strings.title(stored.childName)}>
        <Note>{strings.note}</Note>
        {persons.length === 0 ? <Empty title={strings.none} /> : null}
        {persons.map((one) => (
          <Row
            key={one.id}
            label={one.name}
            note={PICK_UP_WORDS[one.relation]}
            value={
              <Button kind="quiet" onClick={() => setPersons(persons.filter(({ id }) => id !== one.id))}>
                {strings.remove}
              </Button>
            }
          />
        ))}
      </Card>
      {persons.length >= MOST ? (
        <Note>{strings.most}</Note>
      ) : (
        <Card>
          <TextField label={strings.name} value={name} onChange={setName} maxLength={20} />
          <Choice
            label={strings.relation}
            options={PICK_UP_RELATIONS.map((value) => ({ value, label: PICK_UP_WORDS[value] }))}
            value={relation}
            onChange={setRelation}
          />
          <Button kind="secondary" disabled={name.trim().length < 2 || relation === null} onClick={add}>
            {strings.add}
          </Button>
        </Card>
      )}
      <Card>
        <MultiChoice
          label={strings.alone}
          hint={strings.aloneNote}
          options={[{ value: 'alone' as const, label: strings.alone }]}
          values={alone}
          onChange={setAlone}
        />
        <MultiChoice
          label=""
          options={[{ value: 'agreed' as const, label: strings.agreed }]}
          values={agreed}
          onChange={setAgreed}
        />
        <Button busy={save.busy} disabled={agreed.length === 0} onClick={() => void send()}>
          {strings.save}
        </Button>
        {save.error?.code === 'CONSENT_MISSING' ? <Note>{strings.noConsent}</Note> : null}
        {save.error ? <ErrorState error={save.error} /> : null}
      </Card>
    </>
  );
};

/** 谁可以接孩子: names and relations, agreed to by those who are named. */
export default function PickUpsPage() {
  const { childId } = useParams();
  const query = useEndpoint('term.pickUps', childId === undefined ? null : { childId });
  return (
    <Page>
      <Loaded query={query}>{(stored) => <PickUpForm childId={childId ?? ''} stored={stored} />}</Loaded>
    </Page>
  );
}
