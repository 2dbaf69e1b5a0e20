import { Image, Video } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { CallError } from '@/platform/call';
import { playable } from '@/platform/play-file';
import { readEvidence } from '@/platform/upload';
import { Button } from '@/ui/button';
import { Note, Row } from '@/ui/card';
import { sentenceFor } from '@/ui/status';
import { triageStrings } from '../strings/triage';
import type { Detail } from './move';

const { evidence: strings } = triageStrings;

type File = Detail['evidence'][number];
type Format = File['format'];

const MIME: Record<Format, string> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  aac: 'audio/aac',
  ogg: 'audio/ogg',
  m4a: 'audio/mp4',
  mp4: 'video/mp4',
  mov: 'video/quicktime',
};

interface Props {
  readonly reportId: string;
  readonly file: File;
  readonly number: number;
}

/** One file of a report: photos open by themselves, sound and video when asked. They come sealed and are opened for this reader only. */
const EvidenceFile = ({ reportId, file, number }: Props) => {
  const [source, setSource] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<CallError | null>(null);
  const isPhoto = file.kind === 'photo';

  const open = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      setSource(await playable(await readEvidence(reportId, file.evidenceId), file.format, MIME[file.format]));
    } catch (thrown) {
      setError(thrown instanceof CallError ? thrown : new CallError('INTERNAL', {}, ''));
    } finally {
      setBusy(false);
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each file; `open` is made anew at every render
  useEffect(() => {
    if (isPhoto) void open();
  }, [file.evidenceId]);

  const label = `${strings.kinds[file.kind]} ${number}`;
  return (
    <>
      <Row label={label} value={strings.size(file.bytes)} />
      {source !== null && isPhoto ? (
        <Image src={source} mode="widthFix" style={{ width: '100%', borderRadius: '8px', marginTop: '8px' }} />
      ) : null}
      {source !== null && !isPhoto ? <Video src={source} controls style={{ width: '100%', marginTop: '8px' }} /> : null}
      {source === null && (!isPhoto || error !== null) ? (
        <Button kind="secondary" busy={busy} onClick={() => void open()}>
          {strings.open(label)}
        </Button>
      ) : null}
      {error ? <Note>{error.code === 'NOT_SET' ? strings.keyMissing : sentenceFor(error)}</Note> : null}
    </>
  );
};

export const EvidenceView = ({ reportId, files }: { readonly reportId: string; readonly files: readonly File[] }) => (
  <>
    {files.map((file, i) => (
      <EvidenceFile key={file.evidenceId} reportId={reportId} file={file} number={i + 1} />
    ))}
  </>
);
