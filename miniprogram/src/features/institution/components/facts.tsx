// What an institution's page rests on, card by card. A card without content says so or is left out, never guesses.
import type { OutputOf } from '@shared/contracts';
import { type GuidancePrices, NO_GUIDANCE } from '@shared/domain/institution/contract/check-contract';
import { checkFee } from '@shared/domain/institution/contract/check-fee';
import { type ListedInstitution, licensedCategories, statusOn } from '@shared/domain/institution/institution.schema';
import { asEpochMs, dateOf, formatLocal, type LocalDate } from '@shared/kernel/time';
import { districtName } from '@shared/tenant/hanzhong';
import { copyText } from '@/platform/feedback';
import { go } from '@/platform/router';
import { useEndpoint } from '@/platform/use-endpoint';
import { CATEGORY_WORDS, FIELD_WORDS, GRADE_WORDS, MODE_WORDS, STAGE_WORDS, STATUS_WORDS } from '@/strings/institution';
import { moneyWords } from '@/strings/money';
import { Button } from '@/ui/button';
import { Body, Card, Note, Row } from '@/ui/card';
import { Timeline } from '@/ui/pictures';
import { Tag } from '@/ui/status';
import { institutionStrings } from '../strings';

const { detail: strings } = institutionStrings;
type Shown = OutputOf<'institution.get'>;
type Institution = Shown['institution'];

/** From the registry, or from the list on the phone. */
export const LicenceCard = ({ institution }: { institution: ListedInstitution }) => (
  <Card title={institution.name}>
    <Row label={strings.validUntil} value={institution.validUntil ?? strings.notStated} />
    <Row
      label={strings.category}
      value={licensedCategories(institution)
        .map((category) => CATEGORY_WORDS[category])
        .join('、')}
    />
    <Row
      label={strings.stages}
      value={institution.stages.map((stage) => STAGE_WORDS[stage]).join('、') || strings.notStated}
    />
    <Row
      label={strings.modes}
      value={institution.modes.map((mode) => MODE_WORDS[mode]).join('、') || strings.notStated}
    />
    <Row label={strings.district} value={districtName(institution.districtCode)} />
    <Row label={strings.address} value={institution.address || strings.notStated} />
    {institution.premises
      .filter(({ address, floor, rooms }) => address !== institution.address || rooms.length > 0 || floor !== '')
      .map(({ door, address, floor, rooms }) => (
        <Row
          key={door}
          label={strings.premises}
          value={[address, address.includes(floor) ? '' : floor, rooms.join('、')].filter(Boolean).join(' ')}
        />
      ))}
    <Row label={strings.creditCode} value={institution.creditCode ?? strings.notStated} />
    <Row label={strings.licenceNo} value={institution.licenceNo ?? strings.notStated} />
    {institution.formerNames.length > 0 ? (
      <Row label={strings.formerNames} value={institution.formerNames.join('、')} />
    ) : null}
  </Card>
);

/** A blacklist entry or suspension: why, on what it rests, until when. */
export const StatusCard = ({
  institution,
  today,
}: {
  institution: ListedInstitution & Partial<Pick<Institution, 'statusDocument'>>;
  today: LocalDate;
}) => {
  const status = statusOn(institution, today);
  const { statusSince, statusUntil, statusReason, statusDocument } = institution;
  // A status that ended by itself, or ran out with the licence, leaves nothing of its reasons to the one that holds now.
  if (status !== institution.status) return null;
  if (statusSince === null && statusReason === '' && status === 'licensed') return null;
  return (
    <Card title={strings.why}>
      <Row
        label={STATUS_WORDS[status].short}
        value={statusSince ? `${strings.since} ${statusSince}` : strings.notStated}
      />
      {statusUntil ? <Row label={strings.until} value={statusUntil} /> : null}
      {statusReason ? <Row label={strings.reason} value={statusReason} /> : null}
      {statusDocument ? <Row label={strings.document} value={statusDocument} /> : null}
      {status === 'blacklisted' ? <Note>{strings.blacklistNote}</Note> : null}
    </Card>
  );
};

export const AccountCard = ({ institution }: { institution: Institution }) => {
  const account = institution.supervisedAccount;
  return (
    <Card title={strings.account}>
      {account === null ? (
        <Note>{strings.accountNone}</Note>
      ) : (
        <Row
          label={account.bank === '--' ? strings.account : account.bank}
          note={strings.accountNote}
          value={account.accountNo.replace(/(\d{4})(?=\d)/g, '$1 ')}
          onClick={() => copyText(account.accountNo)}
        />
      )}
    </Card>
  );
};

/** The price of a standard lesson beside the city's guidance price, for 学科类 of the compulsory stage; empty where either is not known. */
const priceWords = (course: Institution['courses'][number], guidance: GuidancePrices): string => {
  if (course.feeFen === null) return '';
  const today = dateOf(asEpochMs(Date.now()));
  const findings = checkFee({ ...course, feeFen: course.feeFen, months: null }, guidance, today);
  const price = findings.find(({ check }) => check === 'price');
  if (price === undefined || price.outcome === 'notApplicable') return '';
  if (price.outcome === 'unknown') return price.facts['notSet'] === 1 ? strings.priceNotSet : '';
  return strings.price(moneyWords(Number(price.facts['perLesson'])), moneyWords(Number(price.facts['limit'])));
};

export const CoursesCard = ({ institution }: { institution: Institution }) => {
  const guidance = useEndpoint('tenant.guidancePrices', {}, { keepOffline: true }).data ?? NO_GUIDANCE;
  return (
    <Card title={strings.courses}>
      {institution.courses.length === 0 ? <Note>{strings.coursesNone}</Note> : null}
      {institution.courses.map((course) => {
        const facts = [
          course.stages.map((stage) => STAGE_WORDS[stage]).join('、'),
          MODE_WORDS[course.mode],
          course.lessons === null ? '' : strings.lessons(course.lessons, course.lessonMinutes),
          course.classSize === null ? '' : strings.classSize(course.classSize),
          course.feeFen === null ? strings.feeNone : moneyWords(course.feeFen),
          course.feeFen !== null && course.lessons !== null
            ? strings.perLesson(moneyWords(Math.round(course.feeFen / course.lessons)))
            : '',
          priceWords(course, guidance),
        ];
        return (
          <Row
            key={course.id}
            label={course.name}
            note={facts.filter(Boolean).join(' · ')}
            value={
              course.category === null ? (
                <Tag tone="unknown">{strings.unclassified}</Tag>
              ) : (
                <Tag tone="brand">{`${CATEGORY_WORDS[course.category]}${course.caseId ? strings.byPanel : ''}`}</Tag>
              )
            }
          />
        );
      })}
      <Button kind="quiet" onClick={() => go('digests')}>
        {strings.digests}
      </Button>
    </Card>
  );
};

export const PeopleCard = ({ roster }: { roster: Shown['roster'] }) => (
  <Card title={strings.people}>
    {roster.people === 0 ? (
      <Note>{strings.peopleNone}</Note>
    ) : (
      <>
        <Row label={strings.peopleCount} value={strings.persons(roster.people)} />
        <Row label={strings.peopleFullTime} value={strings.persons(roster.fullTime)} />
        <Row label={strings.peopleCertified} value={strings.persons(roster.withCertificate)} />
        <Row label={strings.peopleTeaching} value={strings.persons(roster.withTeachingCertificate)} />
      </>
    )}
    <Note>{strings.peopleNote}</Note>
  </Card>
);

export const AnnualCard = ({ institution }: { institution: Institution }) => (
  <Card title={strings.annual}>
    {institution.annualInspections.length === 0 ? <Note>{strings.annualNone}</Note> : null}
    {[...institution.annualInspections]
      .sort((a, b) => b.year - a.year)
      .map(({ year, grade, note }) => (
        <Row
          key={year}
          label={strings.year(year)}
          {...(note ? { note } : {})}
          value={<Tag tone={GRADE_WORDS[grade].tone}>{GRADE_WORDS[grade].label}</Tag>}
        />
      ))}
  </Card>
);

export const PenaltiesCard = ({ institution }: { institution: Institution }) => (
  <Card title={strings.penalties}>
    {institution.penalties.length === 0 ? <Note>{strings.penaltiesNone}</Note> : null}
    {institution.penalties.map(({ id, decidedOn, document, summary }) => (
      <Row key={id} label={summary} note={`${decidedOn} · ${document}`} />
    ))}
  </Card>
);

/** Every status and every change of registered facts, newest first. */
export const HistoryCard = ({ institution }: { institution: Institution }) => {
  const statuses = institution.history.map(({ status, since, until, reason, document, at }, i) => ({
    key: `s${i}`,
    title: STATUS_WORDS[status].short,
    at: [since ?? formatLocal(asEpochMs(at), 'YYYY-MM-DD'), until ? `${strings.until} ${until}` : '']
      .filter(Boolean)
      .join(' · '),
    detail: [reason, document].filter(Boolean).join(' · '),
    order: at,
  }));
  const changes = institution.changes.map(({ at, document, fields }, i) => ({
    key: `c${i}`,
    title: strings.changed(
      fields
        .map((field) => FIELD_WORDS[field] ?? '')
        .filter(Boolean)
        .join('、'),
    ),
    at: formatLocal(asEpochMs(at), 'YYYY-MM-DD'),
    detail: document,
    order: at,
  }));
  const items = [...statuses, ...changes].sort((a, b) => b.order - a.order);
  return (
    <Card title={strings.history}>
      {items.length === 0 ? <Body>{strings.notStated}</Body> : <Timeline items={items} />}
    </Card>
  );
};
