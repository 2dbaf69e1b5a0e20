import type { OutputOf } from '@shared/contracts';
import { statusOn } from '@shared/domain/institution/institution.schema';
import { isFormer } from '@shared/domain/institution/registry/enter';
import { asEpochMs, dateOf } from '@shared/kernel/time';
import { districtName } from '@shared/tenant/hanzhong';
import { useState } from 'react';
import { useEndpoint } from '@/platform/use-endpoint';
import { useSelection } from '@/platform/use-selection';
import { CATEGORY_WORDS, STATUS_WORDS } from '@/strings/institution';
import { Card, Note } from '@/ui/card';
import { Segments } from '@/ui/choosers';
import { type Column, Desk, Table } from '@/ui/desk';
import { Page } from '@/ui/page';
import { Loaded, Tag } from '@/ui/status';
import { RegistryEntry } from '../../components/entry';
import { FilesPanel } from '../../components/files-panel';
import { ImportPanel } from '../../components/import-panel';
import { registryStrings as strings } from '../../strings';

const SHOWN = ['present', 'recalled', 'former', 'all'] as const;
type Shown = (typeof SHOWN)[number];

type Institution = OutputOf<'institution.registry'>['institutions'][number];

/** 机构名单: the registry as officers see it, and the import of a new list. */
export default function RegistryPage() {
  const query = useEndpoint('institution.registry', {});
  const [shown, setShown] = useState<Shown>('present');
  const [today] = useState(() => dateOf(asEpochMs(Date.now())));
  const all = query.data?.institutions ?? [];
  const recalled = all.filter(({ recallCount }) => recallCount > 0);
  const wanted =
    shown === 'recalled'
      ? recalled
      : all.filter((one) => shown === 'all' || isFormer(one.status) === (shown === 'former'));
  const selection = useSelection(wanted.map(({ id }) => id));
  const selected = all.find(({ id }) => id === selection.id);
  const { columns: titles } = strings;
  const statusOf = (institution: Institution) => STATUS_WORDS[statusOn(institution, today)];
  const columns: Column<Institution>[] = [
    { key: 'name', title: titles.name, value: ({ name }) => name },
    { key: 'district', title: titles.district, value: ({ districtCode }) => districtName(districtCode) },
    { key: 'category', title: titles.category, value: ({ category }) => CATEGORY_WORDS[category] },
    {
      key: 'status',
      title: titles.status,
      value: (institution) => statusOf(institution).short,
      render: (institution) => <Tag tone={statusOf(institution).tone}>{statusOf(institution).short}</Tag>,
    },
    { key: 'validUntil', title: titles.validUntil, value: ({ validUntil }) => validUntil ?? '' },
  ];
  return (
    <Page wide>
      <Desk
        hasSelection={selection.isChosen}
        onBack={selection.back}
        list={
          <Card>
            <Loaded query={query} rows={10}>
              {({ institutions }) => (
                <>
                  <Note>
                    {strings.total(
                      institutions.length,
                      institutions.filter((one) => statusOn(one, today) === 'licensed').length,
                    )}
                  </Note>
                  <Segments
                    label={strings.list}
                    options={SHOWN.map((value) => ({
                      value,
                      label: strings.shown[value],
                      ...(value === 'recalled' ? { count: recalled.length } : {}),
                    }))}
                    value={shown}
                    onChange={setShown}
                  />
                  {shown === 'recalled' ? (
                    <Note>{recalled.length === 0 ? strings.recalledNone : strings.recalledNote}</Note>
                  ) : null}
                  <Table
                    columns={columns}
                    rows={wanted}
                    rowKey={({ id }) => id}
                    onSelect={({ id }) => selection.choose(id)}
                    selected={selection.id}
                    exportName="registry"
                  />
                </>
              )}
            </Loaded>
          </Card>
        }
        detail={
          <>
            {selected ? (
              <RegistryEntry key={selected.id} id={selected.id} onChanged={query.reload} />
            ) : (
              <Note>{strings.choose}</Note>
            )}
            <ImportPanel onImported={query.reload} />
            <FilesPanel />
          </>
        }
      />
    </Page>
  );
}
