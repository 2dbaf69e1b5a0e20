import { type ListedInstitution, statusOn } from '@shared/domain/institution/institution.schema';
import type { LocalDate } from '@shared/kernel/time';
import { districtName } from '@shared/tenant/hanzhong';
import { CATEGORY_WORDS, STATUS_WORDS } from '@/strings/institution';
import { Card, Marked, Note, Row } from '@/ui/card';
import { Tag } from '@/ui/status';
import type { Shown } from '../hooks/use-look-up';
import { institutionStrings as strings } from '../strings';

interface Props {
  readonly shown: Shown;
  readonly today: LocalDate;
  readonly onOpen: (institution: ListedInstitution) => void;
}

/** One institution of a result list: its name with what answers the query, its state, and why it is here. */
export const InstitutionRow = ({ shown, today, onOpen }: Props) => {
  const { institution, matchedBy, metres, part, lookAlike } = shown;
  const { short, tone } = STATUS_WORDS[statusOn(institution, today)];
  const isByAddress = matchedBy === 'address';
  const facts = [
    districtName(institution.districtCode),
    CATEGORY_WORDS[institution.category],
    metres === null ? '' : strings.distance(metres),
    matchedBy === null ? '' : strings.matchedBy[matchedBy],
    matchedBy === 'formerName' ? institution.formerNames.join('、') : '',
    isByAddress ? institution.address : '',
  ];
  return (
    <Card onClick={() => onOpen(institution)} label={`${institution.name} ${short}`}>
      <Row label={<Marked text={institution.name} part={part} />} value={<Tag tone={tone}>{short}</Tag>} />
      <Note>{facts.filter(Boolean).join(' · ')}</Note>
      {lookAlike === null ? null : <Note>{strings.notTheSameAs(lookAlike)}</Note>}
    </Card>
  );
};
