// What is drawn also says in words what it shows.
import { render, screen } from '@testing-library/react';
import { Bar, Grid, Interval, Steps, Timeline } from '../../miniprogram/src/ui/pictures';
import { QrCode } from '../../miniprogram/src/ui/qr-code';
import { Verdict } from '../../miniprogram/src/ui/status';

describe('pictures with words', () => {
  it('a bar is as full as its figure, never fuller than full', () => {
    const { container, rerender } = render(<Bar value={10} max={40} label="10/40 个名额" />);
    const fill = (): string => (container.querySelector('.barFill') as HTMLElement).style.width;
    expect(screen.getByRole('img', { name: '10/40 个名额' })).toBeInTheDocument();
    expect(fill()).toBe('25%');
    rerender(<Bar value={80} max={40} label="80 个志愿争 40 个名额" />);
    expect(fill()).toBe('100%');
    expect(container.querySelector('.barFull')).not.toBeNull();
    rerender(<Bar value={0} max={0} label="没有名额" />);
    expect(fill()).toBe('0%');
  });

  it('an interval puts its point and its range on the scale', () => {
    const { container } = render(<Interval low={3} value={4} high={4.5} min={1} max={5} label="4 分（3–4.5）" />);
    expect(screen.getByRole('img', { name: '4 分（3–4.5）' })).toBeInTheDocument();
    expect((container.querySelector('.intervalPoint') as HTMLElement).style.left).toBe('75%');
    expect((container.querySelector('.intervalRange') as HTMLElement).style.width).toBe('37.5%');
  });

  it('steps say where one is', () => {
    render(<Steps steps={['什么事', '在哪里']} current={1} />);
    expect(screen.getByRole('img', { name: '2/2 在哪里' })).toBeInTheDocument();
  });

  it('a timeline keeps its order and its days', () => {
    render(
      <Timeline
        items={[
          { key: '2', title: '办结', at: '11月2日' },
          { key: '1', title: '收到', detail: '已登记' },
        ]}
      />,
    );
    const text = document.body.textContent ?? '';
    expect(text.indexOf('办结')).toBeLessThan(text.indexOf('收到'));
    expect(text).toContain('已登记');
  });

  it('a grid has its headings and cells', () => {
    render(
      <Grid
        columns={['周一', '周二']}
        rows={[{ title: '第1节', cells: [{ text: '航模社', tone: 'brand' }, { text: '' }] }]}
      />,
    );
    expect(screen.getByText('航模社').className).toContain('brand');
  });

  it('a QR code is one picture with its purpose in words', () => {
    render(<QrCode text="https://example.invalid/door/abc" label="门口核验码" />);
    const picture = screen.getByRole('img', { name: '门口核验码' });
    expect(picture.getAttribute('src')).toMatch(/^data:image\/png;base64,iVBOR/);
  });
});

describe('Verdict', () => {
  const rule = { title: '校外培训管理条例（示例）', article: '第12条', confidence: 'U' } as const;

  it('says it by icon and words, names the rule, and how sure we are', () => {
    render(<Verdict tone="bad" title="许可证已注销" detail="自 2023-08-10" rule={rule} />);
    expect(screen.getByText('✕')).toHaveAttribute('aria-hidden', 'true');
    expect(screen.getByText('许可证已注销')).toBeInTheDocument();
    expect(screen.getByText('依据：《校外培训管理条例（示例）》第12条（待主管部门确认）')).toBeInTheDocument();
  });

  it('has an icon of its own for each tone', () => {
    const icons = (['good', 'caution', 'bad', 'unknown', 'brand'] as const).map((tone) => {
      const { container, unmount } = render(<Verdict tone={tone} title="" />);
      const icon = container.querySelector('.icon')?.textContent;
      unmount();
      return icon;
    });
    expect(new Set(icons).size).toBe(5);
  });
});
