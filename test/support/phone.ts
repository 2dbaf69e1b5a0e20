// A phone with the built mini-program, in somebody's hand, on the demo's cloud: from tap to database.
import { builtFolder, type DemoCloud, openidOf, type Who } from './demo-cloud';
import { openWeappHost, type WeappHost } from './weapp-host';

export const openPhone = (demo: DemoCloud, who: Who, photos: readonly Uint8Array[] = []): WeappHost =>
  openWeappHost({
    dist: builtFolder('weapp'),
    callFunction: (name, data) => demo.cloud.runner.invoke(name, data, { openid: openidOf(who) }),
    photos,
    now: demo.now,
  });
