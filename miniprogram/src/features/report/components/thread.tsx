import type { OutputOf } from '@shared/contracts';
import { NOTICE_WORDS, PURPOSE_WORDS } from '@/strings/report';
import { Card } from '@/ui/card';
import { Timeline } from '@/ui/pictures';
import { reportStrings as strings } from '../strings';

interface Props {
  readonly entries: OutputOf<'report.follow'>['thread'];
  readonly officeName: string;
  readonly reporterName: string;
}

/** What both sides have said, the newest first. */
export const Thread = ({ entries, officeName, reporterName }: Props) =>
  entries.length === 0 ? null : (
    <Card title={strings.follow.dialogue}>
      <Timeline
        items={entries
          .map((entry, i) =>
            entry.kind === 'notice'
              ? {
                  key: String(i),
                  title: NOTICE_WORDS[entry.code],
                  at: entry.dueOn ? strings.follow.noticeDue(entry.day, entry.dueOn) : entry.day,
                }
              : {
                  key: String(i),
                  title: `${entry.from === 'office' ? officeName : reporterName} · ${PURPOSE_WORDS[entry.purpose] ?? ''}`,
                  at: entry.day,
                  detail: entry.text ?? strings.follow.unreadable,
                },
          )
          .reverse()}
      />
    </Card>
  );
