// Handing on: an extract for one recipient, recorded before it is shown; and whose a leaked one was.
import type * as z from 'zod';
import type { reportContract } from '../../shared/contracts/report';
import { mayRead } from '../../shared/domain/report/access';
import { extractOf } from '../../shared/domain/report/extract';
import { ReportContent } from '../../shared/domain/report/report.schema';
import { readMarks } from '../../shared/domain/report/watermark';
import { AppError, orNotFound } from '../../shared/kernel/errors';
import { toBase32 } from '../../shared/kernel/random';
import { dateOf } from '../../shared/kernel/time';
import { type Call, newId, writeOf } from '../_lib/call';
import { callerReader, requireReader } from './office';
import { openContent } from './words';

type In<A extends keyof typeof reportContract> = z.output<(typeof reportContract)[A]['input']>;

const MARK_CHARACTERS = 5;

/** A repeat of the request derives the same mark and so gives the same extract. */
const markOf = (call: Call): string =>
  toBase32(call.secrets.keyedHash('extract-mark', call.request.key)).slice(0, MARK_CHARACTERS);

export const forwardExtract = async (call: Call, { reportId, department, recipient }: In<'forward'>) => {
  const id = newId(call);
  const report = orNotFound(await call.store.get('reports', reportId));
  const reader = await callerReader(call);
  requireReader(reader, report);
  const content = ReportContent.safeParse(await openContent(call, report));
  if (!content.success) throw new AppError('NOT_FOUND'); // its key is lost: there is nothing to hand on
  const code = markOf(call);
  const { institutionId, schoolId } = report.subject;
  const givenOn = dateOf(call.now);
  await call.store.insert(
    'extracts',
    id,
    {
      reportId,
      districtCode: report.districtCode,
      subject: { institutionId, schoolId },
      department,
      recipient,
      code,
      givenBy: reader.id,
      givenOn,
    },
    writeOf(call, 'report.forwarded', { collection: 'extracts', id }, { reportId, department, code }),
  );
  return {
    code,
    recipient,
    givenOn,
    category: report.confirmedCategory ?? report.category,
    ...extractOf(content.data, code),
  };
};

/** The extracts whose marks a text carries, of reports that the caller may open. */
export const traceExtract = async (call: Call, { text }: In<'trace'>) => {
  const codes = readMarks(text);
  const reader = await callerReader(call);
  const found = codes.length === 0 ? [] : await call.store.find('extracts', { code: { in: codes } }, { limit: 50 });
  return {
    extracts: found.filter((one) => mayRead(reader, { ...one, handlerId: null, formerHandlerIds: [] })),
  };
};
