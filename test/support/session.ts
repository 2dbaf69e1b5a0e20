// A club's meeting that was held, for tests: only what matters is spelled out.
import type { Documents } from '../../cloudfunctions/_lib/ports/documents';

type Held = Documents['sessions'];

export const aSession = (clubId: string, date: string, presentChildIds: string[], more: Partial<Held> = {}): Held => ({
  schoolId: 'school-near',
  clubId,
  date,
  presentChildIds,
  absentChildIds: [],
  recordedBy: 'account-teacher',
  recordedAt: 1,
  heldBy: 'account-teacher',
  slots: ['Tue-1'],
  minutes: null,
  activities: [],
  version: 1,
  corrections: [],
  signOuts: [],
  ...more,
});
