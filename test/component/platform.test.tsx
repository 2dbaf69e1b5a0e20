// The hooks between a page and the backend, on a phone whose cloud the test answers for.
import { act, renderHook, waitFor } from '@testing-library/react';
import { useDraft } from '../../miniprogram/src/platform/use-draft';
import { useEndpoint } from '../../miniprogram/src/platform/use-endpoint';
import { useSelection } from '../../miniprogram/src/platform/use-selection';
import { useWrite } from '../../miniprogram/src/platform/use-write';
import { ok, phone, refusal } from '../support/taro';

beforeEach(() => phone.reset());

/** A promise that a test settles. */
const held = () => {
  let letGo: (value: unknown) => void = () => undefined;
  let refuse: (error: Error) => void = () => undefined;
  const promise = new Promise<unknown>((resolve, reject) => {
    letGo = resolve;
    refuse = reject;
  });
  return { promise, letGo, refuse };
};

describe('useWrite', () => {
  const input = { token: 'a-token-of-this-test', roundId: 'round-1', clubIds: ['club-1'] };

  it('sends once, however often it is pressed while under way', async () => {
    const answer = held();
    phone.answer = () => answer.promise;
    const { result } = renderHook(() => useWrite('club.confirmWishes'));
    let replies: unknown[] = [];
    await act(async () => {
      const presses = [1, 2, 3].map(() => result.current.submit(input));
      await Promise.resolve();
      answer.letGo(ok({ confirmedAt: 1 }));
      replies = await Promise.all(presses);
    });
    expect(phone.calls).toHaveLength(1);
    expect(replies).toEqual([{ confirmedAt: 1 }, null, null]);
    expect(result.current.busy).toBe(false);
  });

  it('keeps the identity of the request until it went through, and takes a new one for another content', async () => {
    const { result } = renderHook(() => useWrite('club.confirmWishes'));
    await act(async () => void (await result.current.submit(input))); // no network
    expect(result.current.error?.code).toBe('OFFLINE');
    phone.answer = async () => ok({ confirmedAt: 1 });
    await act(async () => void (await result.current.submit(input)));
    await act(async () => void (await result.current.submit({ ...input, clubIds: ['club-2'] })));
    const [first, again, other] = phone.calls.map(({ data }) => data.clientRequestId);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect(result.current.error).toBeNull();
  });

  it('tells what it was refused with, with the id to quote', async () => {
    phone.answer = async () => refusal('CONFLICT', 'request-9');
    const { result } = renderHook(() => useWrite('club.confirmWishes'));
    await act(async () => void (await result.current.submit(input)));
    expect([result.current.error?.code, result.current.error?.requestId]).toEqual(['CONFLICT', 'request-9']);
  });
});

describe('useDraft', () => {
  it('keeps what was typed on the phone, and forgets it once sent', () => {
    const { result, unmount } = renderHook(() => useDraft('report', { text: '', place: '' }));
    act(() => result.current.change({ text: '四楼' }));
    unmount();
    const again = renderHook(() => useDraft('report', { text: '', place: '' }));
    expect(again.result.current.draft).toEqual({ text: '四楼', place: '' });
    act(() => again.result.current.discard());
    expect(again.result.current.draft.text).toBe('');
    expect(phone.kept('draft:report')).toBeUndefined();
  });

  it('is not troubled by what it cannot read', () => {
    const { result } = renderHook(() => useDraft('other', { text: 'leer' }));
    expect(result.current.draft).toEqual({ text: 'leer' });
  });
});

describe('useEndpoint', () => {
  const show = (id: string | null, keepOffline = false) =>
    renderHook(({ asked }) => useEndpoint('institution.get', asked === null ? null : { id: asked }, { keepOffline }), {
      initialProps: { asked: id },
    });

  it('asks nothing without a question', () => {
    const { result } = show(null);
    expect([phone.calls.length, result.current.isLoading]).toEqual([0, false]);
  });

  it('never shows an answer to an earlier question', async () => {
    const [slow, quick] = [held(), held()];
    phone.answer = ({ data }) => ((data.input as { id: string }).id === 'slow' ? slow.promise : quick.promise);
    const { result, rerender } = show('slow');
    expect(result.current.isLoading).toBe(true);
    rerender({ asked: 'quick' });
    await act(async () => quick.letGo(ok({ institution: { id: 'quick' } })));
    await act(async () => slow.letGo(ok({ institution: { id: 'slow' } })));
    expect(result.current.data).toEqual({ institution: { id: 'quick' } });
    rerender({ asked: 'third' });
    expect([result.current.data, result.current.isLoading]).toEqual([null, true]);
  });

  it('shows what it kept, and as of when, while there is no network; with the network again, the new', async () => {
    phone.answer = async () => ok({ institution: { id: 'a' } });
    const online = show('a', true);
    await waitFor(() => expect(online.result.current.data).not.toBeNull());
    online.unmount();
    phone.answer = () => Promise.reject(new Error('no network'));
    const { result } = show('a', true);
    await waitFor(() => expect(result.current.offline).toBe(true));
    expect(result.current.data).toEqual({ institution: { id: 'a' } });
    expect(result.current.asOf).toMatch(/^\d+月\d+日 \d\d:\d\d$/);
    phone.answer = async () => ok({ institution: { id: 'a', name: 'new' } });
    await act(async () => result.current.reload());
    await waitFor(() => expect(result.current.offline).toBe(false));
    expect(result.current.data).toEqual({ institution: { id: 'a', name: 'new' } });
  });

  it('keeps nothing that it was not asked to keep', async () => {
    phone.answer = async () => ok({ institution: { id: 'a' } });
    const online = show('a');
    await waitFor(() => expect(online.result.current.data).not.toBeNull());
    online.unmount();
    phone.answer = () => Promise.reject(new Error('no network'));
    const { result } = show('a');
    await waitFor(() => expect(result.current.error?.code).toBe('OFFLINE'));
    expect(result.current.data).toBeNull();
  });

  it('takes what is no envelope for a busy service, not for an answer', async () => {
    phone.answer = async () => '<html>';
    const { result } = show('a');
    await waitFor(() => expect(result.current.error?.code).toBe('BUSY'));
  });
});

describe('useSelection', () => {
  it('opens the first row on a wide screen, none on a phone, and lets go of a row that went away', () => {
    const phoneSize = renderHook(() => useSelection(['a', 'b']));
    expect([phoneSize.result.current.id, phoneSize.result.current.isChosen]).toEqual([null, false]);
    phone.windowWidth = 1440;
    const { result, rerender } = renderHook(({ ids }) => useSelection(ids), { initialProps: { ids: ['a', 'b'] } });
    expect([result.current.id, result.current.isChosen]).toEqual(['a', false]);
    act(() => result.current.choose('b'));
    expect([result.current.id, result.current.isChosen]).toEqual(['b', true]);
    rerender({ ids: ['a'] });
    expect([result.current.id, result.current.isChosen]).toEqual(['a', false]);
  });
});
