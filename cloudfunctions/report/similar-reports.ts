import { likeness } from '../../shared/domain/report/likeness';
import type { Report } from '../../shared/domain/report/report.schema';
import { addDays, localDate } from '../../shared/kernel/time';
import type { Call } from '../_lib/call';
import type { Filter, Stored } from '../_lib/ports/store';
import { openContent } from './words';

/** Reports of one thing come within a term. @source performance.md: a 90-day window */
const WINDOW_DAYS = 90;
const MAX_IN_BLOCK = 200;
const MAX_SHOWN = 5;
const MIN_SCORE = 0.25;

/** The blocks in which the same thing would be found: the institution, the school, the community, else the district. */
const blocksOf = ({ subject, communityCode, districtCode }: Report): Filter[] => [
  ...(subject.institutionId === null ? [] : [{ 'subject.institutionId': subject.institutionId }]),
  ...(subject.schoolId === null ? [] : [{ 'subject.schoolId': subject.schoolId }]),
  communityCode === null ? { districtCode } : { communityCode },
];

/** Open or lately closed reports that may be about the same thing, best first, with both texts to be read side by side. */
export const similarReports = async (call: Call, report: Stored<Report>, isReadable: (other: Report) => boolean) => {
  const since = addDays(localDate(report.submittedOn), -WINDOW_DAYS);
  const blocks = await Promise.all(
    blocksOf(report).map((filter) =>
      call.store.find(
        'reports',
        { ...filter, submittedOn: { gte: since } },
        { limit: MAX_IN_BLOCK, sort: ['-submittedOn'] },
      ),
    ),
  );
  const others = new Map(blocks.flat().map((other) => [other.id, other]));
  others.delete(report.id);
  const own = await openContent(call, report);
  const scored = await Promise.all(
    [...others.values()].filter(isReadable).map(async (other) => {
      const content = await openContent(call, other);
      const isSamePlace =
        (report.subject.institutionId !== null && report.subject.institutionId === other.subject.institutionId) ||
        (report.subject.schoolId !== null && report.subject.schoolId === other.subject.schoolId);
      const words = likeness(own.text ?? '', content.text ?? '');
      const place = likeness(`${own.placeName}${own.address}`, `${content.placeName}${content.address}`);
      const because = [
        ...(isSamePlace ? ['SAME_PLACE'] : place > 0.6 ? ['LIKE_PLACE'] : []),
        ...(words > 0.3 ? ['LIKE_WORDS'] : []),
        ...(report.category === other.category ? ['SAME_CATEGORY'] : []),
      ];
      const score = Math.min(
        1,
        (isSamePlace ? 0.4 : 0.3 * place) + 0.5 * words + (report.category === other.category ? 0.1 : 0),
      );
      return { id: other.id, score, because, ...content, submittedOn: other.submittedOn, state: other.state };
    }),
  );
  return scored
    .filter(({ score }) => score >= MIN_SCORE)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, MAX_SHOWN);
};
