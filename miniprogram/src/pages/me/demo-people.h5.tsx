import { useEffect, useState } from 'react';
import { becomeDemoPerson, demoOpenid } from '@/platform/demo-identity.h5';
import { shellStrings } from '@/strings/shell';
import { Card, Note, Row } from '@/ui/card';
import { Tag } from '@/ui/status';

interface Person {
  readonly openid: string;
  readonly name: string;
  readonly role: string;
  readonly note: string;
}

const become = (openid: string | null): void => {
  becomeDemoPerson(openid);
  window.location.hash = '#/pages/home/index';
  window.location.reload();
};

/** The people one can be in the demo city. */
export const DemoPeople = () => {
  const [people, setPeople] = useState<readonly Person[]>([]);
  useEffect(() => {
    fetch('/demo/people.json').then(
      async (response) => setPeople(response.ok ? ((await response.json()) as Person[]) : []),
      () => setPeople([]), // not the demo's server: nobody to be
    );
  }, []);
  if (people.length === 0) return null;
  return (
    <Card title={shellStrings.demo}>
      <Note>{shellStrings.demoNote}</Note>
      {people.map(({ openid, name, role, note }) => (
        <Row
          key={openid}
          label={`${role} ${name}`}
          note={note}
          value={openid === demoOpenid() ? <Tag tone="brand">✓</Tag> : undefined}
          onClick={() => become(openid)}
        />
      ))}
      <Row label={shellStrings.demoStranger} onClick={() => become(null)} />
    </Card>
  );
};
