import { act, fireEvent, render, screen } from '@testing-library/react';
import { ConfirmSheet, useUndo } from '../../miniprogram/src/ui/sheet';
import { UploadList } from '../../miniprogram/src/ui/upload-list';

describe('ConfirmSheet', () => {
  it('does it, or is put away by ✕ and by a press beside it', () => {
    const [onConfirm, onClose] = [jest.fn(), jest.fn()];
    const { container } = render(
      <ConfirmSheet title="办结" action="确认办结" onConfirm={onConfirm} onClose={onClose}>
        举报人会看到结果
      </ConfirmSheet>,
    );
    expect(screen.getByRole('dialog', { name: '办结' })).toHaveTextContent('举报人会看到结果');
    fireEvent.click(screen.getByRole('button', { name: '确认办结' }));
    fireEvent.click(screen.getByRole('button', { name: '关闭' }));
    fireEvent.click(container.querySelector('.mask') as Element);
    expect([onConfirm, onClose].map(({ mock }) => mock.calls.length)).toEqual([1, 2]);
  });
});

describe('useUndo', () => {
  const putBack = jest.fn();
  const Host = () => {
    const undo = useUndo();
    return (
      <div>
        <button type="button" onClick={() => undo.offer('已移除“航模社”', putBack)}>
          移除
        </button>
        {undo.bar}
      </div>
    );
  };
  beforeEach(() => {
    putBack.mockClear();
    jest.useFakeTimers();
  });
  afterEach(() => jest.useRealTimers());

  it('takes the step back once, while the word stands', () => {
    render(<Host />);
    fireEvent.click(screen.getByText('移除'));
    fireEvent.click(screen.getByText('撤销'));
    expect(putBack).toHaveBeenCalledTimes(1);
    expect(screen.queryByText('撤销')).toBeNull();
  });

  it('goes away by itself after six seconds, counted from the last step', () => {
    render(<Host />);
    fireEvent.click(screen.getByText('移除'));
    act(() => jest.advanceTimersByTime(5000));
    fireEvent.click(screen.getByText('移除'));
    act(() => jest.advanceTimersByTime(5000));
    expect(screen.getByText('撤销')).toBeInTheDocument();
    act(() => jest.advanceTimersByTime(1001));
    expect(screen.queryByText('撤销')).toBeNull();
    expect(putBack).not.toHaveBeenCalled();
  });
});

describe('UploadList', () => {
  it('offers to send again only what failed, and to take out anything', () => {
    const [onRetry, onRemove] = [jest.fn(), jest.fn()];
    const items = [
      { key: 'a', name: '1.jpg', state: 'done', note: '已清除拍摄地点' },
      { key: 'b', name: '2.jpg', state: 'failed', note: '网络不通' },
      { key: 'c', name: '3.jpg', state: 'sending' },
    ] as const;
    render(<UploadList items={items} onRetry={onRetry} onRemove={onRemove} />);
    expect(screen.getByText('已上传 · 已清除拍摄地点')).toBeInTheDocument();
    expect(screen.getByRole('alert')).toHaveTextContent('没有传上 · 网络不通');
    fireEvent.click(screen.getByRole('button', { name: '重传 2.jpg' }));
    fireEvent.click(screen.getByRole('button', { name: '移除 3.jpg' }));
    expect(screen.getAllByText('重传')).toHaveLength(1);
    expect([onRetry.mock.calls, onRemove.mock.calls]).toEqual([[['b']], [['c']]]);
  });
});
