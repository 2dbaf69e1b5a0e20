import { asEpochMs, formatLocal } from '@shared/kernel/time';
import type { CityList } from '@/platform/published-list';
import { Note } from '@/ui/card';
import { OfflineNote, Verdict } from '@/ui/status';
import { institutionStrings } from '../strings';

const { listAge: strings } = institutionStrings;

/** As of when the list is, and whether anything is wrong with the newest one. */
export const ListAge = ({ city }: { readonly city: CityList }) => {
  const { head, isOffline, isOld, refused } = city;
  if (head === null) return null;
  const at = (ms: number): string => formatLocal(asEpochMs(ms), 'M月D日 HH:mm');
  return (
    <>
      {refused === null ? null : <Verdict tone="caution" title={strings.refused} detail={strings.why[refused]} />}
      {isOffline ? <OfflineNote asOf={at(head.signedAt)} /> : null}
      {isOld ? <Verdict tone="caution" title={strings.old(at(head.signedAt))} detail={strings.oldHint} /> : null}
      <Note>{strings.asOf(at(head.asOf), head.version)}</Note>
    </>
  );
};
