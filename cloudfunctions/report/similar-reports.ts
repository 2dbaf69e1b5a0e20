import { openDuplicateIndex } from '../../shared/domain/report/duplicates/duplicates';
import type { Report } from '../../shared/domain/report/report.schema';
import { addDays, localDate } from '../../shared/kernel/time';
import type { Call } from '../_lib/call';
import type { Filter, Stored } from '../_lib/ports/store';
import { openContent } from './words';

/** @source performance.md: a 90-day window */
const WINDOW_DAYS = 90;
const MAX_IN_BLOCK = 200;
const MAX_SHOWN = 5;

/** The blocks in which the same thing would be found: the institution, the school, the community, else the district. */
const blocksOf = ({ subject, communityCode, districtCode }: Report): Filter[] => [
  ...(subject.institutionId === null ? [] : [{ 'subject.institutionId': subject.institutionId }]),
  ...(subject.schoolId === null ? [] : [{ 'subject.schoolId': subject.schoolId }]),
  communityCode === null ? { districtCode } : { communityCode },
];

/** Reports that may be about the same thing, best first, with both texts to be read side by side. A person merges. */
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
  const found = new Map(blocks.flat().map((other) => [other.id, other]));
  found.delete(report.id);
  const others = await Promise.all(
    [...found.values()].filter(isReadable).map(async (other) => ({ other, content: await openContent(call, other) })),
  );
  const asked = ({ id, subject, submittedOn }: Stored<Report>, content: Awaited<ReturnType<typeof openContent>>) => ({
    id,
    text: content.text ?? '',
    // A school is a place as fixed as an institution.
    institutionId: subject.institutionId ?? subject.schoolId,
    place: `${content.placeName ?? ''} ${content.address ?? ''}`.trim(),
    day: submittedOn,
  });
  const index = openDuplicateIndex();
  for (const { other, content } of others) index.add(asked(other, content));
  const byId = new Map(others.map((one) => [one.other.id, one]));
  return index.find(asked(report, await openContent(call, report)), MAX_SHOWN).flatMap(({ id, score, because }) => {
    const one = byId.get(id);
    if (one === undefined) return [];
    const { submittedOn, state } = one.other;
    return [{ id, score, because: because.map(({ code }) => code), ...one.content, submittedOn, state }];
  });
};
