import {
  type ContractFacts,
  type ContractFinding,
  checkContract,
  estimateRefund,
  type GuidancePrices,
  NO_GUIDANCE,
} from '@shared/domain/institution/contract/check-contract';
import { asEpochMs, dateOf, parseLocalDate } from '@shared/kernel/time';
import { regulationOn } from '@shared/regulations';
import { useState } from 'react';
import { useEndpoint } from '@/platform/use-endpoint';
import { CHECK_WORDS } from '@/strings/contract';
import { moneyWords, parseYuan } from '@/strings/money';
import { Button, Buttons } from '@/ui/button';
import { Body, Card, Figure, Note, Row } from '@/ui/card';
import { Choice, DateField, TextField } from '@/ui/fields';
import { Page } from '@/ui/page';
import { Tag, Verdict } from '@/ui/status';
import { contractStrings as strings } from '../../contract/strings';

interface Form {
  readonly kind: 'academic' | 'other';
  readonly mode: 'offline' | 'online';
  readonly payments: readonly { readonly yuan: string; readonly on: string }[];
  readonly lessons: string;
  readonly minutes: string;
  readonly classSize: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly left: string;
  readonly paidTo: 'supervised' | 'other' | null;
  readonly loan: 'yes' | 'no' | null;
  readonly taken: string;
}

const EMPTY: Form = {
  kind: 'academic',
  mode: 'offline',
  payments: [{ yuan: '', on: '' }],
  lessons: '',
  minutes: '',
  classSize: '',
  startsOn: '',
  endsOn: '',
  left: '',
  paidTo: null,
  loan: null,
  taken: '',
};

const MAX_PAYMENTS = 6;

/** A whole number as typed; null when it is empty or none. */
const count = (text: string): number | null => {
  const plain = text.normalize('NFKC').trim();
  return /^\d{1,4}$/.test(plain) ? Number(plain) : null;
};
const positive = (text: string): number | null => count(text) || null;

const factsOf = (form: Form, guidance: GuidancePrices): ContractFacts => {
  const today = dateOf(asEpochMs(Date.now()));
  return {
    isAcademic: form.kind === 'academic',
    mode: form.mode,
    payments: form.payments
      .map(({ yuan, on }) => ({ fen: parseYuan(yuan) ?? 0, on: parseLocalDate(on) ?? today }))
      .filter(({ fen }) => fen > 0),
    lessons: positive(form.lessons),
    lessonMinutes: positive(form.minutes),
    classSize: positive(form.classSize),
    startsOn: parseLocalDate(form.startsOn),
    endsOn: parseLocalDate(form.endsOn),
    lessonsLeft: count(form.left),
    paidTo: form.paidTo,
    hasLoan: form.loan === null ? null : form.loan === 'yes',
    guidance,
  };
};

const OTHER_WORDS = {
  within: { tone: 'good', text: strings.within },
  unknown: { tone: 'unknown', text: strings.unknown },
  notApplicable: { tone: 'brand', text: strings.notApplicable },
} as const;

const FindingRow = ({ finding }: { finding: ContractFinding }) => {
  if (finding.outcome === 'broken') return null;
  const { tone, text } = OTHER_WORDS[finding.outcome];
  const note =
    finding.facts['notSet'] === 1
      ? strings.notSet
      : finding.check === 'price' && finding.outcome === 'unknown'
        ? strings.priceNeeds
        : '';
  return (
    <Row label={CHECK_WORDS[finding.check].title} value={<Tag tone={tone}>{text}</Tag>} {...(note ? { note } : {})} />
  );
};

/** 合同收费自查: numbers in, limits and words out. Nothing typed here leaves the phone; the city's prices come to it. */
export default function ContractPage() {
  const [form, setForm] = useState<Form>(EMPTY);
  const guidance = useEndpoint('tenant.guidancePrices', {}, { keepOffline: true });
  const change = (part: Partial<Form>): void => setForm({ ...form, ...part });
  const today = dateOf(asEpochMs(Date.now()));
  const facts = factsOf(form, guidance.data ?? NO_GUIDANCE);
  const paid = facts.payments.reduce((sum, { fen }) => sum + fen, 0);
  const findings = facts.payments.length === 0 ? [] : checkContract(facts, today);
  const broken = findings.filter(({ outcome }) => outcome === 'broken');
  const refund = paid === 0 ? null : estimateRefund(facts, paid, count(form.taken), today);
  const setPayment = (at: number, part: Partial<Form['payments'][number]>): void =>
    change({ payments: form.payments.map((one, i) => (i === at ? { ...one, ...part } : one)) });

  return (
    <Page>
      <Note>{strings.intro}</Note>
      <Card>
        <Choice
          label={strings.kind}
          options={[
            { value: 'academic', label: strings.kinds.academic },
            { value: 'other', label: strings.kinds.other },
          ]}
          value={form.kind}
          onChange={(kind) => change({ kind })}
        />
        <Choice
          label={strings.mode}
          options={[
            { value: 'offline', label: strings.modes.offline },
            { value: 'online', label: strings.modes.online },
          ]}
          value={form.mode}
          onChange={(mode) => change({ mode })}
        />
        {form.payments.map(({ yuan, on }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: payments are only added and taken at the end
          <Card key={i}>
            <TextField
              label={strings.payment(i + 1)}
              value={yuan}
              maxLength={12}
              onChange={(value) => setPayment(i, { yuan: value })}
            />
            <DateField label={strings.paidOn(i + 1)} value={on} onChange={(value) => setPayment(i, { on: value })} />
          </Card>
        ))}
        <Buttons>
          {form.payments.length < MAX_PAYMENTS ? (
            <Button kind="quiet" onClick={() => change({ payments: [...form.payments, { yuan: '', on: '' }] })}>
              {strings.more}
            </Button>
          ) : null}
          {form.payments.length > 1 ? (
            <Button kind="quiet" onClick={() => change({ payments: form.payments.slice(0, -1) })}>
              {strings.remove}
            </Button>
          ) : null}
        </Buttons>
        <TextField
          label={strings.lessons}
          value={form.lessons}
          maxLength={4}
          onChange={(lessons) => change({ lessons })}
        />
        <TextField
          label={strings.minutes}
          value={form.minutes}
          maxLength={3}
          onChange={(minutes) => change({ minutes })}
        />
        <TextField
          label={strings.classSize}
          value={form.classSize}
          maxLength={3}
          onChange={(classSize) => change({ classSize })}
        />
        <DateField label={strings.startsOn} value={form.startsOn} onChange={(startsOn) => change({ startsOn })} />
        <DateField label={strings.endsOn} value={form.endsOn} onChange={(endsOn) => change({ endsOn })} />
        <TextField label={strings.left} value={form.left} maxLength={4} onChange={(left) => change({ left })} />
        <Choice
          label={strings.paidTo}
          options={[
            { value: 'supervised', label: strings.paidToOptions.supervised },
            { value: 'other', label: strings.paidToOptions.other },
          ]}
          value={form.paidTo}
          onChange={(paidTo) => change({ paidTo })}
        />
        <Choice
          label={strings.loan}
          options={[
            { value: 'no', label: strings.loanOptions.no },
            { value: 'yes', label: strings.loanOptions.yes },
          ]}
          value={form.loan}
          onChange={(loan) => change({ loan })}
        />
      </Card>
      {findings.length > 0 ? (
        <>
          <Verdict
            tone={broken.length > 0 ? 'bad' : 'good'}
            title={strings.broken(broken.length)}
            detail={strings.brokenNote}
          />
          {broken.map(({ check, facts: numbers, rule }) => (
            <Verdict
              key={check}
              tone="bad"
              title={CHECK_WORDS[check].title}
              detail={`${CHECK_WORDS[check].broken(numbers)}\n${strings.say}：${CHECK_WORDS[check].say}`}
              rule={regulationOn(rule, today)}
            />
          ))}
          <Card>
            {findings.map((finding) => (
              <FindingRow key={finding.check} finding={finding} />
            ))}
          </Card>
          <Card title={strings.refund}>
            <TextField label={strings.taken} value={form.taken} maxLength={4} onChange={(taken) => change({ taken })} />
            {refund === null ? (
              <Note>{strings.refundNone}</Note>
            ) : (
              <>
                <Figure>{moneyWords(refund.fen)}</Figure>
                <Body>{strings.refundBy[refund.by](refund.used, refund.of)}</Body>
                <Note>{strings.refundNote}</Note>
              </>
            )}
          </Card>
        </>
      ) : null}
      <Button kind="quiet" onClick={() => setForm(EMPTY)}>
        {strings.clear}
      </Button>
    </Page>
  );
}
