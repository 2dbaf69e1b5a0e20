import { orNotFound } from '../../../shared/kernel/errors';
import type { Call } from '../../_lib/call';
import { callerReader, requireReader } from '../office';
import { fileOf, readPiece } from './stored-pieces';

/** The files of a report, as an officer's page lists them. */
export const evidenceFiles = async (call: Call, ids: readonly string[]) => {
  const found = ids.length === 0 ? [] : await call.store.find('evidence', { id: { in: ids } }, { limit: ids.length });
  return found.filter(({ state }) => state === 'ready').map((one) => ({ ...fileOf(one), parts: one.parts.length }));
};

interface Asked {
  readonly reportId: string;
  readonly evidenceId: string;
  readonly part: number;
}

/** One part of one file, for whoever may read the report. Another report's file is not there. */
export const readEvidence = async (call: Call, { reportId, evidenceId, part }: Asked) => {
  const report = orNotFound(await call.store.get('reports', reportId));
  requireReader(await callerReader(call), report);
  const evidence = orNotFound(
    report.evidence.includes(evidenceId) ? await call.store.get('evidence', evidenceId) : null,
  );
  const stored = orNotFound(evidence.parts[part]);
  const bytes = await readPiece(call, evidenceId, 'clean', part, stored);
  return { ...fileOf(evidence), parts: evidence.parts.length, base64: Buffer.from(bytes).toString('base64') };
};
