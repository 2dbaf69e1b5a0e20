import { fireEvent, render, screen, within } from '@testing-library/react';
import { useState } from 'react';
import { SearchPicker, Segments, Stepper } from '../../miniprogram/src/ui/choosers';
import {
  Choice,
  DateField,
  MultiChoice,
  PickerField,
  SearchBar,
  TextArea,
  TextField,
} from '../../miniprogram/src/ui/fields';

const OPTIONS = [
  { value: 'a', label: '亲眼看到' },
  { value: 'b', label: '听别人说' },
  { value: 'c', label: '有收据' },
] as const;

describe('a text field', () => {
  it('has its label, hands on what is typed, and says its error aloud', () => {
    const onChange = jest.fn();
    render(<TextField label="标题" value="" onChange={onChange} error="太短" hint="最多 60 字" maxLength={60} />);
    const field = screen.getByLabelText('标题');
    fireEvent.change(field, { target: { value: '通知' } });
    expect(onChange).toHaveBeenCalledWith('通知');
    expect(field).toHaveAttribute('maxlength', '60');
    expect(screen.getByRole('alert')).toHaveTextContent('太短');
    expect(screen.getByText('最多 60 字')).toBeInTheDocument();
  });

  it('may hold several lines', () => {
    const onChange = jest.fn();
    render(<TextArea label="经过" value="" onChange={onChange} />);
    fireEvent.change(screen.getByLabelText('经过'), { target: { value: '一\n二' } });
    expect(onChange).toHaveBeenCalledWith('一\n二');
  });
});

describe('choices', () => {
  it('of one: the others are let go', () => {
    const Host = () => {
      const [value, setValue] = useState<'a' | 'b' | 'c' | null>(null);
      return <Choice label="怎么知道的" options={OPTIONS} value={value} onChange={setValue} />;
    };
    render(<Host />);
    fireEvent.click(screen.getByRole('radio', { name: '亲眼看到' }));
    fireEvent.click(screen.getByRole('radio', { name: '有收据' }));
    expect(screen.getAllByRole('radio', { checked: true }).map((one) => one.textContent)).toEqual(['有收据']);
  });

  it('of several: each by itself, in the order in which they were chosen', () => {
    const chosen: string[][] = [];
    const Host = () => {
      const [values, setValues] = useState<('a' | 'b' | 'c')[]>([]);
      return (
        <MultiChoice
          label=""
          options={OPTIONS}
          values={values}
          onChange={(next) => {
            chosen.push(next);
            setValues(next);
          }}
        />
      );
    };
    render(<Host />);
    for (const name of ['有收据', '亲眼看到', '有收据']) fireEvent.click(screen.getByRole('checkbox', { name }));
    expect(chosen).toEqual([['c'], ['c', 'a'], ['a']]);
  });

  it('from a wheel: the value, not its place', () => {
    const onChange = jest.fn();
    render(<PickerField label="区县" options={OPTIONS} value={null} onChange={onChange} />);
    expect(screen.getByRole('button', { name: '区县' })).toHaveTextContent('请选择');
    fireEvent.change(screen.getByRole('combobox'), { target: { value: '1' } });
    expect(onChange).toHaveBeenCalledWith('b');
  });

  it('of a day', () => {
    const onChange = jest.fn();
    const { container } = render(<DateField label="日期" value="2026-11-25" onChange={onChange} />);
    fireEvent.change(container.querySelector('input[type=date]') as Element, { target: { value: '2026-11-26' } });
    expect(onChange).toHaveBeenCalledWith('2026-11-26');
  });
});

describe('SearchBar', () => {
  it('is cleared and submitted by presses that appear with the first letter', () => {
    const [onChange, onSubmit] = [jest.fn(), jest.fn()];
    const { rerender } = render(<SearchBar value="" onChange={onChange} placeholder="查" onSubmit={onSubmit} />);
    expect(screen.queryByRole('button')).toBeNull();
    rerender(<SearchBar value="星河" onChange={onChange} placeholder="查" onSubmit={onSubmit} />);
    fireEvent.click(screen.getByRole('button', { name: '查找' }));
    fireEvent.keyDown(screen.getByLabelText('查'), { key: 'Enter' });
    expect(onSubmit).toHaveBeenCalledTimes(2);
    fireEvent.click(screen.getByRole('button', { name: '清除' }));
    expect(onChange).toHaveBeenCalledWith('');
  });
});

describe('SearchPicker', () => {
  const COMMUNITIES = Array.from({ length: 2187 }, (_, i) => ({
    value: String(i),
    label: `示例社区${i}`,
    note: i % 2 === 0 ? '汉台区' : '南郑区',
    keywords: `slsq${i}`,
  }));

  it('shows few of thousands, narrows by each word typed, and closes with the choice', () => {
    const onChange = jest.fn();
    render(<SearchPicker label="社区" options={COMMUNITIES} value={null} onChange={onChange} />);
    fireEvent.click(screen.getByRole('button', { name: '社区' }));
    const sheet = screen.getByRole('dialog', { name: '社区' });
    expect(within(sheet).getAllByText(/^示例社区/)).toHaveLength(50);
    fireEvent.change(within(sheet).getByLabelText('输入名称里的几个字查找'), { target: { value: '南郑 2031' } });
    expect(within(sheet).getAllByText(/^示例社区/)).toHaveLength(1);
    fireEvent.click(within(sheet).getByText('示例社区2031'));
    expect(onChange).toHaveBeenCalledWith('2031');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('shows streets first where options have them, opens one and goes back, and searches them all', () => {
    const options = COMMUNITIES.slice(0, 120).map((one, i) => ({ ...one, group: `示例街道${i % 3}` }));
    const onChange = jest.fn();
    render(<SearchPicker label="社区" options={options} value={null} onChange={onChange} />);
    fireEvent.click(screen.getByRole('button', { name: '社区' }));
    const sheet = screen.getByRole('dialog', { name: '社区' });
    expect(within(sheet).getAllByText(/^示例街道/)).toHaveLength(3);
    expect(within(sheet).queryByText(/^示例社区/)).toBeNull();
    fireEvent.click(within(sheet).getByText('示例街道1'));
    expect(within(sheet).getAllByText(/^示例社区/)).toHaveLength(40);
    fireEvent.click(within(sheet).getByText('‹ 示例街道1'));
    expect(within(sheet).queryByText(/^示例社区/)).toBeNull();
    fireEvent.change(within(sheet).getByLabelText('输入名称里的几个字查找'), { target: { value: '社区119' } });
    fireEvent.click(within(sheet).getByText('示例社区119'));
    expect(onChange).toHaveBeenCalledWith('119');
  });

  it('is found by initials, and says so when nothing is', () => {
    render(<SearchPicker label="社区" options={COMMUNITIES} value="3" onChange={() => undefined} />);
    const press = screen.getByRole('button', { name: '社区' });
    expect(press).toHaveTextContent('示例社区3');
    fireEvent.click(press);
    const field = screen.getByLabelText('输入名称里的几个字查找');
    fireEvent.change(field, { target: { value: 'SLSQ77' } });
    expect(screen.getByText('示例社区77')).toBeInTheDocument();
    fireEvent.change(field, { target: { value: '火星' } });
    expect(screen.getByText('没有找到，换个写法试试')).toBeInTheDocument();
  });
});

describe('Segments and Stepper', () => {
  it('say which view is on and how many wait in the others', () => {
    const onChange = jest.fn();
    const options = [
      { value: 'mine', label: '我的' },
      { value: 'all', label: '全部', count: 120 },
    ] as const;
    render(<Segments label="看哪些" options={options} value="mine" onChange={onChange} />);
    expect(screen.getByRole('tab', { selected: true })).toHaveTextContent('我的');
    fireEvent.click(screen.getByRole('tab', { name: /全部/ }));
    expect(onChange).toHaveBeenCalledWith('all');
    expect(screen.getByText('99+')).toBeInTheDocument();
  });

  it('never leave their range', () => {
    const onChange = jest.fn();
    render(<Stepper label="名额" value={20} min={1} max={20} unit="人" onChange={onChange} />);
    fireEvent.click(screen.getByRole('button', { name: '名额 加一' }));
    fireEvent.click(screen.getByRole('button', { name: '名额 减一' }));
    expect(onChange.mock.calls).toEqual([[20], [19]]);
    expect(screen.getByText('20 人')).toBeInTheDocument();
  });
});
