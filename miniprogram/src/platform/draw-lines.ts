// A picture of a few lines of text, drawn the same way in WeChat and in the browser.

export interface PictureLine {
  readonly text: string;
  readonly size: number;
  readonly bold?: boolean;
  readonly muted?: boolean;
}

export const PICTURE_WIDTH = 750;
const MARGIN = 60;
const LEADING = 1.7;

/** Height in px that the lines need. */
export const pictureHeight = (lines: readonly PictureLine[]): number =>
  Math.ceil(MARGIN * 2 + lines.reduce((sum, { size }) => sum + size * LEADING, 0));

/** What both canvases offer of the 2d context. */
interface Pen {
  fillStyle: string | CanvasGradient | CanvasPattern;
  font: string;
  textBaseline: CanvasTextBaseline;
  fillRect(x: number, y: number, width: number, height: number): void;
  fillText(text: string, x: number, y: number): void;
}

/** Black on white, whatever the theme: it may be printed. */
export const drawLines = (pen: Pen, lines: readonly PictureLine[]): void => {
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, PICTURE_WIDTH, pictureHeight(lines));
  pen.textBaseline = 'top';
  let y = MARGIN;
  for (const { text, size, bold = false, muted = false } of lines) {
    pen.fillStyle = muted ? '#667085' : '#1f2933';
    pen.font = `${bold ? 'bold ' : ''}${size}px sans-serif`;
    pen.fillText(text, MARGIN, y);
    y += size * LEADING;
  }
};
