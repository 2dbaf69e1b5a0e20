import { fireEvent, render, screen } from '@testing-library/react';
import { PrintBlock, PrintPage } from '../../miniprogram/src/ui/print-page';
import { phone } from '../support/taro';

beforeEach(() => phone.reset());

describe('PrintPage in WeChat, which has no printer', () => {
  it('says where to print, and gives the same content as a file', async () => {
    const content = new Uint8Array([1, 2, 3]);
    render(
      <PrintPage file={{ name: 'codes.xlsx', content }}>
        <PrintBlock>示例·王小禾 K0WF5F862X94</PrintBlock>
      </PrintPage>,
    );
    expect(screen.getByText('打印请在电脑浏览器里打开这一页')).toBeInTheDocument();
    expect(screen.getByText(/王小禾/).className).toContain('printBlock');
    fireEvent.click(screen.getByRole('button', { name: '存成文件' }));
    const saved = phone.saved.get('wxfile://usr/codes.xlsx') as ArrayBuffer;
    expect([...new Uint8Array(saved)]).toEqual([1, 2, 3]);
  });

  it('offers no file where there is none', () => {
    render(<PrintPage>门口核验码</PrintPage>);
    expect(screen.queryByRole('button')).toBeNull();
  });
});
