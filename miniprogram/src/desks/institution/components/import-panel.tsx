import type { OutputOf } from '@shared/contracts';
import { useState } from 'react';
import { CallError, call } from '@/platform/call';
import { toast } from '@/platform/feedback';
import { chooseFile, type PickedFile } from '@/platform/files';
import { useWrite } from '@/platform/use-write';
import { FIELD_WORDS, WATCH_WORDS } from '@/strings/institution';
import { Button } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import { TextField } from '@/ui/fields';
import { ErrorState, Tag, Verdict } from '@/ui/status';
import { REFUSAL_WORDS, registryStrings as strings } from '../strings';

type Report = OutputOf<'institution.previewImport'>;

const SHOWN_ROWS = 30;
const SHOWN_CHANGES = 8;

type Counts = Report['courses'];
const sumOf = ({ added, changed, removed }: Counts): number => added + changed + removed;

const countChanges = (report: Report): number =>
  report.added + report.changed.length + sumOf(report.courses) + sumOf(report.practitioners);

const Roster = ({ label, counts }: { label: string; counts: Counts }) =>
  sumOf(counts) === 0 ? null : (
    <Row label={label} value={strings.rosterCounts(counts.added, counts.changed, counts.removed)} />
  );

/** Choose a spreadsheet, see row by row what it would do, then do it. */
export const ImportPanel = ({ onImported }: { onImported: () => void }) => {
  const [file, setFile] = useState<PickedFile | null>(null);
  const [report, setReport] = useState<Report | null>(null);
  const [error, setError] = useState<CallError | null>(null);
  const [busy, setBusy] = useState(false);
  const [document, setDocument] = useState('');
  const commit = useWrite('institution.commitImport');

  const choose = async (): Promise<void> => {
    const picked = await chooseFile(['xlsx', 'csv']);
    if (picked === null) return;
    setBusy(true);
    setError(null);
    setReport(null);
    try {
      setReport(await call('institution.previewImport', { fileName: picked.name, base64: picked.base64 }));
      setFile(picked);
    } catch (thrown) {
      setError(thrown instanceof CallError ? thrown : new CallError('INTERNAL', {}, ''));
    } finally {
      setBusy(false);
    }
  };

  const importIt = async (leaveOutRefused: boolean): Promise<void> => {
    if (file === null) return;
    const done = await commit.submit({
      fileName: file.name,
      base64: file.base64,
      document: document.trim(),
      leaveOutRefused,
    });
    if (done === null) return;
    toast(strings.done);
    setReport(null);
    setFile(null);
    onImported();
  };

  const changes = report === null ? 0 : countChanges(report);
  return (
    <Card title={strings.import}>
      <Note>{strings.importHint}</Note>
      <Button kind="secondary" busy={busy} onClick={() => void choose()}>
        {strings.import}
      </Button>
      {error ? <ErrorState error={error} /> : null}
      {report ? (
        <>
          <Row label={strings.added(report.added)} />
          <Row label={strings.changed(report.changed.length)} />
          {report.changed.slice(0, SHOWN_CHANGES).map(({ name, fields }) => (
            <Row
              key={name}
              label={name}
              note={fields
                .map(({ field, before, after }) => `${FIELD_WORDS[field] ?? field}：${strings.from(before, after)}`)
                .join('\n')}
            />
          ))}
          <Roster label={strings.courses} counts={report.courses} />
          <Roster label={strings.practitioners} counts={report.practitioners} />
          {report.missing.length > 0 ? (
            <Row
              label={strings.missing(report.missing.length)}
              note={report.missing.slice(0, SHOWN_CHANGES).join('、')}
            />
          ) : null}
          {report.watched.length > 0 ? (
            <Verdict
              tone="caution"
              title={strings.watched(report.watched.length)}
              detail={report.watched
                .slice(0, SHOWN_CHANGES)
                .map(
                  ({ name, hits }) =>
                    `${name} ← ${hits.map((hit) => `${hit.name}（${hit.because.map((one) => WATCH_WORDS[one]).join('、')}）`).join('、')}`,
                )
                .join('\n')}
            />
          ) : null}
          {report.lookAlikes.length > 0 ? (
            <Verdict
              tone="caution"
              title={strings.lookAlikes(report.lookAlikes.length)}
              detail={report.lookAlikes
                .slice(0, SHOWN_ROWS)
                .map(({ name, other, likeness }) => `${name}：${strings.likeness[likeness](other)}`)
                .join('\n')}
            />
          ) : null}
          <Row label={strings.unchanged(report.unchanged)} />
          {report.doubtfulCodes > 0 ? <Row label={strings.doubtful(report.doubtfulCodes)} /> : null}
          <Row
            label={strings.refused(report.refused.length)}
            value={report.refused.length > 0 ? <Tag tone="bad">!</Tag> : <Tag tone="good">✓</Tag>}
          />
          {report.refused.slice(0, SHOWN_ROWS).map(({ sheet, row, column, code }) => (
            <Row key={`${sheet}-${row}-${code}`} label={REFUSAL_WORDS[code]} note={strings.place(sheet, row, column)} />
          ))}
          {changes === 0 ? (
            <Note>{strings.nothing}</Note>
          ) : (
            <>
              <TextField label={strings.document} value={document} maxLength={120} onChange={setDocument} />
              <Button busy={commit.busy} onClick={() => void importIt(report.refused.length > 0)}>
                {report.refused.length > 0 ? strings.commitRest(report.refused.length) : strings.commit}
              </Button>
            </>
          )}
        </>
      ) : null}
      {commit.error ? <ErrorState error={commit.error} /> : null}
    </Card>
  );
};
