// Which demo person this browser plays. Bundled into the H5 build only.
const KEY = 'demo-openid';

/** The openid this browser sends: a chosen demo person's, or a stranger's of its own. */
export const demoOpenid = (): string => {
  const known = localStorage.getItem(KEY);
  if (known !== null) return known;
  const stranger = `visitor-${crypto.randomUUID()}`;
  localStorage.setItem(KEY, stranger);
  return stranger;
};

/** Becomes a demo person (or, with null, a stranger again). Reload afterwards: nothing of the former person may stay. */
export const becomeDemoPerson = (openid: string | null): void => {
  if (openid === null) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, openid);
};
