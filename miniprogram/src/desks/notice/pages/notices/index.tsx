import type { OutputOf } from '@shared/contracts';
import { asEpochMs, dateOf } from '@shared/kernel/time';
import { useState } from 'react';
import { useEndpoint } from '@/platform/use-endpoint';
import { useWide } from '@/platform/use-wide';
import { NOTICE_STATE_WORDS } from '@/strings/notice';
import { Button } from '@/ui/button';
import { Card, Note } from '@/ui/card';
import { type Column, Desk, Table } from '@/ui/desk';
import { Page } from '@/ui/page';
import { Loaded, Tag } from '@/ui/status';
import { NoticeDetail } from '../../components/notice-detail';
import { NoticeEditor } from '../../components/notice-editor';
import { noticeDeskStrings as strings } from '../../strings';

type Row = OutputOf<'notice.desk'>['notices'][number];

const { columns: titles } = strings;
const COLUMNS: readonly Column<Row>[] = [
  { key: 'title', title: titles.title, value: ({ title }) => title },
  {
    key: 'state',
    title: titles.state,
    value: ({ state }) => NOTICE_STATE_WORDS[state].label,
    render: ({ state }) => <Tag tone={NOTICE_STATE_WORDS[state].tone}>{NOTICE_STATE_WORDS[state].label}</Tag>,
  },
  { key: 'effective', title: titles.effective, value: ({ effectiveFrom }) => effectiveFrom },
  { key: 'mine', title: titles.mine, value: ({ isMine }) => (isMine ? strings.yes : strings.no) },
];

type Selection = { readonly kind: 'new' } | { readonly kind: 'edit' | 'show'; readonly id: string };

/** 通知管理: write, hand to a second person, publish, withdraw. */
export default function NoticesPage() {
  const query = useEndpoint('notice.desk', {});
  const [chosen, setSelection] = useState<Selection | null>(null);
  const isWide = useWide();
  const first = isWide ? query.data?.notices[0] : undefined;
  const selection = chosen ?? (first ? ({ kind: 'show', id: first.id } as const) : null);
  const notice =
    selection === null || selection.kind === 'new'
      ? undefined
      : query.data?.notices.find(({ id }) => id === selection.id);
  const today = dateOf(asEpochMs(Date.now()));
  const show = (id: string): void => {
    setSelection({ kind: 'show', id });
    query.reload();
  };
  const detail = () => {
    if (selection?.kind === 'new') return <NoticeEditor key="new" notice={null} today={today} onSaved={show} />;
    if (notice === undefined) return <Note>{strings.choose}</Note>;
    return selection?.kind === 'edit' ? (
      <NoticeEditor key={notice.id} notice={notice} today={today} onSaved={show} />
    ) : (
      <NoticeDetail
        key={notice.id}
        notice={notice}
        onMoved={query.reload}
        onEdit={() => setSelection({ kind: 'edit', id: notice.id })}
      />
    );
  };
  return (
    <Page wide>
      <Desk
        hasSelection={chosen !== null}
        onBack={() => setSelection(null)}
        list={
          <Card>
            <Button onClick={() => setSelection({ kind: 'new' })}>{strings.write}</Button>
            <Loaded query={query} rows={8}>
              {({ notices }) => (
                <Table
                  columns={COLUMNS}
                  rows={notices}
                  rowKey={({ id }) => id}
                  onSelect={({ id }) => setSelection({ kind: 'show', id })}
                  selected={notice?.id ?? null}
                  exportName="notices"
                />
              )}
            </Loaded>
          </Card>
        }
        detail={detail()}
      />
    </Page>
  );
}
