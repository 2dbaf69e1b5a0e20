import { useState } from 'react';
import { Segments } from '@/ui/choosers';
import { Desk } from '@/ui/desk';
import { Page } from '@/ui/page';
import { Empty } from '@/ui/status';
import { ChainProof } from '../../components/chain-proof';
import { type AuditFilter, type AuditRow, NO_FILTER, Trail, TrailRow } from '../../components/trail';
import { YearOverview } from '../../components/year-overview';
import { deskStrings } from '../../strings';

const { audit: strings } = deskStrings;
type View = 'trail' | 'year';
const VIEWS = [
  { value: 'trail' as const, label: strings.trail },
  { value: 'year' as const, label: strings.year },
];

/** 审计: the trail with its proof, and the year's figures. */
export default function AuditPage() {
  const [view, setView] = useState<View>('trail');
  const [filter, setFilter] = useState<AuditFilter>(NO_FILTER);
  const [row, setRow] = useState<AuditRow | null>(null);
  const refilter = (next: AuditFilter): void => {
    setFilter(next);
    setRow(null);
  };
  return (
    <Page wide>
      <Segments label={strings.trail} options={VIEWS} value={view} onChange={setView} />
      {view === 'year' ? (
        <YearOverview />
      ) : (
        <Desk
          hasSelection={row !== null}
          onBack={() => setRow(null)}
          list={
            <>
              <ChainProof />
              <Trail filter={filter} onFilter={refilter} selected={row} onSelect={setRow} />
            </>
          }
          detail={row === null ? <Empty title={strings.choose} /> : <TrailRow row={row} onFilter={refilter} />}
        />
      )}
    </Page>
  );
}
