// A phone with the built mini-program, in somebody's hand, on the demo's cloud: from tap to database.
import { PUBLIC_FILES } from '../../shared/tenant/public-files';
import { builtFolder, type DemoCloud, openidOf, type Who } from './demo-cloud';
import { openWeappHost, type WeappHost } from './weapp-host';

/** What the bucket's rule lets every client read. */
const readPublic = async ({ cloud }: DemoCloud, fileId: string): Promise<Uint8Array | null> => {
  if (!fileId.startsWith(PUBLIC_FILES)) return null;
  const response = await fetch(`${cloud.origin}/public/${fileId.slice(PUBLIC_FILES.length)}`);
  return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
};

export const openPhone = (demo: DemoCloud, who: Who, photos: readonly Uint8Array[] = []): WeappHost =>
  openWeappHost({
    dist: builtFolder('weapp'),
    readFile: (fileId) => readPublic(demo, fileId),
    callFunction: (name, data) => demo.cloud.runner.invoke(name, data, { openid: openidOf(who) }),
    photos,
    now: demo.now,
  });
