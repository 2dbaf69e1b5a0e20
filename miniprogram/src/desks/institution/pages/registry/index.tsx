import type { OutputOf } from '@shared/contracts';
import { statusOn } from '@shared/domain/institution/institution.schema';
import { asEpochMs, dateOf } from '@shared/kernel/time';
import { districtName } from '@shared/tenant/hanzhong';
import { useEndpoint } from '@/platform/use-endpoint';
import { useSelection } from '@/platform/use-selection';
import { CATEGORY_WORDS, STATUS_WORDS } from '@/strings/institution';
import { Card, Note } from '@/ui/card';
import { type Column, Desk, Table } from '@/ui/desk';
import { Page } from '@/ui/page';
import { Loaded, Tag } from '@/ui/status';
import { RegistryEntry } from '../../components/entry';
import { FilesPanel } from '../../components/files-panel';
import { ImportPanel } from '../../components/import-panel';
import { registryStrings as strings } from '../../strings';

type Institution = OutputOf<'institution.registry'>['institutions'][number];

/** 机构名单: the registry as officers see it, and the import of a new list. */
export default function RegistryPage() {
  const query = useEndpoint('institution.registry', {});
  const selection = useSelection(query.data?.institutions.map(({ id }) => id) ?? []);
  const selected = query.data?.institutions.find(({ id }) => id === selection.id);
  const today = dateOf(asEpochMs(Date.now()));
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
                  <Table
                    columns={columns}
                    rows={institutions}
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
