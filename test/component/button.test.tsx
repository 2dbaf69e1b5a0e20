import { fireEvent, render, screen } from '@testing-library/react';
import { Button } from '../../miniprogram/src/ui/button';

describe('Button', () => {
  it('does what it says when pressed, and can be reached by keyboard', () => {
    const onClick = jest.fn();
    render(<Button onClick={onClick}>提交举报</Button>);
    const button = screen.getByRole('button', { name: '提交举报' });
    fireEvent.click(button);
    expect(onClick).toHaveBeenCalledTimes(1);
    expect(button).toHaveAttribute('tabindex', '0');
  });

  it.each([
    ['busy', '请稍候…'],
    ['disabled', '提交举报'],
  ])('takes no press while it is %s, and says so to a screen reader', (state, words) => {
    const onClick = jest.fn();
    render(
      <Button onClick={onClick} {...{ [state]: true }}>
        提交举报
      </Button>,
    );
    const button = screen.getByRole('button', { name: words });
    fireEvent.click(button);
    expect(onClick).not.toHaveBeenCalled();
    expect(button).toHaveAttribute('aria-disabled', 'true');
    // The platforms' own attribute would bring their own colours.
    expect(button).not.toHaveAttribute('disabled');
  });

  it('has a look of its own for each kind', () => {
    for (const kind of ['primary', 'secondary', 'quiet', 'danger'] as const) {
      const { unmount } = render(<Button kind={kind}>好</Button>);
      expect(screen.getByRole('button').className).toContain(`${kind}Button`);
      unmount();
    }
  });
});
