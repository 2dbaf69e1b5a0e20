import { useEndpoint } from '@/platform/use-endpoint';
import { useSelection } from '@/platform/use-selection';
import { Card } from '@/ui/card';
import { type Column, Desk, Table } from '@/ui/desk';
import { Page } from '@/ui/page';
import { Empty, Loaded, Tag } from '@/ui/status';
import { labelOf, type Parameter, ParameterDetail, valueWords } from '../../components/parameter-detail';
import { deskStrings } from '../../strings';

const { parameters: strings } = deskStrings;

const stateWords = ({ proposal, isSet, value }: Parameter): string => {
  if (proposal !== null) return strings.waiting;
  if (isSet) return strings.set;
  return value === null ? strings.notSet : strings.initial;
};

const COLUMNS: readonly Column<Parameter>[] = [
  { key: 'name', title: strings.columns.name, value: (parameter) => labelOf(parameter).label },
  { key: 'value', title: strings.columns.value, value: ({ key, value }) => valueWords(key, value) },
  {
    key: 'state',
    title: strings.columns.state,
    value: stateWords,
    render: (parameter) => (
      <Tag
        tone={
          parameter.proposal ? 'brand' : parameter.isSet ? 'good' : parameter.value === null ? 'caution' : 'unknown'
        }
      >
        {stateWords(parameter)}
      </Tag>
    ),
  },
];

/** 本市参数: what the tenant decides, with a reason and where it is risky with a second person. */
export default function ParametersPage() {
  const query = useEndpoint('tenant.parameters', {});
  const parameters = query.data?.parameters ?? [];
  const selection = useSelection(parameters.map(({ key }) => key));
  const parameter = parameters.find(({ key }) => key === selection.id);
  return (
    <Page wide>
      <Desk
        hasSelection={selection.isChosen}
        onBack={selection.back}
        list={
          <Card>
            <Loaded query={query}>
              {({ parameters: rows }) => (
                <Table
                  columns={COLUMNS}
                  rows={rows}
                  rowKey={({ key }) => key}
                  onSelect={({ key }) => selection.choose(key)}
                  selected={selection.id}
                  exportName="parameters"
                />
              )}
            </Loaded>
          </Card>
        }
        detail={
          parameter ? (
            <ParameterDetail
              key={`${parameter.key}${parameter.history.length}`}
              parameter={parameter}
              onChanged={query.reload}
            />
          ) : (
            <Empty title={strings.choose} />
          )
        }
      />
    </Page>
  );
}
