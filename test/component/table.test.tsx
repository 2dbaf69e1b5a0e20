import { fireEvent, render, screen } from '@testing-library/react';
import { type Column, Table } from '../../miniprogram/src/ui/desk';
import { phone } from '../support/taro';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly days: number;
}
const COLUMNS: readonly Column<Row>[] = [
  { key: 'name', title: '名称', value: ({ name }) => name },
  { key: 'days', title: '天数', value: ({ days }) => days, numeric: true },
];
const ROWS: readonly Row[] = [
  { id: '1', name: '丙', days: 9 },
  { id: '2', name: '甲', days: 10 },
  { id: '3', name: '=1+1', days: 2 },
];
const show = (rows = ROWS, onSelect?: (row: Row) => void) =>
  render(
    <Table
      columns={COLUMNS}
      rows={rows}
      rowKey={({ id }) => id}
      exportName="rows"
      {...(onSelect ? { onSelect } : {})}
    />,
  );
const names = (): (string | null)[] =>
  [...document.querySelectorAll('.tr:not(.th) .tdFirst')].map((cell) => cell.textContent);
const exported = (): string => String(phone.saved.get('wxfile://usr/rows.csv'));

beforeEach(() => phone.reset());

describe('a desk’s table', () => {
  it('sorts by a press on a heading, figures as figures, and back by the next', () => {
    show();
    const days = screen.getByRole('button', { name: '天数' });
    fireEvent.click(days);
    expect(names()).toEqual(['=1+1', '丙', '甲']);
    fireEvent.click(days);
    expect(names()).toEqual(['甲', '丙', '=1+1']);
    expect(screen.getByRole('button', { name: '天数 ↓' })).toBeInTheDocument();
  });

  it('filters by words in any column and exports what is in sight, safe to open', () => {
    show();
    fireEvent.click(screen.getByText('导出 3 行'));
    expect(exported()).toBe("\uFEFF名称,天数\r\n丙,9\r\n甲,10\r\n'=1+1,2\r\n");
    fireEvent.change(screen.getByLabelText('在列表里筛选'), { target: { value: '甲' } });
    expect(names()).toEqual(['甲']);
    fireEvent.click(screen.getByText('导出 1 行'));
    expect(exported()).toBe('\uFEFF名称,天数\r\n甲,10\r\n');
    fireEvent.change(screen.getByLabelText('在列表里筛选'), { target: { value: '没有' } });
    expect(screen.getByText('这里还没有内容')).toBeInTheDocument();
  });

  it('draws no more rows than WeChat bears, says how many it leaves out, and exports them all', () => {
    show(Array.from({ length: 399 }, (_, i) => ({ id: String(i), name: `机构${i}`, days: i })));
    expect(names()).toHaveLength(50);
    expect(screen.getByText('还有 349 行，请筛选或导出')).toBeInTheDocument();
    fireEvent.click(screen.getByText('导出 399 行'));
    expect(exported().split('\r\n')).toHaveLength(401);
  });

  it('hands the pressed row on', () => {
    const onSelect = jest.fn();
    show(ROWS, onSelect);
    fireEvent.click(screen.getByText('甲'));
    expect(onSelect).toHaveBeenCalledWith(ROWS[1]);
  });
});
