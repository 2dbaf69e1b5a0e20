import { monthWords } from '@/strings/term';
import { Button, Buttons } from '@/ui/button';
import { Card } from '@/ui/card';
import { hoursStrings as strings } from '../strings';

/** `2026-11` and a step in months. */
const shifted = (month: string, by: number): string => {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
};

export const previousMonth = (month: string): string => shifted(month, -1);

/** One month, and the ones beside it. */
export const MonthField = ({
  month,
  onChange,
}: {
  readonly month: string;
  readonly onChange: (month: string) => void;
}) => (
  <Card title={monthWords(month)}>
    <Buttons>
      <Button kind="quiet" onClick={() => onChange(shifted(month, -1))}>
        {strings.before}
      </Button>
      <Button kind="quiet" onClick={() => onChange(shifted(month, 1))}>
        {strings.next}
      </Button>
    </Buttons>
  </Card>
);
