import { statusOn } from '@shared/domain/institution/institution.schema';
import { isFormer } from '@shared/domain/institution/registry/enter';
import { asEpochMs, dateOf } from '@shared/kernel/time';
import { go, useParams } from '@/platform/router';
import { useEndpoint } from '@/platform/use-endpoint';
import { STATUS_WORDS } from '@/strings/institution';
import { Button, Buttons } from '@/ui/button';
import { Body, Card, Note } from '@/ui/card';
import { Page } from '@/ui/page';
import { Loaded, Verdict } from '@/ui/status';
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
import { institutionStrings } from '../../strings';

const { detail: strings } = institutionStrings;

/** One institution: first the answer, then what it rests on. */
export default function DetailPage() {
  const { id = '' } = useParams();
  const query = useEndpoint('institution.get', { id }, { keepOffline: true });
  const today = dateOf(asEpochMs(Date.now()));
  const { institution: shown } = query.data ?? {};
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
              <Card title={strings.rights}>
                <Body>{strings.rightsText}</Body>
                <Button kind="quiet" onClick={() => go('contractCheck')}>
                  {strings.contractCheck}
                </Button>
              </Card>
              <HistoryCard institution={institution} />
              <Note>{`${strings.source}${strings.today(today)}`}</Note>
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
