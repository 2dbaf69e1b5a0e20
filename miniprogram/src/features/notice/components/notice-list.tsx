import { go } from '@/platform/router';
import { useEndpoint } from '@/platform/use-endpoint';
import { whenWords } from '@/strings/when';
import { Card, Note, Row } from '@/ui/card';
import { Loaded } from '@/ui/status';
import { noticeStrings as strings } from '../strings';

/** The notices in force for a family, newest first. */
export const NoticeList = () => {
  const query = useEndpoint('notice.mine', {}, { keepOffline: true });
  return (
    <Loaded query={query} rows={3}>
      {({ notices }) => (
        <Card title={strings.title}>
          {notices.length === 0 ? <Note>{strings.none}</Note> : null}
          {notices.map(({ id, title, from, publishedAt }) => (
            <Row
              key={id}
              label={title}
              note={`${from} · ${whenWords(publishedAt)}`}
              onClick={() => go('notice', { id })}
            />
          ))}
        </Card>
      )}
    </Loaded>
  );
};
