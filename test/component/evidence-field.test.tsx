// Evidence on the phone: looked at before it is sent, sent piece by piece, gone on with after a broken connection and after the
// app was closed, never kept longer than it has to be.
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { EvidenceField } from '../../miniprogram/src/features/report/components/evidence-field';
import { forgetUploads } from '../../miniprogram/src/platform/use-evidence-uploads';
import { PIECE_BYTES } from '../../shared/domain/report/evidence';
import { ok, phone, refusal } from '../support/taro';

const PIECE_LETTERS = (PIECE_BYTES / 3) * 4;
const SMALL = 'A'.repeat(400);
/** Three pieces. */
const LARGE = 'A'.repeat(PIECE_LETTERS * 2 + 400);

/** The service's side of an upload: which pieces it has, under which name. */
const service = () => {
  const pieces = new Map<string, Set<number>>();
  let failing: (piece: number) => boolean = () => false;
  phone.answer = async ({ data }) => {
    const { action, input, clientRequestId } = data as {
      action: string;
      input: { upload?: string; piece?: number; of?: number };
      clientRequestId?: string;
    };
    const file = (id: string) =>
      ok({ evidenceId: `evidence-${id.slice(0, 4)}`, kind: 'video', format: 'mp4', bytes: 9 });
    if (action === 'uploadEvidence') return file(clientRequestId ?? '');
    const { upload = '', piece = 0, of = 0 } = input;
    const have = pieces.get(upload);
    if (action === 'evidenceProgress') {
      if (have === undefined) return refusal('NOT_FOUND');
      return ok({ missing: [0, 1, 2].filter((n) => !have.has(n)), file: null });
    }
    if (action === 'sendEvidencePiece') {
      if (failing(piece)) throw new Error('no network');
      pieces.set(upload, (have ?? new Set()).add(piece));
      return ok({ missing: Array.from({ length: of }, (_, n) => n).filter((n) => !pieces.get(upload)?.has(n)) });
    }
    return file(upload);
  };
  const breakAt = (when: (piece: number) => boolean): void => {
    failing = when;
  };
  return { pieces, breakAt };
};

const sent = (action: string): number => phone.calls.filter(({ data }) => data.action === action).length;
const keptFiles = (): string[] => [...phone.saved.keys()].filter((path) => path.includes('kept-'));

let ids: readonly string[] = [];
const Field = ({ draft }: { readonly draft?: string }) => {
  const [value, setValue] = useState<readonly string[]>([]);
  ids = value;
  return <EvidenceField value={value} onChange={setValue} draft={draft} />;
};

const pick = async (album: typeof phone.album): Promise<void> => {
  phone.album = album;
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '照片或视频' })));
};

beforeEach(() => {
  phone.reset();
  ids = [];
  // The waits between attempts are the person's, not the test's.
  jest.useFakeTimers({ advanceTimers: 2000, doNotFake: ['Date'] });
});
afterEach(() => jest.useRealTimers());

describe('evidence being chosen', () => {
  it('is looked at first: a picture goes only when the person says so', async () => {
    service();
    render(<Field />);
    await pick([
      { name: '1.jpg', base64: SMALL },
      { name: '2.jpg', base64: SMALL },
    ]);
    expect(screen.getByRole('dialog', { name: '传之前看一看' })).toBeInTheDocument();
    expect(phone.calls).toHaveLength(0);
    await act(async () => fireEvent.click(screen.getByRole('button', { name: '不传这张' })));
    await act(async () => fireEvent.click(screen.getByRole('button', { name: '不用盖，上传' })));
    await waitFor(() => expect(ids).toHaveLength(1));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(sent('uploadEvidence')).toBe(1);
  });

  it('is not sent uncovered when covering fails', async () => {
    service();
    render(<Field />);
    await pick([{ name: '1.jpg', base64: SMALL }]);
    fireEvent.click(screen.getByRole('checkbox', { name: '盖住第 1 行第 1 格' }));
    expect(screen.getByRole('checkbox', { name: '盖住第 1 行第 1 格' })).toHaveAttribute('aria-checked', 'true');
    // This phone has no canvas.
    await act(async () => fireEvent.click(screen.getByRole('button', { name: '盖好了，上传' })));
    expect(screen.getByText(/没能盖上，还没有上传/)).toBeInTheDocument();
    expect(phone.calls).toHaveLength(0);
  });
});

describe('evidence on its way', () => {
  it('sends a large file in pieces; a piece that fails for good can be sent again and the others are not', async () => {
    const { breakAt } = service();
    breakAt((piece) => piece === 1);
    render(<Field />);
    await pick([{ name: '1.mp4', base64: LARGE, isVideo: true }]);
    await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent(/没有传上.*网络不通/), { timeout: 15_000 });
    expect(sent('sendEvidencePiece')).toBe(5); // the first once, the second four times
    breakAt(() => false);
    phone.calls.length = 0;
    await act(async () => fireEvent.click(screen.getByRole('button', { name: /^重传/ })));
    await waitFor(() => expect(ids).toHaveLength(1));
    expect(phone.calls.map(({ data }) => (data.input as { piece?: number }).piece)).toEqual([
      undefined,
      1,
      2,
      undefined,
    ]);
  }, 30_000);

  it('heals by itself when the network is back before the last attempt', async () => {
    const { breakAt } = service();
    let failures = 2;
    breakAt((piece) => piece === 2 && failures-- > 0);
    render(<Field />);
    await pick([{ name: '1.mp4', base64: LARGE, isVideo: true }]);
    await waitFor(() => expect(ids).toHaveLength(1), { timeout: 15_000 });
    expect(sent('sendEvidencePiece')).toBe(5);
  }, 30_000);

  it('says what is wrong with a file that is refused, and does not try it again by itself', async () => {
    phone.answer = async () => ({
      ok: false,
      error: { code: 'FILE_REFUSED', details: { reason: 'TWO_IN_ONE' }, requestId: 'r' },
    });
    render(<Field draft="report" />);
    await pick([{ name: '1.mp4', base64: SMALL, isVideo: true }]);
    await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('藏着别的文件'));
    expect(phone.calls).toHaveLength(1);
    expect(keptFiles()).toEqual([]);
    expect(phone.kept('uploads:report')).toBeUndefined();
  });

  it('says when the hour is full, in words of its own', async () => {
    phone.answer = async () => ({
      ok: false,
      error: {
        code: 'TOO_MANY_TRIES',
        details: { what: 'file', of: 'one', max: 80, retryAt: Date.UTC(2026, 10, 23, 2) },
        requestId: 'r',
      },
    });
    render(<Field />);
    await pick([{ name: '1.mp4', base64: SMALL, isVideo: true }]);
    await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('10:00 后再传'));
  });
});

describe('a draft with a file under way', () => {
  const begin = async (): Promise<ReturnType<typeof service>> => {
    const cloud = service();
    cloud.breakAt((piece) => piece === 1);
    const { unmount } = render(<Field draft="report" />);
    await pick([{ name: '1.mp4', base64: LARGE, isVideo: true }]);
    await waitFor(() => expect(screen.getByRole('alert')).toBeInTheDocument(), { timeout: 15_000 });
    unmount();
    expect(keptFiles()).toHaveLength(1);
    cloud.breakAt(() => false);
    phone.calls.length = 0;
    phone.album = [];
    return cloud;
  };

  it('opened again goes on by itself where it broke off, and then nothing of the file stays on the phone', async () => {
    const { pieces } = await begin();
    render(<Field draft="report" />);
    await waitFor(() => expect(ids).toHaveLength(1), { timeout: 15_000 });
    expect(phone.calls.filter(({ data }) => data.action === 'sendEvidencePiece')).toHaveLength(2);
    expect(pieces.size).toBe(1);
    expect(keptFiles()).toEqual([]);
    expect(phone.kept('uploads:report')).toBeUndefined();
  }, 30_000);

  it('begins anew under another name when the service has long deleted what it had', async () => {
    const { pieces } = await begin();
    const notes = JSON.parse(String(phone.kept('uploads:report'))) as { since: number }[];
    const Taro = (await import('../support/taro')).default;
    Taro.setStorageSync(
      'uploads:report',
      JSON.stringify(notes.map((one) => ({ ...one, since: one.since - 86_400_000 }))),
    );
    render(<Field draft="report" />);
    await waitFor(() => expect(ids).toHaveLength(1), { timeout: 15_000 });
    expect(pieces.size).toBe(2);
    expect(keptFiles()).toEqual([]);
  }, 30_000);

  it('forgets the file when it is taken out, and all of them when the draft is done', async () => {
    await begin();
    await act(async () => forgetUploads('report'));
    expect(keptFiles()).toEqual([]);
    render(<Field draft="report" />);
    await act(async () => undefined);
    expect(phone.calls).toHaveLength(0);
  }, 30_000);

  it('goes on without when the phone has no room', async () => {
    service();
    phone.hasRoom = false;
    render(<Field draft="report" />);
    await pick([{ name: '1.mp4', base64: SMALL, isVideo: true }]);
    await waitFor(() => expect(ids).toHaveLength(1));
    expect(phone.kept('uploads:report')).toBeUndefined();
  });
});
