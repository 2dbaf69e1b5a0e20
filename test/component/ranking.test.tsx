import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { Ranking } from '../../miniprogram/src/ui/ranking';

const Host = () => {
  const [items, setItems] = useState(['航模社', '陶泥', '足球'].map((title) => ({ id: title, title })));
  return (
    <Ranking
      items={items}
      onMove={(from, to) => {
        const next = [...items];
        next.splice(to, 0, ...next.splice(from, 1));
        setItems(next);
      }}
      onRemove={(id) => setItems(items.filter((item) => item.id !== id))}
    />
  );
};
const order = (): (string | null)[] => [...document.querySelectorAll('.rowText')].map((one) => one.textContent);

describe('Ranking', () => {
  it('is changed by buttons that say what they move', () => {
    render(<Host />);
    fireEvent.click(screen.getByRole('button', { name: '足球 往前' }));
    fireEvent.click(screen.getByRole('button', { name: '航模社 往后' }));
    expect(order()).toEqual(['足球', '航模社', '陶泥']);
    fireEvent.click(screen.getByRole('button', { name: '移除 航模社' }));
    expect(order()).toEqual(['足球', '陶泥']);
  });

  it('offers no move beyond either end', () => {
    render(<Host />);
    expect(screen.queryByRole('button', { name: '航模社 往前' })).toBeNull();
    expect(screen.queryByRole('button', { name: '足球 往后' })).toBeNull();
  });
});
