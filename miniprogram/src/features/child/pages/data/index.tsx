import { FIELD_WORDS, keptWords, REQUEST_STATE_WORDS, RETENTION_WORDS } from '@shared/strings/child';
import { useState } from 'react';
import { go, useParams } from '@/platform/router';
import { useEndpoint } from '@/platform/use-endpoint';
import { whenWords } from '@/strings/when';
import { Button } from '@/ui/button';
import { Card, Row } from '@/ui/card';
import { Page } from '@/ui/page';
import { Loaded, Tag, Verdict } from '@/ui/status';
import { CorrectionSheet } from '../../components/correction-sheet';
import { OwnFields } from '../../components/own-fields';
import { TakeAway } from '../../components/take-away';
import { childStrings } from '../../strings';

const { data: strings } = childStrings;

/** 孩子的信息: seen, corrected, added to, taken along, deleted. */
export default function DataPage() {
  const { childId = '' } = useParams();
  const query = useEndpoint('child.myData', { childId });
  const [isCorrecting, setCorrecting] = useState(false);
  const closeCorrection = (): void => {
    setCorrecting(false);
    query.reload();
  };
  return (
    <Page>
      <Loaded query={query} rows={8}>
        {({ child, own, erasedAt, counts, requests, retention }) => (
          <>
            {erasedAt === null ? null : <Verdict tone="unknown" title={strings.erased(whenWords(erasedAt))} />}
            <Card title={`${child.name} · ${strings.register}`}>
              <Row label={strings.school} value={child.schoolName} />
              <Row label={strings.className} value={child.className} />
              <Row label={strings.number} value={child.number} />
              <Row label={strings.birthDate} value={own.birthDate ?? strings.none} />
              <Button kind="secondary" onClick={() => setCorrecting(true)}>
                {strings.correct}
              </Button>
            </Card>
            {requests.length > 0 ? (
              <Card title={strings.corrections}>
                {requests.map(({ id, about, state, at, reply }) => (
                  <Row
                    key={id}
                    label={about.field ? strings.correctTo(FIELD_WORDS[about.field], about.proposed ?? '') : ''}
                    note={[whenWords(at), reply].filter(Boolean).join(' · ')}
                    value={<Tag tone={state === 'granted' ? 'good' : 'unknown'}>{REQUEST_STATE_WORDS[state]}</Tag>}
                  />
                ))}
              </Card>
            ) : null}
            <OwnFields
              key={`${own.emergencyPhone}|${own.careNote}`}
              childId={childId}
              own={own}
              onSaved={query.reload}
            />
            <Card title={strings.uses}>
              <Row label={strings.counts(counts.wishes, counts.seats, counts.sessions)} />
              <Row
                label={strings.looks(counts.looks)}
                note={strings.seeLooks}
                onClick={() => go('childLooked', { childId })}
              />
            </Card>
            <Card title={strings.retention}>
              {retention.map(({ id, days, source, basis }) => (
                <Row
                  key={id}
                  label={RETENTION_WORDS[id].what}
                  note={[
                    source === 'law' ? strings.law : strings.policy,
                    ...basis.map(({ title, article }) => `${title}${article}`),
                  ].join(' · ')}
                  value={strings.deletedAfter(keptWords(id, days))}
                />
              ))}
            </Card>
            <TakeAway childId={childId} onErased={query.reload} />
            {isCorrecting ? <CorrectionSheet childId={childId} onClose={closeCorrection} /> : null}
          </>
        )}
      </Loaded>
    </Page>
  );
}
