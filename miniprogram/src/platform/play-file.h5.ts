/** A source for `img`, `video` or `audio` that lives as long as the page. */
export const playable = async (base64: string, _format: string, mime: string): Promise<string> => {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  return URL.createObjectURL(new Blob([bytes], { type: mime }));
};
