// How pages open each other. Tab roots are switched to, all others are pushed.
import Taro, { useRouter } from '@tarojs/taro';
import { ROUTES, TABS } from './routes';

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

/** Back to the page before; opened by a link there is none, so it is the home page. */
export const back = (): void => {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else switchTab('home');
};

export const switchTab = (tab: keyof typeof TABS): void => void Taro.switchTab({ url: TABS[tab] });

/** A link that somebody mangled still opens: what cannot be decoded is taken as it is. */
const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** What the page was opened with; a missing one is undefined. */
export const useParams = (): Readonly<Record<string, string | undefined>> => {
  const { params } = useRouter();
  return Object.fromEntries(Object.entries(params).map(([key, value]) => [key, decoded(value ?? '')]));
};
