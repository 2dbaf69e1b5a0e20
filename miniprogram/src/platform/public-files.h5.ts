/** The bytes of `public/<path>`, from the local cloud that served this page. @throws anything when it could not be read */
export const readPublicFile = async (path: string): Promise<Uint8Array> => {
  const response = await fetch(`/public/${path}`, { cache: 'no-store' });
  if (!response.ok) throw new Error(`public file: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
};
