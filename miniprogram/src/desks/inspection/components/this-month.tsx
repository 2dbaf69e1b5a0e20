import type { OutputOf } from '@shared/contracts';
import { monthlyCount } from '@shared/domain/inspection/draw';
import { useState } from 'react';
import { confirm, toast } from '@/platform/feedback';
import { useWrite } from '@/platform/use-write';
import { Button } from '@/ui/button';
import { Card, Code, Note, Row } from '@/ui/card';
import { TextField } from '@/ui/fields';
import { ErrorState, Verdict } from '@/ui/status';
import { inspectionStrings as strings } from '../strings';

type Overview = OutputOf<'inspection.overview'>;
type Plan = Overview['plans'][number];

interface Props {
  readonly overview: Overview;
  readonly onMoved: () => void;
}

const OpenPlan = ({ onMoved }: Pick<Props, 'onMoved'>) => {
  const [source, setSource] = useState('');
  const open = useWrite('inspection.openPlan');
  const run = async (): Promise<void> => {
    if ((await open.submit({ publicNumberSource: source })) === null) return;
    toast(strings.opened);
    onMoved();
  };
  return (
    <>
      <Note>{strings.noPlan}</Note>
      <TextField label={strings.source} hint={strings.sourceHint} value={source} onChange={setSource} maxLength={120} />
      <Button busy={open.busy} disabled={source.trim().length < 2} onClick={() => void run()}>
        {strings.open}
      </Button>
      {open.error ? <ErrorState error={open.error} /> : null}
    </>
  );
};

const EnterNumber = ({ plan, onMoved }: { readonly plan: Plan; readonly onMoved: () => void }) => {
  const [typed, setTyped] = useState('');
  const enter = useWrite('inspection.enterNumber');
  const publicNumber = typed.normalize('NFKC').replace(/\s/g, '');
  const run = async (): Promise<void> => {
    if ((await enter.submit({ month: plan.id, publicNumber })) === null) return;
    toast(strings.numbered);
    onMoved();
  };
  return (
    <>
      <TextField label={strings.number} hint={strings.numberHint} value={typed} onChange={setTyped} maxLength={60} />
      <Button busy={enter.busy} disabled={!/^[0-9]{3,40}$/.test(publicNumber)} onClick={() => void run()}>
        {strings.enterNumber}
      </Button>
      {enter.error ? <ErrorState error={enter.error} /> : null}
    </>
  );
};

const Draw = ({ plan, onMoved }: { readonly plan: Plan; readonly onMoved: () => void }) => {
  const draw = useWrite('inspection.draw');
  const count = Math.min(plan.eligibleCount, monthlyCount(plan.schoolCount));
  const run = async (): Promise<void> => {
    if (!(await confirm({ title: strings.draw, text: strings.confirmDraw(count), action: strings.draw }))) return;
    const done = await draw.submit({ month: plan.id });
    if (done === null) return;
    toast(strings.drawn(done.selected));
    onMoved();
  };
  if (plan.numberIsMine) return <Verdict tone="caution" title={strings.numberIsMine} />;
  return (
    <>
      <Button busy={draw.busy} onClick={() => void run()}>
        {strings.draw}
      </Button>
      {draw.error ? <ErrorState error={draw.error} /> : null}
    </>
  );
};

const NextStep = ({ plan, onMoved }: { readonly plan: Plan; readonly onMoved: () => void }) => {
  if (plan.drawnAt !== null) return null;
  if (plan.publicNumber === null) return <EnterNumber plan={plan} onMoved={onMoved} />;
  return <Draw plan={plan} onMoved={onMoved} />;
};

/** This month's draw: what was published, and the one next step. */
export const ThisMonth = ({ overview, onMoved }: Props) => {
  const plan = overview.plans.find(({ id }) => id === overview.today.slice(0, 7));
  return (
    <Card title={`${strings.thisMonth} · ${strings.month(overview.today.slice(0, 7))}`}>
      <Note>{strings.rule}</Note>
      {plan === undefined ? null : (
        <>
          {plan.drawnAt === null ? null : <Verdict tone="good" title={strings.drawn(plan.selected.length)} />}
          <Row label={strings.schools(plan.eligibleCount, plan.schoolCount)} />
          <Row label={strings.source} note={plan.publicNumberSource} />
          {plan.publicNumber === null ? null : <Row label={strings.number} value={plan.publicNumber} />}
          <Row label={strings.listHash} />
          <Code>{plan.listHash}</Code>
          <Row label={strings.commitment} />
          <Code>{plan.commitment}</Code>
        </>
      )}
      {overview.mayPlan ? null : <Note>{strings.cityOnly}</Note>}
      {overview.mayPlan && plan === undefined ? <OpenPlan onMoved={onMoved} /> : null}
      {overview.mayPlan && plan !== undefined ? <NextStep plan={plan} onMoved={onMoved} /> : null}
    </Card>
  );
};
