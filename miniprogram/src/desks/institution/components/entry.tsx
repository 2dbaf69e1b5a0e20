import type { OutputOf } from '@shared/contracts';
import { hasDoubtfulCode } from '@shared/domain/institution/credit-code';
import { printedDoorNumber } from '@shared/domain/institution/door-check/door-number';
import { licensedCategories, statusOn } from '@shared/domain/institution/institution.schema';
import { isFormer } from '@shared/domain/institution/registry/enter';
import { asEpochMs, formatLocal } from '@shared/kernel/time';
import { useState } from 'react';
import { confirm, toast } from '@/platform/feedback';
import { go } from '@/platform/router';
import { useEndpoint } from '@/platform/use-endpoint';
import { useWrite } from '@/platform/use-write';
import {
  CATEGORY_WORDS,
  FIELD_WORDS,
  GRADE_WORDS,
  MODE_WORDS,
  STAGE_WORDS,
  STATUS_WORDS,
  WATCH_WORDS,
} from '@/strings/institution';
import { moneyWords } from '@/strings/money';
import { Button, Buttons } from '@/ui/button';
import { Card, Note, Row } from '@/ui/card';
import { Segments } from '@/ui/choosers';
import { Timeline } from '@/ui/pictures';
import { ErrorState, Loaded, Tag, Verdict } from '@/ui/status';
import { registryStrings, entryStrings as strings } from '../strings';
import { CoursesForm } from './courses-form';
import { PenaltyForm, StatusForm } from './decision-forms';
import { EditForm } from './edit-form';
import { PremisesForm } from './premises-form';
import { WatchCard } from './watch-card';

type Entry = OutputOf<'institution.registryEntry'>;
type Institution = Entry['institution'];

const VIEWS = ['facts', 'courses', 'people', 'record'] as const;
type View = (typeof VIEWS)[number];

const Recalls = ({ recalls }: { recalls: Entry['recalls'] }) =>
  recalls.length === 0 ? null : (
    <Card title={strings.recalls}>
      <Verdict tone="caution" title={strings.recallsTitle(recalls.length)} detail={strings.recallsNote} />
      {recalls.map(({ institutionId, name, address, endedOn, because }) => (
        <Row
          key={institutionId}
          label={name}
          note={[address, endedOn ? strings.endedOn(endedOn) : ''].filter(Boolean).join(' · ')}
          value={because.map((reason) => WATCH_WORDS[reason]).join('、')}
        />
      ))}
    </Card>
  );

const Facts = ({ institution }: { institution: Institution }) => {
  const { columns: titles } = registryStrings;
  const { creditCode, supervisedAccount: account } = institution;
  return (
    <Card title={strings.facts}>
      <Row
        label={titles.creditCode}
        value={creditCode ?? ''}
        {...(creditCode !== null && hasDoubtfulCode(creditCode) ? { note: strings.doubtfulCode } : {})}
      />
      <Row label={FIELD_WORDS['licenceNo']} value={institution.licenceNo ?? ''} />
      <Row
        label={FIELD_WORDS['category']}
        value={licensedCategories(institution)
          .map((category) => CATEGORY_WORDS[category])
          .join('、')}
      />
      <Row label={FIELD_WORDS['stages']} value={institution.stages.map((stage) => STAGE_WORDS[stage]).join('、')} />
      <Row label={FIELD_WORDS['modes']} value={institution.modes.map((mode) => MODE_WORDS[mode]).join('、')} />
      <Row label={titles.validUntil} value={institution.validUntil ?? ''} />
      <Row label={titles.address} value={institution.address} />
      {institution.formerNames.length > 0 ? (
        <Row label={FIELD_WORDS['formerNames']} value={institution.formerNames.join('、')} />
      ) : null}
      {isFormer(institution.status) ? null : (
        <>
          <Row label={titles.legalPerson} value={institution.legalPerson} />
          <Row label={titles.phones} value={institution.phones.join('、')} />
        </>
      )}
      <Row label={FIELD_WORDS['supervisedAccount']} value={account ? `${account.bank} ${account.accountNo}` : ''} />
    </Card>
  );
};

const Doors = ({
  institution,
  onChanged,
  onEdit,
}: {
  institution: Institution;
  onChanged: () => void;
  onEdit: () => void;
}) => {
  const revoke = useWrite('institution.revokeDoor');
  const press = async (door: string): Promise<void> => {
    const isSure = await confirm({ title: strings.revoke, text: strings.revokeNote, action: strings.revoke });
    if (!isSure) return;
    const { id, revision } = institution;
    const done = await revoke.submit({ id, revision, door, document: strings.revokeDocument });
    if (done === null) return;
    toast(strings.revoked);
    onChanged();
  };
  return (
    <Card title={strings.doors}>
      {institution.premises.length === 0 ? <Note>{strings.doorsNone}</Note> : null}
      {institution.premises.map(({ door, serial, address, floor, rooms, position }) => (
        <Row
          key={door}
          label={[address, address.includes(floor) ? '' : floor, rooms.join('、')].filter(Boolean).join(' ')}
          note={`${printedDoorNumber(door)} · ${strings.serial(serial)} · ${position === null ? strings.unmeasured : strings.measured}`}
          value={
            <Button kind="quiet" busy={revoke.busy} onClick={() => void press(door)}>
              {strings.revoke}
            </Button>
          }
        />
      ))}
      <Buttons>
        <Button kind="secondary" onClick={onEdit}>
          {strings.editPremises}
        </Button>
        {institution.premises.length > 0 ? (
          <Button kind="secondary" onClick={() => go('posters', { ids: institution.id })}>
            {strings.print}
          </Button>
        ) : null}
      </Buttons>
      {revoke.error ? <ErrorState error={revoke.error} /> : null}
    </Card>
  );
};

const Courses = ({ institution, onEdit }: { institution: Institution; onEdit: () => void }) => (
  <Card title={strings.views.courses}>
    {institution.courses.length === 0 ? <Note>{strings.coursesNone}</Note> : null}
    {institution.courses.map((course) => (
      <Row
        key={course.id}
        label={course.name}
        note={[
          course.stages.map((stage) => STAGE_WORDS[stage]).join('、'),
          course.feeFen === null ? '' : moneyWords(course.feeFen),
          course.lessons === null ? '' : strings.lessons(course.lessons),
        ]
          .filter(Boolean)
          .join(' · ')}
        value={
          <Tag tone={course.category === null ? 'caution' : 'brand'}>
            {course.category === null ? strings.unclassified : CATEGORY_WORDS[course.category]}
          </Tag>
        }
      />
    ))}
    <Button kind="secondary" onClick={onEdit}>
      {strings.editCourses}
    </Button>
  </Card>
);

const People = ({ practitioners }: { practitioners: Entry['practitioners'] }) => (
  <Card title={strings.views.people}>
    <Note>{strings.peopleNote}</Note>
    {practitioners.length === 0 ? <Note>{strings.peopleNone}</Note> : null}
    {practitioners.map(({ id, name, post, isFullTime, certificates, marks }) => (
      <Row
        key={id}
        label={name}
        note={[
          `${strings.posts[post]} · ${isFullTime ? strings.fullTime : strings.partTime}`,
          certificates.length === 0
            ? strings.noCertificate
            : certificates.map(({ kind, number }) => `${strings.certificates[kind]} ${number}`).join('、'),
          ...marks.map(({ kind, samePerson, source, document }) =>
            strings.mark(strings.marks[kind], samePerson, source, document),
          ),
        ].join('\n')}
        value={
          marks.length === 0 ? null : (
            <Tag tone={marks.some(({ samePerson }) => samePerson) ? 'bad' : 'caution'}>
              {marks.some(({ samePerson }) => samePerson) ? strings.marked : strings.namesake}
            </Tag>
          )
        }
      />
    ))}
  </Card>
);

const Record = ({
  institution,
  names,
  onChanged,
}: Pick<Entry, 'institution' | 'names'> & { onChanged: () => void }) => {
  const withdraw = useWrite('institution.withdrawPenalty');
  const press = async (penaltyId: string): Promise<void> => {
    const isSure = await confirm({ title: strings.withdraw, text: strings.withdrawNote, action: strings.withdraw });
    if (!isSure) return;
    const today = formatLocal(asEpochMs(Date.now()), 'YYYY-MM-DD');
    const { id, revision } = institution;
    const document = strings.withdrawDocument;
    const done = await withdraw.submit({ id, revision, penaltyId, withdrawnOn: today, document });
    if (done !== null) onChanged();
  };
  return (
    <>
      <Card title={strings.annual}>
        {institution.annualInspections.length === 0 ? <Note>{strings.annualNone}</Note> : null}
        {[...institution.annualInspections]
          .sort((a, b) => b.year - a.year)
          .map(({ year, grade, document }) => (
            <Row
              key={year}
              label={String(year)}
              note={document}
              value={<Tag tone={GRADE_WORDS[grade].tone}>{GRADE_WORDS[grade].label}</Tag>}
            />
          ))}
      </Card>
      <Card title={strings.penalties}>
        {institution.penalties.length === 0 ? <Note>{strings.penaltiesNone}</Note> : null}
        {institution.penalties.map(({ id, decidedOn, document, summary, withdrawnOn }) => (
          <Row
            key={id}
            label={summary}
            note={`${decidedOn} · ${document}`}
            value={
              withdrawnOn === null ? (
                <Button kind="quiet" busy={withdraw.busy} onClick={() => void press(id)}>
                  {strings.withdraw}
                </Button>
              ) : (
                <Tag>{strings.withdrawn(withdrawnOn)}</Tag>
              )
            }
          />
        ))}
        {withdraw.error ? <ErrorState error={withdraw.error} /> : null}
      </Card>
      <Card title={strings.history}>
        <Timeline
          items={[
            ...institution.history.map(({ status, since, until, reason, document, by, at }, i) => ({
              key: `s${i}`,
              title: STATUS_WORDS[status].short,
              at: [since ?? '', until ? `→ ${until}` : '', names[by] ?? by].filter(Boolean).join(' · '),
              detail: [reason, document].filter(Boolean).join(' · '),
              order: at,
            })),
            ...institution.changes.map(({ at, by, document, fields }, i) => ({
              key: `c${i}`,
              title: fields.map((field) => FIELD_WORDS[field] ?? field).join('、'),
              at: `${formatLocal(asEpochMs(at), 'YYYY-MM-DD HH:mm')} · ${names[by] ?? by}`,
              detail: document,
              order: at,
            })),
          ].sort((a, b) => b.order - a.order)}
        />
      </Card>
    </>
  );
};

/** One institution at the desk: what it is, whom it recalls, and what can be decided about it. */
export const RegistryEntry = ({ id, onChanged }: { id: string; onChanged: () => void }) => {
  const query = useEndpoint('institution.registryEntry', { id });
  const [view, setView] = useState<View>('facts');
  const [form, setForm] = useState<'edit' | 'premises' | 'courses' | 'status' | 'penalty' | null>(null);
  const refresh = (): void => {
    query.reload();
    onChanged();
  };
  const close = (): void => setForm(null);
  const props = {
    onClose: close,
    onSaved: (): void => {
      close();
      refresh();
    },
  };
  return (
    <Loaded query={query} rows={8}>
      {({ institution, practitioners, recalls, openings, names, today }) => {
        const words = STATUS_WORDS[statusOn(institution, today)];
        const until = institution.statusUntil ? `${strings.until} ${institution.statusUntil}` : '';
        const marked = practitioners.filter(({ marks }) => marks.length > 0).length;
        return (
          <>
            <Card title={institution.name}>
              <Verdict
                tone={words.tone}
                title={words.verdict}
                detail={[institution.statusReason, until, institution.statusDocument].filter(Boolean).join(' · ')}
              />
              <Buttons>
                <Button kind="secondary" onClick={() => setForm('edit')}>
                  {strings.edit}
                </Button>
                <Button kind="secondary" onClick={() => setForm('status')}>
                  {strings.changeStatus}
                </Button>
                <Button kind="secondary" onClick={() => setForm('penalty')}>
                  {strings.addPenalty}
                </Button>
              </Buttons>
            </Card>
            <Recalls recalls={recalls} />
            <Segments
              label={institution.name}
              options={VIEWS.map((value) => ({
                value,
                label: strings.views[value],
                ...(value === 'people' && marked > 0 ? { count: marked } : {}),
              }))}
              value={view}
              onChange={setView}
            />
            {view === 'facts' ? (
              <>
                <Facts institution={institution} />
                {isFormer(institution.status) ? (
                  <WatchCard key={id} institution={institution} openings={openings} names={names} />
                ) : null}
                <Doors institution={institution} onChanged={refresh} onEdit={() => setForm('premises')} />
              </>
            ) : null}
            {view === 'courses' ? <Courses institution={institution} onEdit={() => setForm('courses')} /> : null}
            {view === 'people' ? <People practitioners={practitioners} /> : null}
            {view === 'record' ? <Record institution={institution} names={names} onChanged={refresh} /> : null}
            {form === 'edit' ? <EditForm institution={institution} {...props} /> : null}
            {form === 'premises' ? <PremisesForm institution={institution} {...props} /> : null}
            {form === 'courses' ? <CoursesForm institution={institution} {...props} /> : null}
            {form === 'status' ? <StatusForm institution={institution} {...props} /> : null}
            {form === 'penalty' ? <PenaltyForm institution={institution} {...props} /> : null}
          </>
        );
      }}
    </Loaded>
  );
};
