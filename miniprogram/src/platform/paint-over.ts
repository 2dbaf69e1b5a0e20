// The painting that both canvases share.

/** A rectangle as shares (0–1) of width and height. */
export interface Part {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const COVER = '#3f4650';

export const paintOver = (
  pen: CanvasRenderingContext2D,
  { width, height }: { readonly width: number; readonly height: number },
  parts: readonly Part[],
): void => {
  pen.fillStyle = COVER;
  for (const part of parts) {
    // Outwards to whole pixels: no row of a face stays between two blocks.
    const left = Math.floor(part.left * width);
    const top = Math.floor(part.top * height);
    pen.fillRect(
      left,
      top,
      Math.ceil((part.left + part.width) * width) - left,
      Math.ceil((part.top + part.height) * height) - top,
    );
  }
};
