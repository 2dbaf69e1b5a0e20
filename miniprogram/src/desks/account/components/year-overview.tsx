import type { OutputOf } from '@shared/contracts';
import { YEAR_SECTIONS, type YearSection } from '@shared/domain/account/audit-year';
import { ACCESS_PURPOSE_WORDS, AUDIT_SHEETS, actionWords, NOW_WORDS, SECTION_WORDS } from '@shared/strings/audit';
import { useState } from 'react';
import { CallError, call } from '@/platform/call';
import { bytesOfBase64 } from '@/platform/files';
import { saveFile } from '@/platform/save-file';
import { useEndpoint } from '@/platform/use-endpoint';
import { Button } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import { Stepper } from '@/ui/choosers';
import { ErrorState, Loaded } from '@/ui/status';
import { deskStrings } from '../strings';

const { audit: strings } = deskStrings;
type Year = OutputOf<'audit.year'>;
const FIRST_YEAR = 2024;

/** The months in which something happened, in words; a table of twelve columns would not fit a phone. */
const monthWords = (months: readonly number[]): string =>
  months.flatMap((n, i) => (n === 0 ? [] : [`${AUDIT_SHEETS.columns.month(i + 1)} ${n}`])).join('，');

const Figures = ({ year }: { readonly year: Year }) => (
  <>
    {(Object.keys(YEAR_SECTIONS) as YearSection[]).map((section) => (
      <Card key={section} title={SECTION_WORDS[section]}>
        {year.lines
          .filter((line) => line.section === section)
          .map(({ action, total, months }) => (
            <Row key={action} label={actionWords(action)} note={monthWords(months)} value={total} />
          ))}
      </Card>
    ))}
    <Card title={strings.accesses}>
      {year.accesses.length === 0 ? <Note>{strings.noAccess}</Note> : null}
      {year.accesses.map(({ purpose, times, people, children }) => (
        <Row key={purpose} label={ACCESS_PURPOSE_WORDS[purpose]} value={strings.accessWords(times, people, children)} />
      ))}
    </Card>
    <Card title={strings.now}>
      {(Object.keys(NOW_WORDS) as (keyof typeof NOW_WORDS)[]).map((key) => (
        <Row key={key} label={NOW_WORDS[key]} value={year.now[key]} />
      ))}
    </Card>
  </>
);

/** The year in the order of the duties that the yearly audit of minors' data looks at. */
export const YearOverview = () => {
  const thisYear = new Date().getFullYear();
  const [year, setYear] = useState(thisYear);
  const [error, setError] = useState<CallError | null>(null);
  const [busy, setBusy] = useState(false);
  const query = useEndpoint('audit.year', { year });
  const save = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const { fileName, base64 } = await call('audit.exportYear', { year });
      await saveFile(fileName, bytesOfBase64(base64));
    } catch (thrown) {
      setError(thrown instanceof CallError ? thrown : new CallError('INTERNAL', {}, ''));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Card>
        <Note>{strings.yearNote}</Note>
        <Stepper label={strings.yearLabel} value={year} onChange={setYear} min={FIRST_YEAR} max={thisYear} />
        <Button kind="secondary" busy={busy} onClick={() => void save()}>
          {strings.export}
        </Button>
        {error ? <ErrorState error={error} /> : null}
      </Card>
      <Loaded query={query} rows={8}>
        {(data) => <Figures year={data} />}
      </Loaded>
    </>
  );
};
