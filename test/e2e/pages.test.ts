// Every page at phone size, every desk at desktop size: it opens without an error, fits its width, and is photographed.
import { ROUTES, TABS } from '../../miniprogram/src/platform/routes';
import { DESKTOP, type Demo, journey, openDemo, PHONE, type Who } from '../support/browser';

const CHILD = 'roundId=round-1&childId=child-001-0001';

/** As whom a page is opened, and with what. A page that is not named here is opened by a guardian, without parameters. */
const OPENED: Partial<Record<keyof typeof ROUTES | keyof typeof TABS, { who: Who; query?: string }>> = {
  report: { who: 'nobody' },
  clubStudent: { who: 'nobody' },
  institutionSearch: { who: 'nobody', query: 'q=%E7%A4%BA%E4%BE%8B' },
  clubRound: { who: 'guardian', query: 'roundId=round-3&childId=child-001-0001' },
  clubResult: { who: 'guardian', query: CHILD },
  rateClub: { who: 'guardian', query: 'clubId=round-1-club-06&childId=child-001-0001' },
  triageDesk: { who: 'cityOfficer' },
  registryDesk: { who: 'cityOfficer' },
  inspectionDesk: { who: 'cityOfficer' },
  roundsDesk: { who: 'schoolAdmin' },
  termEndDesk: { who: 'schoolAdmin' },
  noticeDesk: { who: 'schoolAdmin' },
  attendanceDesk: { who: 'teacher' },
};

journey('every page', () => {
  let demo: Demo;
  beforeAll(async () => {
    demo = await openDemo();
  });
  afterAll(() => demo.close());
  afterEach(() => {
    demo.faults.length = 0;
  });

  const pages = Object.entries({ ...TABS, ...ROUTES }) as [keyof typeof ROUTES | keyof typeof TABS, string][];
  it.each(pages)('%s opens and fits', async (name, route) => {
    const { who, query } = OPENED[name] ?? { who: 'guardian' };
    const receipt = name === 'followReport' ? `receipt=${demo.receipt}` : '';
    const notice = name === 'notice' ? `id=${await firstNotice(demo)}` : '';
    const institution = name === 'institution' ? `id=${await firstInstitution(demo)}` : '';
    const parameters = [query, receipt, notice, institution].filter(Boolean).join('&');
    const isDesk = route.startsWith('/desks/');
    for (const [sizeName, size] of [['phone', PHONE], ...(isDesk ? [['desktop', DESKTOP] as const] : [])] as const) {
      const page = await demo.open(who, parameters ? `${route}?${parameters}` : route, size);
      await page.waitForLoadState('networkidle');
      await demo.shoot(page, `${name}-${sizeName}`);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      expect((await page.innerText('body')).trim()).not.toBe('');
      await page.context().close();
    }
    expect(demo.faults).toEqual([]);
  });

  it('shows every family page in large type too', async () => {
    for (const name of ['home', 'clubs', 'report'] as const) {
      const page = await demo.open('guardian', '/pages/me/index');
      await page.evaluate(() => localStorage.setItem('elder', JSON.stringify({ data: 'true' })));
      await page.goto(`${demo.cloud.origin}/#${{ ...TABS, ...ROUTES }[name]}`);
      await page.reload();
      await page.waitForLoadState('networkidle');
      await demo.shoot(page, `${name}-elder`);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      await page.context().close();
    }
    expect(demo.faults).toEqual([]);
  });
});

/** What an endpoint tells the demo's guardian. */
const ask = async (demo: Demo, functionName: string, action: string): Promise<Record<string, { id: string }[]>> => {
  const response = await fetch(`${demo.cloud.origin}/call/${functionName}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-local-openid': 'demo-guardian' },
    body: JSON.stringify({ action, input: {} }),
  });
  return ((await response.json()) as { data: Record<string, { id: string }[]> }).data;
};

const firstNotice = async (demo: Demo): Promise<string> =>
  (await ask(demo, 'notice', 'mine'))['notices']?.[0]?.id ?? '';

const firstInstitution = async (demo: Demo): Promise<string> =>
  (await ask(demo, 'institution', 'publicList'))['institutions']?.find(({ id }) => id !== '')?.id ?? '';
