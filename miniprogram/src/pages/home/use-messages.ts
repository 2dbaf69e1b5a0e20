import { go, type Route } from '@/platform/router';
import { useSession } from '@/platform/session';
import { useEndpoint } from '@/platform/use-endpoint';
import { useWrite } from '@/platform/use-write';
import { shellStrings } from '@/strings/shell';
import { dayWords } from '@/strings/term';
import { whenWords } from '@/strings/when';

const { messages: strings } = shellStrings;
type Facts = Readonly<Record<string, unknown>>;

interface Opened {
  readonly title: string;
  readonly route: Route | null;
  readonly params: Readonly<Record<string, string>>;
}

/** What a message says and which page it opens. */
const readingOf = (template: string, facts: Facts): Opened => {
  const text = (key: string): string => String(facts[key] ?? '');
  // A change of a meeting goes to families and to its teachers; only a family's message names a child.
  const weekRoute: Route = facts['childId'] === undefined ? 'attendanceDesk' : 'week';
  switch (template) {
    case 'club.drawn':
      return {
        title: strings.clubDrawn(text('title')),
        route: 'clubResult',
        params: { roundId: text('roundId'), childId: text('childId') },
      };
    case 'club.childRanked':
      return {
        title: strings.childRanked(text('title')),
        route: 'clubRound',
        params: { roundId: text('roundId'), childId: text('childId') },
      };
    case 'club.undecided':
      return {
        title: strings.clubUndecided(text('title'), whenWords(Number(facts['closesAt']))),
        route: 'clubRound',
        params: { roundId: text('roundId'), childId: text('childId') },
      };
    case 'club.appealed':
      return { title: strings.clubAppealed(text('title')), route: 'clubAppealsDesk', params: {} };
    case 'club.appealAnswered':
    case 'club.appealEscalated':
      return {
        title:
          template === 'club.appealAnswered'
            ? strings.clubAppealAnswered(text('title'))
            : strings.clubAppealEscalated(text('title')),
        route: 'clubResult',
        params: { roundId: text('roundId'), childId: text('childId') },
      };
    case 'child.claimed':
      return { title: strings.childClaimed, route: 'childGuardians', params: { childId: text('childId') } };
    case 'child.claimSettled':
    case 'child.claimObjected':
      return { title: strings.claimSettled, route: 'myChildren', params: {} };
    case 'child.unbound':
      return { title: strings.childUnbound, route: 'myChildren', params: {} };
    case 'child.requestDecided':
      return { title: strings.childRequestDecided, route: 'myChildren', params: {} };
    case 'child.opened':
      return { title: strings.childOpened, route: 'childLooked', params: { childId: text('childId') } };
    case 'club.offered':
      return {
        title: strings.clubOffered(whenWords(Number(facts['expiresAt']))),
        route: 'clubResult',
        params: { roundId: text('roundId'), childId: text('childId') },
      };
    case 'term.absent':
      return { title: strings.absent(text('clubName'), dayWords(text('date'))), route: 'week', params: {} };
    case 'term.wasThere':
      return { title: strings.wasThere(text('clubName'), dayWords(text('date'))), route: 'week', params: {} };
    case 'term.left':
      return { title: strings.left(text('clubName')), route: 'week', params: {} };
    case 'term.strangerAtDoor':
      return { title: strings.strangerAtDoor(text('clubName')), route: 'week', params: {} };
    case 'term.incident':
      return { title: strings.incident(dayWords(text('date'))), route: 'week', params: {} };
    case 'term.incidentNoted':
      return { title: strings.incidentNoted(text('clubName')), route: 'incidentsDesk', params: {} };
    case 'term.cancelled':
      return { title: strings.cancelled(text('clubName'), dayWords(text('date'))), route: weekRoute, params: {} };
    case 'term.restored':
      return { title: strings.restored(text('clubName'), dayWords(text('date'))), route: weekRoute, params: {} };
    case 'term.madeUp':
      return { title: strings.madeUp(text('clubName'), dayWords(text('on'))), route: weekRoute, params: {} };
    case 'term.substituted':
      return {
        title: strings.substituted(text('clubName'), dayWords(text('date')), text('teacherName')),
        route: weekRoute,
        params: {},
      };
    case 'term.absenceAnnounced':
      return {
        title: strings.absenceAnnounced(text('clubName'), dayWords(text('date'))),
        route: 'attendanceDesk',
        params: {},
      };
    case 'term.absenceTakenBack':
      return {
        title: strings.absenceTakenBack(text('clubName'), dayWords(text('date'))),
        route: 'attendanceDesk',
        params: {},
      };
    case 'term.hoursApproved':
      return { title: strings.hoursApproved(text('month')), route: 'myHours', params: {} };
    case 'notice.decided':
      return { title: strings.noticeDecided, route: 'noticeDesk', params: {} };
    case 'right.changed':
      return { title: strings.rightChanged, route: null, params: {} };
    case 'complaint.waiting':
      return { title: strings.complaintWaiting, route: 'complaintsDesk', params: {} };
    case 'relay.parked':
      return { title: strings.relayParked, route: 'parkedDesk', params: {} };
    case 'club.assessed':
      return { title: strings.clubAssessed(text('name')), route: null, params: {} };
    case 'observation.asked':
      return { title: strings.lookAsked, route: 'visitsDesk', params: {} };
    case 'identity.unsealingDecided':
      return { title: strings.unsealingDecided, route: 'unsealingDesk', params: {} };
    case 'lead.opened':
      return { title: strings.leadOpened, route: 'reportFigures', params: {} };
    default:
      if (template in strings.reports) {
        const title = strings.reports[template as keyof typeof strings.reports];
        return { title, route: 'triageDesk', params: { reportId: text('reportId') } };
      }
      return { title: strings.other, route: null, params: {} };
  }
};

/** Messages that lapse when nobody answers, and those about where a child is. */
const URGENT: ReadonlySet<string> = new Set([
  'club.offered',
  'child.claimed',
  'term.absent',
  'term.strangerAtDoor',
  'term.incident',
]);

/** The unread messages of whoever is signed in; opening one puts it aside. */
export const useMessages = () => {
  const { has } = useSession();
  const hasInbox = (
    ['guardian', 'teacher', 'schoolAdmin', 'officer', 'gridWorker', 'custodian', 'auditor'] as const
  ).some(has);
  const query = useEndpoint('account.myMessages', hasInbox ? {} : null);
  const read = useWrite('account.readMessage');
  // What waits for an answer by a certain time comes before what only tells something.
  const unread = (query.data?.messages ?? [])
    .filter(({ readAt }) => readAt === null)
    .sort((a, b) => Number(URGENT.has(b.template)) - Number(URGENT.has(a.template)));
  return {
    query,
    items: unread.map(({ id, template, facts, at }) => {
      const { title, route, params } = readingOf(template, facts);
      return {
        key: id,
        title,
        note: whenWords(at),
        onClick: (): void => {
          void read.submit({ id }).then(query.reload);
          if (route !== null) go(route, params);
        },
      };
    }),
  };
};
