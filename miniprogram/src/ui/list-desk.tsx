// The usual desk: a table of everything an endpoint lists, and beside it what is chosen.
import type { ReactNode } from 'react';
import type { Endpoint } from '@/platform/use-endpoint';
import { useSelection } from '@/platform/use-selection';
import { Card, Note } from './card';
import { type Column, Desk, Table } from './desk';
import { Page } from './page';
import { Loaded } from './status';

interface Props<D, T extends { readonly id: string }> {
  readonly query: Endpoint<D>;
  readonly rowsOf: (data: D) => readonly T[];
  readonly columns: readonly Column<T>[];
  readonly exportName: string;
  /** Said when there is no row, and when none is chosen. */
  readonly none: string;
  readonly choose: string;
  readonly detail: (row: T, data: D) => ReactNode;
  /** Below the detail, whatever is chosen: what makes a new row. */
  readonly children?: ReactNode;
}

/** The rows in a table, the chosen one beside it. */
export const ListDesk = <D, T extends { readonly id: string }>({
  query,
  rowsOf,
  columns,
  exportName,
  none,
  choose,
  detail,
  children,
}: Props<D, T>) => {
  const { data } = query;
  const rows = data === null ? [] : rowsOf(data);
  const selection = useSelection(rows.map(({ id }) => id));
  const selected = rows.find(({ id }) => id === selection.id);
  return (
    <Page wide>
      <Desk
        hasSelection={selection.isChosen}
        onBack={selection.back}
        list={
          <Card>
            <Loaded query={query} rows={5}>
              {() =>
                rows.length === 0 ? (
                  <Note>{none}</Note>
                ) : (
                  <Table
                    columns={columns}
                    rows={rows}
                    rowKey={({ id }) => id}
                    onSelect={({ id }) => selection.choose(id)}
                    selected={selection.id}
                    exportName={exportName}
                  />
                )
              }
            </Loaded>
          </Card>
        }
        detail={
          <>
            {selected !== undefined && data !== null ? detail(selected, data) : <Note>{choose}</Note>}
            {children}
          </>
        }
      />
    </Page>
  );
};
