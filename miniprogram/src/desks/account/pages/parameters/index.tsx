import { useEndpoint } from '@/platform/use-endpoint';
import type { Column } from '@/ui/desk';
import { ListDesk } from '@/ui/list-desk';
import { Tag } from '@/ui/status';
import { labelOf, type Parameter, ParameterDetail, valueWords } from '../../components/parameter-detail';
import { deskStrings } from '../../strings';

const { parameters: strings } = deskStrings;

const stateWords = ({ proposal, isSet, value }: Parameter): string => {
  if (proposal !== null) return strings.waiting;
  if (isSet) return strings.set;
  return value === null ? strings.notSet : strings.initial;
};

/** The list's rows are known by their key. */
type Line = Parameter & { readonly id: string };

const COLUMNS: readonly Column<Line>[] = [
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
  return (
    <ListDesk
      query={query}
      rowsOf={({ parameters }): Line[] => parameters.map((one) => ({ ...one, id: one.key }))}
      columns={COLUMNS}
      exportName="parameters"
      none={strings.choose}
      choose={strings.choose}
      detail={(parameter) => (
        <ParameterDetail
          key={`${parameter.key}${parameter.history.length}`}
          parameter={parameter}
          onChanged={query.reload}
        />
      )}
    />
  );
}
