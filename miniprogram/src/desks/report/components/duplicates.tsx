import { confirm } from '@/platform/feedback';
import { STATE_WORDS } from '@/strings/report';
import { Button } from '@/ui/button';
import { Body, Card, Note, Row } from '@/ui/card';
import { ErrorState, Tag } from '@/ui/status';
import { LIKENESS_WORDS, triageStrings as strings } from '../strings/triage';
import { useStep } from '../use-step';
import type { MoveProps, Suggestions } from './move';

/** Reports that may be about the same thing, each next to this one; a person decides. */
export const Duplicates = ({ report, suggestions, onDone }: MoveProps & { readonly suggestions: Suggestions }) => {
  const merge = useStep('report.merge', onDone);
  const found = suggestions?.duplicates ?? [];
  if (found.length === 0) return null;
  return (
    <Card title={strings.duplicates}>
      {found.map(({ id, score, because, placeName, address, text, submittedOn, state }) => (
        <Card
          key={id}
          title={placeName ?? strings.unreadable}
          extra={<Tag tone={STATE_WORDS[state].tone}>{STATE_WORDS[state].label}</Tag>}
        >
          <Note>{[strings.score(score), ...because.map((code) => LIKENESS_WORDS[code] ?? code)].join(' · ')}</Note>
          <Row label={submittedOn} value={address ?? ''} />
          <Body>{text ?? strings.unreadable}</Body>
          <Button
            kind="quiet"
            busy={merge.busy}
            onClick={() =>
              void confirm(strings.confirmMerge).then((yes) =>
                yes ? merge.take({ reportId: report.id, leadId: id }) : false,
              )
            }
          >
            {strings.merge}
          </Button>
        </Card>
      ))}
      {merge.error ? <ErrorState error={merge.error} /> : null}
    </Card>
  );
};
