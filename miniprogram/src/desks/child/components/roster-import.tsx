import type { OutputOf } from '@shared/contracts';
import { Switch } from '@tarojs/components';
import { useState } from 'react';
import { CallError, call } from '@/platform/call';
import { toast } from '@/platform/feedback';
import { chooseFile, type PickedFile } from '@/platform/files';
import { useWrite } from '@/platform/use-write';
import { Button } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import { ErrorState, Tag } from '@/ui/status';
import { childDeskStrings, ROSTER_REFUSAL_WORDS } from '../strings';

const { import: strings } = childDeskStrings;
type Report = OutputOf<'child.previewRoster'>;

const SHOWN_ROWS = 30;
const SHOWN_CHANGES = 12;

const Group = ({ title, lines }: { title: string; lines: readonly string[] }) =>
  lines.length === 0 ? null : (
    <Row
      label={title}
      note={lines.slice(0, SHOWN_CHANGES).join('；')}
      value={lines.length > SHOWN_CHANGES ? strings.more(lines.length - SHOWN_CHANGES) : undefined}
    />
  );

const Differences = ({ report }: { report: Report }) => (
  <>
    <Row label={strings.added(report.added)} />
    <Group
      title={strings.moved(report.moved.length)}
      lines={report.moved.map(({ name, from, to }) => strings.movedRow(name, from, to))}
    />
    <Group
      title={strings.renamed(report.renamed.length)}
      lines={report.renamed.map(({ from, to }) => strings.renamedRow(from, to))}
    />
    {report.completed > 0 ? <Row label={strings.completed(report.completed)} /> : null}
    <Group title={strings.returned(report.returned.length)} lines={report.returned.map(({ name }) => name)} />
    <Group
      title={strings.left(report.left.length)}
      lines={report.left.map(({ name, className }) => strings.leftRow(name, className))}
    />
    <Row label={strings.unchanged(report.unchanged)} />
  </>
);

/** Choose a roster, see what it would change and what is wrong with it, then import it whole. */
export const RosterImport = ({ schoolId, onImported }: { schoolId: string; onImported: () => void }) => {
  const [file, setFile] = useState<PickedFile | null>(null);
  const [isWhole, setWhole] = useState(false);
  const [report, setReport] = useState<Report | null>(null);
  const [error, setError] = useState<CallError | null>(null);
  const [busy, setBusy] = useState(false);
  const commit = useWrite('child.importRoster');

  const preview = async (picked: PickedFile, whole: boolean): Promise<void> => {
    setBusy(true);
    setError(null);
    setReport(null);
    try {
      const input = { schoolId, fileName: picked.name, base64: picked.base64, isWhole: whole };
      setReport(await call('child.previewRoster', input));
      setFile(picked);
    } catch (thrown) {
      setError(thrown instanceof CallError ? thrown : new CallError('INTERNAL', {}, ''));
    } finally {
      setBusy(false);
    }
  };
  const choose = async (): Promise<void> => {
    const picked = await chooseFile(['xlsx', 'csv']);
    if (picked !== null) await preview(picked, isWhole);
  };
  const importIt = async (): Promise<void> => {
    if (file === null) return;
    const done = await commit.submit({ schoolId, fileName: file.name, base64: file.base64, isWhole });
    if (done === null) return;
    toast(strings.done);
    setReport(null);
    setFile(null);
    onImported();
  };
  const changes =
    report === null
      ? 0
      : report.added +
        report.moved.length +
        report.renamed.length +
        report.completed +
        report.returned.length +
        report.left.length;
  return (
    <Card title={strings.title}>
      <Note>{strings.hint}</Note>
      <Row
        label={strings.whole}
        value={
          <Switch
            checked={isWhole}
            color="#0f6fae"
            onChange={(event) => {
              setWhole(event.detail.value);
              if (file !== null) void preview(file, event.detail.value);
            }}
          />
        }
      />
      <Button kind="secondary" busy={busy} onClick={() => void choose()}>
        {strings.choose}
      </Button>
      {error ? <ErrorState error={error} /> : null}
      {file && report ? <Note>{strings.fileName(file.name)}</Note> : null}
      {report && report.refused.length > 0 ? (
        <>
          <Row label={strings.refused(report.refused.length)} value={<Tag tone="bad">!</Tag>} />
          {report.refused.slice(0, SHOWN_ROWS).map(({ sheet, row, column, code }) => (
            <Row
              key={`${sheet}-${row}-${code}`}
              label={ROSTER_REFUSAL_WORDS[code]}
              note={strings.place(sheet, row, column)}
            />
          ))}
          {report.refused.length > SHOWN_ROWS ? <Note>{strings.more(report.refused.length - SHOWN_ROWS)}</Note> : null}
        </>
      ) : null}
      {report && report.refused.length === 0 ? (
        <>
          <Differences report={report} />
          {changes === 0 ? (
            <Note>{strings.nothing}</Note>
          ) : (
            <Button busy={commit.busy} onClick={() => void importIt()}>
              {strings.commit}
            </Button>
          )}
        </>
      ) : null}
      {commit.error ? <ErrorState error={commit.error} /> : null}
    </Card>
  );
};
