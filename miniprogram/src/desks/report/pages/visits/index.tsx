import type { OutputOf } from '@shared/contracts';
import { PEOPLE_SEEN, SEEN, type Seen } from '@shared/domain/report/observation';
import { asEpochMs, dateOf } from '@shared/kernel/time';
import { ERROR_SENTENCES } from '@shared/strings/errors';
import { useState } from 'react';
import { useEndpoint } from '@/platform/use-endpoint';
import { useOutbox } from '@/platform/use-outbox';
import { Button } from '@/ui/button';
import { Body, Card, Note, Row } from '@/ui/card';
import { Choice, MultiChoice, TextArea } from '@/ui/fields';
import { Page } from '@/ui/page';
import { Empty, Loaded, Tag, Verdict } from '@/ui/status';
import { LOOKS } from '../../looks-outbox';
import { BECAUSE_WORDS, PEOPLE_WORDS, SEEN_WORDS, visitStrings as strings } from '../../strings/visits';

type Visit = OutputOf<'report.visitList'>['visits'][number];
type People = (typeof PEOPLE_SEEN)[number];

interface FormProps {
  readonly visit: Visit;
  readonly onSave: (note: { seen: Seen[]; peopleSeen: People; note: string }) => void;
}

/** What is to be seen from public space: big targets, for one hand and the sun. */
const NoteForm = ({ visit, onSave }: FormProps) => {
  const [seen, setSeen] = useState<Seen[]>([]);
  const [peopleSeen, setPeople] = useState<People | null>(null);
  const [note, setNote] = useState('');
  return (
    <Card title={visit.placeName}>
      <Body>{visit.address}</Body>
      {visit.timePattern ? <Note>{visit.timePattern}</Note> : null}
      <Verdict tone="brand" title={strings.onlyPublic} detail={strings.notAllowed} />
      <MultiChoice
        label={strings.seen}
        options={SEEN.map((value) => ({ value, label: SEEN_WORDS[value] }))}
        values={seen}
        onChange={setSeen}
      />
      <Choice
        label={strings.people}
        options={PEOPLE_SEEN.map((value) => ({ value, label: PEOPLE_WORDS[value] }))}
        value={peopleSeen}
        onChange={setPeople}
      />
      <TextArea label={strings.note} value={note} onChange={setNote} maxLength={1000} />
      <Button
        disabled={seen.length === 0 || peopleSeen === null}
        onClick={() => {
          if (peopleSeen !== null) onSave({ seen, peopleSeen, note });
        }}
      >
        {strings.save}
      </Button>
    </Card>
  );
};

/** 社区走访: where a look helps most comes first; what was noted waits on the phone for a network. */
export default function VisitsPage() {
  const query = useEndpoint('report.visitList', {}, { keepOffline: true });
  const outbox = useOutbox(LOOKS, query.reload);
  const [openId, setOpen] = useState<string | null>(null);
  const isWaiting = (id: string): boolean => outbox.waiting.some(({ input }) => input.observationId === id);
  return (
    <Page>
      {outbox.waiting.length > 0 ? (
        <Card title={strings.outbox(outbox.waiting.length)}>
          {outbox.waiting.map(({ id, placeName, input, refused }) => (
            <Row
              key={id}
              label={placeName}
              note={refused ? `${strings.refused}：${ERROR_SENTENCES[refused]}` : input.seenOn}
              {...(refused ? { value: strings.drop, onClick: () => outbox.drop(id) } : {})}
            />
          ))}
          <Button kind="secondary" busy={outbox.busy} onClick={() => void outbox.flush()}>
            {strings.sendNow}
          </Button>
        </Card>
      ) : null}
      <Loaded query={query} rows={6}>
        {({ visits }) => {
          const open = visits.filter(({ id, state }) => state === 'asked' && !isWaiting(id));
          const noted = visits.filter(({ state }) => state === 'noted');
          return (
            <>
              {open.length === 0 ? <Empty title={strings.none} hint={strings.noneHint} /> : null}
              {open.map((visit) =>
                visit.id === openId ? (
                  <NoteForm
                    key={visit.id}
                    visit={visit}
                    onSave={(note) => {
                      const seenOn = dateOf(asEpochMs(Date.now()));
                      void outbox.add({
                        input: { observationId: visit.id, ...note, seenOn },
                        placeName: visit.placeName,
                      });
                      setOpen(null);
                    }}
                  />
                ) : (
                  <Card
                    key={visit.id}
                    title={visit.placeName}
                    onClick={() => setOpen(visit.id)}
                    extra={visit.because.includes('URGENT') ? <Tag tone="bad">{BECAUSE_WORDS.URGENT}</Tag> : null}
                  >
                    <Body>{visit.address}</Body>
                    <Note>
                      {[visit.timePattern, ...visit.because.map((code) => BECAUSE_WORDS[code])]
                        .filter(Boolean)
                        .join(' · ')}
                    </Note>
                  </Card>
                ),
              )}
              {noted.length > 0 ? (
                <Card title={strings.noted}>
                  {noted.map(({ id, placeName, notedOn }) => (
                    <Row key={id} label={placeName} value={notedOn ?? ''} />
                  ))}
                </Card>
              ) : null}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
