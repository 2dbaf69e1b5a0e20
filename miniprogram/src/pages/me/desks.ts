// 工作台: the desks that a role opens.
import type { Role } from '@shared/domain/account/roles';
import type { Route } from '@/platform/router';
import { deskStrings } from '@/strings/desks';

export const DESKS: readonly {
  readonly roles: readonly Role[];
  readonly title: string;
  readonly note: string;
  readonly route: Route;
}[] = [{ roles: ['officer'], ...deskStrings.registry, route: 'registryDesk' }];
