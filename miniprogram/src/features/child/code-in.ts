// A school's code out of what was scanned or opened: the strip's QR holds the code itself, a link holds it as `code=`.

/** The code, or null when the text holds none. */
export const codeIn = (text: string): string | null => {
  const inLink = /[?&]code=([0-9A-Za-z-]{8,40})/.exec(text)?.[1];
  const bare = /^[0-9A-Za-z][0-9A-Za-z\s-]{6,38}[0-9A-Za-z]$/.test(text.trim()) ? text.trim() : null;
  return inLink ?? bare;
};
