import { type ListedInstitution, statusOn } from '@shared/domain/institution/institution.schema';
import { isFormer } from '@shared/domain/institution/registry/enter';
import { asEpochMs, dateOf, type LocalDate } from '@shared/kernel/time';
import { go, useParams } from '@/platform/router';
import { useEndpoint } from '@/platform/use-endpoint';
import { STATUS_WORDS } from '@/strings/institution';
import { Button, Buttons } from '@/ui/button';
import { Body, Card, Note } from '@/ui/card';
import { Page } from '@/ui/page';
import { Loaded, OfflineNote, Verdict } from '@/ui/status';
import {
  AccountCard,
  AnnualCard,
  CoursesCard,
  HistoryCard,
  LicenceCard,
  PenaltiesCard,
  PeopleCard,
  StatusCard,
} from '../../components/facts';
import { useListed } from '../../hooks/use-listed';
import { institutionStrings } from '../../strings';

const { detail: strings } = institutionStrings;

interface OfflineProps {
  readonly institution: ListedInstitution;
  readonly today: LocalDate;
  readonly asOf: string;
  readonly onRetry: () => void;
}

/** What the list on the phone knows of an institution that was never opened before, and what needs a network. */
const FromTheList = ({ institution, today, asOf, onRetry }: OfflineProps) => {
  const words = STATUS_WORDS[statusOn(institution, today)];
  return (
    <>
      <OfflineNote asOf={asOf} />
      <Verdict tone={words.tone} title={words.verdict} detail={words.detail} />
      <LicenceCard institution={institution} />
      <StatusCard institution={institution} today={today} />
      <Card title={strings.needsNetwork}>
        <Body>{strings.needsNetworkText}</Body>
        <Button kind="secondary" onClick={onRetry}>
          {strings.retry}
        </Button>
      </Card>
      <Rights />
      <Note>{`${strings.source}${strings.today(today)}`}</Note>
    </>
  );
};

const Rights = () => (
  <Card title={strings.rights}>
    <Body>{strings.rightsText}</Body>
    <Button kind="quiet" onClick={() => go('contractCheck')}>
      {strings.contractCheck}
    </Button>
  </Card>
);

/** One institution: first the answer, then what it rests on. */
export default function DetailPage() {
  const { id = '' } = useParams();
  const query = useEndpoint('institution.get', { id }, { keepOffline: true });
  const today = dateOf(asEpochMs(Date.now()));
  const listed = useListed();
  const known = listed.institutions?.find((one) => one.id === id) ?? null;
  const isOnlyListed = query.data === null && query.error?.code === 'OFFLINE' && known !== null;
  const shown = query.data?.institution ?? (isOnlyListed ? known : null);
  return (
    <Page
      bottom={
        shown ? (
          <Buttons>
            <Button
              kind="secondary"
              onClick={() =>
                go('report', {
                  institutionId: id,
                  institutionName: shown.name,
                  address: shown.address,
                  districtCode: shown.districtCode,
                })
              }
            >
              {institutionStrings.report}
            </Button>
            <Button onClick={() => go('doorCheck', { id })}>{strings.doorCheck}</Button>
          </Buttons>
        ) : undefined
      }
    >
      {isOnlyListed ? (
        <FromTheList institution={known} today={today} asOf={listed.query.asOf ?? ''} onRetry={query.reload} />
      ) : (
        <Loaded query={query} rows={8}>
          {({ institution, roster }) => {
            const words = STATUS_WORDS[statusOn(institution, today)];
            return (
              <>
                <Verdict tone={words.tone} title={words.verdict} detail={words.detail} />
                <LicenceCard institution={institution} />
                <StatusCard institution={institution} today={today} />
                {/* Of a former institution nobody needs to know where to pay. */}
                {isFormer(institution.status) ? null : (
                  <>
                    <CoursesCard institution={institution} />
                    <AccountCard institution={institution} />
                    <PeopleCard roster={roster} />
                  </>
                )}
                <AnnualCard institution={institution} />
                <PenaltiesCard institution={institution} />
                <Rights />
                <HistoryCard institution={institution} />
                <Note>{`${strings.source}${strings.today(today)}`}</Note>
              </>
            );
          }}
        </Loaded>
      )}
    </Page>
  );
}
