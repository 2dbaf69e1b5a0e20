import { go } from '@/platform/router';
import { useEndpoint } from '@/platform/use-endpoint';
import {
  CATEGORY_WORDS,
  CLOCK_WORDS,
  dueWords,
  NOTICE_WORDS,
  OUTCOME_WORDS,
  PURPOSE_WORDS,
  SEVERITY_WORDS,
  STATE_WORDS,
  SUSPENSION_WORDS,
} from '@/strings/report';
import { ruleWords } from '@/strings/rule';
import { Body, Card, Code, Note, Row } from '@/ui/card';
import { Timeline } from '@/ui/pictures';
import { Loaded, Tag, Verdict } from '@/ui/status';
import { RESULT_WORDS, SANCTION_WORDS, triageStrings as strings } from '../strings/triage';
import { PEOPLE_WORDS, SEEN_WORDS } from '../strings/visits';
import { EvidenceView } from './evidence-view';
import type { Detail } from './move';
import { Moves } from './moves';
import { ProposeBlacklist } from './propose-blacklist';

const Head = ({ report }: { readonly report: Detail }) => (
  <Card
    title={report.placeName ?? strings.unreadable}
    extra={<Tag tone={STATE_WORDS[report.state].tone}>{STATE_WORDS[report.state].label}</Tag>}
  >
    {report.noClock === 'AT_ONCE' ? <Verdict tone="bad" title={strings.safety} /> : null}
    {report.clock?.dueOn ? (
      <Verdict
        tone={
          (report.clock.workingDaysLeft ?? 0) < 0
            ? 'bad'
            : (report.clock.workingDaysLeft ?? 9) < 3
              ? 'caution'
              : 'brand'
        }
        title={`${CLOCK_WORDS[report.clock.kind]} · ${dueWords(report.clock)}`}
        detail={ruleWords(report.clock.rule)}
      />
    ) : null}
    {report.mergedInto ? <Note>{strings.following}</Note> : null}
    {report.outcome ? <Row label={strings.outcome} value={OUTCOME_WORDS[report.outcome]} /> : null}
    <Row
      label={strings.category}
      value={`${CATEGORY_WORDS[report.category].short} · ${SEVERITY_WORDS[report.severity]}`}
      {...(report.reportedCategory === report.category
        ? {}
        : { note: `${strings.reportedAs} ${CATEGORY_WORDS[report.reportedCategory].short}` })}
    />
    {report.subject.name ? <Row label={strings.subject} value={report.subject.name} /> : null}
    {report.address ? <Row label={strings.address} value={report.address} /> : null}
    {report.communityName ? <Row label={strings.community} value={report.communityName} /> : null}
    {report.timePattern ? <Row label={strings.when} value={report.timePattern} /> : null}
    <Row label={strings.columns.handler} value={report.handlerName ?? strings.noDue} />
    <Row
      label={strings.contact}
      value={strings.contacts[report.contact]}
      {...(report.contact === 'named' ? { note: strings.namedNote } : {})}
    />
    <Row label={strings.number} value={<Code>{report.id}</Code>} />
    <Note>{strings.text}</Note>
    <Body>{report.text ?? strings.unreadable}</Body>
    <EvidenceView reportId={report.id} files={report.evidence} />
    {report.suspension ? (
      <Note>{`${SUSPENSION_WORDS[report.suspension.reason]} → ${report.suspension.until}`}</Note>
    ) : null}
    {report.objection ? <Body>{`${strings.objection}：${report.objection.reason ?? strings.unreadable}`}</Body> : null}
    {report.escalated > 0 ? <Tag tone="bad">{strings.escalated(report.escalated)}</Tag> : null}
  </Card>
);

const Dialogue = ({ thread }: Pick<Detail, 'thread'>) =>
  thread.length === 0 ? null : (
    <Card title={strings.dialogue}>
      <Timeline
        items={thread
          .map((entry, i) =>
            entry.kind === 'notice'
              ? { key: String(i), title: NOTICE_WORDS[entry.code], at: entry.day }
              : {
                  key: String(i),
                  title: `${strings[entry.from]} · ${PURPOSE_WORDS[entry.purpose] ?? ''}`,
                  at: entry.day,
                  detail: entry.text ?? strings.unreadable,
                },
          )
          .reverse()}
      />
    </Card>
  );

const OnTheSpot = ({ report }: { readonly report: Detail }) => (
  <>
    {report.observations.map(({ id, state, notedOn, askedOn, seen, peopleSeen, note }) => (
      <Card key={id} title={state === 'noted' ? strings.lookNoted(notedOn ?? '') : strings.lookAsked}>
        {state === 'noted' ? (
          <>
            <Body>{seen.map((one) => SEEN_WORDS[one as keyof typeof SEEN_WORDS] ?? one).join('、')}</Body>
            {peopleSeen ? <Note>{PEOPLE_WORDS[peopleSeen as keyof typeof PEOPLE_WORDS]}</Note> : null}
            {note ? <Body>{note}</Body> : null}
          </>
        ) : (
          <Note>{askedOn}</Note>
        )}
      </Card>
    ))}
    {report.inspections.map(({ on, officers, findings }) => (
      <Card
        key={`${on}-${officers.map(({ certificateNo }) => certificateNo).join('-')}-${findings.map(({ ruleId }) => ruleId).join('-')}`}
        title={`${strings.inspection} ${on}`}
      >
        {officers.map(({ name, certificateNo }) => (
          <Row key={certificateNo} label={name} value={certificateNo} />
        ))}
        {findings.map(({ ruleId, result, note }) => (
          <Row
            key={ruleId}
            label={CATEGORY_WORDS[ruleId.replace('violation.', '') as keyof typeof CATEGORY_WORDS]?.short ?? ruleId}
            value={RESULT_WORDS[result as keyof typeof RESULT_WORDS]}
            {...(note ? { note } : {})}
          />
        ))}
      </Card>
    ))}
    {report.sanctions.length > 0 ? (
      <Card title={strings.sanction}>
        {report.sanctions.map(({ ruleId, kinds }) => (
          <Row key={ruleId} label={ruleId} value={kinds.map((kind) => SANCTION_WORDS[kind]).join('、')} />
        ))}
      </Card>
    ) : null}
  </>
);

const Books = ({ report }: { readonly report: Detail }) => (
  <>
    <Card title={strings.clocks}>
      {report.clocks.map((clock) => (
        <Row
          key={`${clock.kind}-${clock.startedOn}`}
          label={CLOCK_WORDS[clock.kind]}
          note={ruleWords(clock.rule)}
          value={
            clock.endedOn
              ? strings.clockEnded(clock.endedOn)
              : clock.dueOn
                ? dueWords(clock)
                : clock.kind === 'safety'
                  ? strings.atOnce
                  : strings.notSet
          }
        />
      ))}
    </Card>
    <Card title={strings.history}>
      <Timeline
        items={report.history
          .map(({ state, day, by }, i) => ({
            key: String(i),
            title: STATE_WORDS[state].label,
            at: `${day} ${by === 'reporter' ? strings.byReporter : by === 'timer' ? strings.byTimer : strings.byOffice}`,
          }))
          .reverse()}
      />
    </Card>
  </>
);

interface Props {
  readonly reportId: string;
  readonly onMoved: () => void;
}

/** One report for its officer: what was said, what can be done now, and the books. */
export const ReportDetail = ({ reportId, onMoved }: Props) => {
  const query = useEndpoint('report.open', { reportId });
  const suggestions = useEndpoint('report.suggest', { reportId });
  const after = (): void => {
    query.reload();
    suggestions.reload();
    onMoved();
  };
  return (
    <Loaded query={query} rows={8}>
      {({ report }) => (
        <>
          <Head report={report} />
          <Moves key={report.revision} report={report} suggestions={suggestions.data} onDone={after} />
          <Dialogue thread={report.thread} />
          <OnTheSpot report={report} />
          {report.followers.length > 0 ? (
            <Card title={strings.followers(report.followers.length)}>
              {report.followers.map(({ id, placeName, submittedOn: day }) => (
                <Row key={id} label={placeName ?? strings.unreadable} value={day} />
              ))}
            </Card>
          ) : null}
          {report.outcome === 'violationFound' ? (
            <Card>
              <Row label={strings.publish} onClick={() => go('publicationDesk', { reportId: report.id })} />
            </Card>
          ) : null}
          {report.outcome === 'violationFound' && report.subject.institutionId !== null ? (
            <ProposeBlacklist institutionId={report.subject.institutionId} />
          ) : null}
          <Books report={report} />
        </>
      )}
    </Loaded>
  );
};
