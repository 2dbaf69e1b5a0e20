import { WATCH_WORDS } from '@/strings/institution';
import { CATEGORY_WORDS } from '@/strings/report';
import { Card, Note, Row } from '@/ui/card';
import { Verdict } from '@/ui/status';
import { triageStrings as strings } from '../strings/triage';
import type { Suggestions } from './move';

const wordFor = (code: string): string =>
  code in CATEGORY_WORDS
    ? CATEGORY_WORDS[code as keyof typeof CATEGORY_WORDS].short
    : code === 'REFUND'
      ? strings.hintRefund
      : strings.hintElsewhere;

type Category = NonNullable<NonNullable<Suggestions>['category']>;

const Hint = ({ hint }: { readonly hint: Category }) => (
  <>
    <Verdict
      tone={hint.route === 'safety' ? 'bad' : 'brand'}
      title={`${strings.hint}：${wordFor(hint.category)}（${strings.hintSure(hint.confidence)}）`}
      detail={
        hint.evidence.length > 0
          ? `${strings.hintPhrases}：${hint.evidence.map(({ phrase }) => `“${phrase}”`).join('、')}`
          : ''
      }
    />
    {hint.alternatives.length > 0 ? (
      <Note>
        {`${strings.hintOr}：${hint.alternatives
          .slice(0, 2)
          .map((one) => `${wordFor(one.category)} ${Math.round(one.confidence * 100)}%`)
          .join('、')}`}
      </Note>
    ) : null}
  </>
);

/** What the words suggest, with the phrases that say so. A person confirms. */
export const CategoryHint = ({ suggestions }: { readonly suggestions: Suggestions }) => {
  const hint = suggestions?.category ?? null;
  const recalled = suggestions?.recalled ?? [];
  if (hint === null && recalled.length === 0) return null;
  return (
    <Card>
      {hint === null ? null : <Hint hint={hint} />}
      {recalled.length > 0 ? <Note>{strings.recalled}</Note> : null}
      {recalled.slice(0, 3).map(({ institutionId, name, address, because }) => (
        <Row
          key={institutionId}
          label={name}
          note={address}
          value={because.map((reason) => WATCH_WORDS[reason]).join('、')}
        />
      ))}
    </Card>
  );
};
