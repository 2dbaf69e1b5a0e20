// Every page by a short name. Tab roots are switched to, all others are pushed.
import Taro, { useRouter } from '@tarojs/taro';

export const TABS = {
  home: '/pages/home/index',
  clubs: '/pages/clubs/index',
  progress: '/pages/progress/index',
  me: '/pages/me/index',
} as const;

export const ROUTES = {
  institutionSearch: '/features/institution/pages/search/index',
  institution: '/features/institution/pages/detail/index',
  report: '/features/report/pages/submit/index',
  followReport: '/features/report/pages/follow/index',
  triageDesk: '/desks/report/pages/triage/index',
  registryDesk: '/desks/institution/pages/registry/index',
} as const;

export type Route = keyof typeof ROUTES;
type Params = Readonly<Record<string, string>>;

const withParams = (path: string, params: Params): string => {
  const query = Object.entries(params).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return query.length === 0 ? path : `${path}?${query.join('&')}`;
};

export const go = (route: Route, params: Params = {}): void =>
  void Taro.navigateTo({ url: withParams(ROUTES[route], params) });

/** Like `go`, but there is no way back to the present page. */
export const replace = (route: Route, params: Params = {}): void =>
  void Taro.redirectTo({ url: withParams(ROUTES[route], params) });

export const back = (): void => void Taro.navigateBack();

export const switchTab = (tab: keyof typeof TABS): void => void Taro.switchTab({ url: TABS[tab] });

/** What the page was opened with; a missing one is undefined. */
export const useParams = (): Readonly<Record<string, string | undefined>> => {
  const { params } = useRouter();
  return Object.fromEntries(Object.entries(params).map(([key, value]) => [key, decodeURIComponent(value ?? '')]));
};
