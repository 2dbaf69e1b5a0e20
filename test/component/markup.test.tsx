// What others wrote is shown as text: 150 texts that want to be markup, through every part that shows one person's words to
// another. The part must hold the same elements as for a harmless text, and every letter of it.
import { act, render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { ComplaintThread } from '../../miniprogram/src/features/account/components/complaint-thread';
import { Catalogue } from '../../miniprogram/src/features/club/components/catalogue';
import { NoticeList } from '../../miniprogram/src/features/notice/components/notice-list';
import NoticePage from '../../miniprogram/src/features/notice/pages/notice';
import { Thread } from '../../miniprogram/src/features/report/components/thread';
import DecisionsPage from '../../miniprogram/src/features/report/pages/decisions';
import { MARKUP } from '../support/hostile-texts';
import { ok, phone } from '../support/taro';

jest.setTimeout(60_000);
const HARMLESS = '一句平常的话';

const notice = (text: string) => ({
  notices: [
    {
      id: 'n',
      title: text,
      paragraphs: [text],
      grades: [],
      effectiveFrom: '2026-11-23',
      effectiveUntil: null,
      sourceLink: '',
      from: text,
      publishedAt: 1,
    },
  ],
});
const decision = (text: string) => ({
  publications: [
    {
      id: 'p',
      title: text,
      text,
      document: text,
      districtCode: '610702',
      publishedOn: '2026-11-23',
      annulledOn: '2026-11-24',
      withdrawBy: '2026-11-27',
      withdrawRule: null,
    },
  ],
});
const complaint = (text: string) => ({
  topic: 'hardToUse',
  state: 'answered',
  dueOn: null,
  messages: [
    { from: 'person', day: '2026-11-23', text },
    { from: 'office', day: '2026-11-23', text },
  ],
});

interface Part {
  readonly what: string;
  readonly shown: (text: string) => ReactElement;
  readonly reply?: (text: string) => unknown;
}

const nothing = (): void => undefined;
const club = (text: string) => ({
  id: 'c',
  name: text,
  description: text,
  slots: ['Tue-1'],
  grades: [4],
  capacity: 10,
  lastTerm: null,
  minSize: 0,
  teacherName: text,
  room: text,
  feeFen: 0,
});

const PARTS: readonly Part[] = [
  { what: 'the list of notices', shown: () => <NoticeList />, reply: notice },
  { what: 'a notice', shown: () => <NoticePage />, reply: notice },
  { what: 'published decisions', shown: () => <DecisionsPage />, reply: decision },
  { what: 'a complaint and its answers', shown: () => <ComplaintThread receipt="r" />, reply: complaint },
  {
    what: "a report's questions, answers and reply",
    shown: (text) => (
      <Thread
        entries={[
          { kind: 'words', from: 'office', purpose: 'question', day: '2026-11-23', text },
          { kind: 'words', from: 'reporter', purpose: 'answer', day: '2026-11-23', text },
        ]}
        officeName={text}
        reporterName={text}
      />
    ),
  },
  {
    what: 'clubs to choose from',
    shown: (text) => (
      <Catalogue
        clubs={[club(text) as never]} // only what the part shows
        grade={4}
        chosen={[]}
        isFull={false}
        isOpen={true}
        onAdd={nothing}
      />
    ),
  },
];

/** What a text became: the elements and attributes that are there with it, and whether all its letters are. */
const becameOf = async ({ shown, reply }: Part, text: string) => {
  phone.reset();
  phone.params = { id: 'n' };
  phone.answer = async () => ok(reply?.(text));
  const { container, unmount } = render(shown(text));
  await act(async () => undefined);
  const elements = [...container.querySelectorAll('*')].map(
    (element) =>
      `${element.tagName} ${[...element.attributes]
        .filter(({ name }) => name !== 'aria-label')
        .map(({ name, value }) => `${name}=${value}`)
        .join(' ')}`,
  );
  const isWhole = container.textContent?.includes(text) ?? false;
  unmount();
  return { elements, isWhole };
};

/** The texts that became something else than text. */
const survivors = async (part: Part): Promise<string[]> => {
  const { elements } = await becameOf(part, HARMLESS);
  const found: string[] = [];
  for (const text of MARKUP) {
    const became = await becameOf(part, text);
    if (!became.isWhole || became.elements.join('\n') !== elements.join('\n')) found.push(text);
  }
  return found;
};

describe('words of others', () => {
  it.each(PARTS.map((part) => [part.what, part] as const))(
    '%s shows as text whatever they hold',
    async (_what, part) => {
      expect(MARKUP).toHaveLength(150);
      expect((await becameOf(part, HARMLESS)).isWhole).toBe(true);
      expect(await survivors(part)).toEqual([]);
    },
  );

  it('would be noticed where a part took them for markup', async () => {
    window.alert = nothing; // this once they do run, and jsdom says of each what it cannot do
    jest.spyOn(console, 'error').mockImplementation(nothing);
    const careless: Part = {
      what: 'careless',
      // biome-ignore lint/security/noDangerouslySetInnerHtml: the broken variant that must be noticed
      shown: (text) => <div dangerouslySetInnerHTML={{ __html: text }} />,
    };
    expect((await survivors(careless)).length).toBe(MARKUP.length);
  });
});
