import { type ListedInstitution, statusOn } from '@shared/domain/institution/institution.schema';
import type { LocalDate } from '@shared/kernel/time';
import { districtName } from '@shared/tenant/hanzhong';
import { go } from '@/platform/router';
import { CATEGORY_WORDS, STATUS_WORDS } from '@/strings/institution';
import { Card, Note, Row } from '@/ui/card';
import { Tag } from '@/ui/status';

interface Props {
  readonly institution: ListedInstitution;
  readonly today: LocalDate;
  /** Why it was found, where that is not plain to see. */
  readonly because: string;
}

/** One institution of a result list. */
export const InstitutionRow = ({ institution, today, because }: Props) => {
  const { short, tone } = STATUS_WORDS[statusOn(institution, today)];
  return (
    <Card onClick={() => go('institution', { id: institution.id })} label={`${institution.name} ${short}`}>
      <Row label={institution.name} value={<Tag tone={tone}>{short}</Tag>} />
      <Note>
        {[districtName(institution.districtCode), CATEGORY_WORDS[institution.category], because]
          .filter(Boolean)
          .join(' · ')}
      </Note>
    </Card>
  );
};
