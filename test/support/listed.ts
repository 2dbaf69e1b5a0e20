// The published list as a phone reads it, for suites that need to know what is on it.
import { acceptHead } from '../../shared/domain/institution/published-list/head';
import { readListFile } from '../../shared/domain/institution/published-list/list-file';
import { PUBLIC_KEYS } from '../../shared/tenant/public-keys';

/** @param origin of the local cloud that serves `public/` */
export const listedInstitutions = async (origin: string) => {
  const folder = `${origin}/public/institutions`;
  const accepted = acceptHead(await (await fetch(`${folder}/head.json`)).text(), null, PUBLIC_KEYS);
  if (!accepted.ok) throw new Error(`the published list's head is ${accepted.error}`);
  const { head } = accepted.value;
  const file = await (await fetch(`${folder}/${head.file}`)).arrayBuffer();
  const list = readListFile(new Uint8Array(file), head);
  if (!list.ok) throw new Error('the published list cannot be read');
  return list.value;
};
