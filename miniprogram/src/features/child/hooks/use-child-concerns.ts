import { RELATION_WORDS } from '@shared/strings/child';
import { go } from '@/platform/router';
import { useEndpoint } from '@/platform/use-endpoint';
import { whenWords } from '@/strings/when';
import { childStrings } from '../strings';

const { concerns: strings } = childStrings;

/** What waits about children: somebody who wants to be bound, purposes to decide about, one's own claims and requests. */
export const useChildConcerns = (isGuardian: boolean) => {
  const query = useEndpoint('child.mine', isGuardian ? {} : null);
  const { children = [], waiting = [], requests = [] } = query.data ?? {};
  return {
    query,
    items: [
      ...children.flatMap((child) =>
        child.claims
          .filter(({ state }) => state === 'announced')
          .map(({ accountId, displayName, relation }) => ({
            key: `claim-${child.id}-${accountId}`,
            title: strings.claim(child.name, `${displayName}（${RELATION_WORDS[relation]}）`),
            note: strings.claimNote,
            onClick: () => go('childGuardians', { childId: child.id }),
          })),
      ),
      ...children
        .filter(({ undecided }) => undecided.length > 0)
        .map(({ id, name }) => ({
          key: `undecided-${id}`,
          title: strings.undecided(name),
          note: strings.undecidedNote,
          onClick: () => go('childConsent', { childId: id }),
        })),
      ...waiting.map(({ childId, schoolName, since }) => ({
        key: `waiting-${childId}`,
        title: strings.waiting,
        note: `${schoolName} · ${whenWords(since)}`,
        onClick: () => go('myChildren'),
      })),
      ...requests
        .filter(({ state, kind }) => state === 'waiting' && kind === 'binding')
        .map(({ id, schoolName, at }) => ({
          key: `request-${id}`,
          title: strings.request,
          note: `${schoolName} · ${whenWords(at)}`,
          onClick: () => go('myChildren'),
        })),
    ],
  };
};
