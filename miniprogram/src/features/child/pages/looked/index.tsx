import { ACCESS_WORDS, STAFF_ROLE_WORDS } from '@shared/strings/child';
import { useParams } from '@/platform/router';
import { useEndpoint } from '@/platform/use-endpoint';
import { whenWords } from '@/strings/when';
import { Card, Note, Row } from '@/ui/card';
import { Page } from '@/ui/page';
import { Empty, Loaded, Tag } from '@/ui/status';
import { childStrings } from '../../strings';

const { looked: strings } = childStrings;

/** 谁看过: every time somebody of the school looked at this child's data, and what for. */
export default function LookedPage() {
  const { childId = '' } = useParams();
  const query = useEndpoint('child.whoLooked', { childId });
  return (
    <Page>
      <Loaded query={query} rows={6}>
        {({ child, rows }) => (
          <Card title={child.name}>
            <Note>{strings.intro}</Note>
            {rows.length === 0 ? <Empty title={strings.empty} hint={strings.emptyHint} /> : null}
            {rows.map(({ id, at, purpose, words, what, byName, byRole, listed }) => (
              <Row
                key={id}
                label={strings.who(STAFF_ROLE_WORDS[byRole], byName)}
                note={`${whenWords(at)} · ${words || strings.listed(what, listed)}`}
                value={<Tag tone={words === '' ? 'unknown' : 'brand'}>{ACCESS_WORDS[purpose]}</Tag>}
              />
            ))}
          </Card>
        )}
      </Loaded>
    </Page>
  );
}
