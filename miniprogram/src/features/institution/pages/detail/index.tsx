import { statusOn } from '@shared/domain/institution/institution.schema';
import { asEpochMs, dateOf } from '@shared/kernel/time';
import { districtName } from '@shared/tenant/hanzhong';
import { go, useParams } from '@/platform/router';
import { useEndpoint } from '@/platform/use-endpoint';
import { CATEGORY_WORDS, STAGE_WORDS, STATUS_WORDS } from '@/strings/institution';
import { Button } from '@/ui/button';
import { Body, Card, Note, Row } from '@/ui/card';
import { Page } from '@/ui/page';
import { Loaded, Verdict } from '@/ui/status';
import { institutionStrings } from '../../strings';

const { detail: strings } = institutionStrings;

/** One institution: first the answer, then what it rests on. */
export default function DetailPage() {
  const { id = '' } = useParams();
  const query = useEndpoint('institution.get', { id }, { keepOffline: true });
  const today = dateOf(asEpochMs(Date.now()));
  const name = query.data?.institution.name ?? '';
  return (
    <Page
      bottom={
        query.data ? (
          <Button kind="secondary" onClick={() => go('report', { institutionId: id, institutionName: name })}>
            {institutionStrings.report}
          </Button>
        ) : undefined
      }
    >
      <Loaded query={query} rows={8}>
        {({ institution }) => {
          const words = STATUS_WORDS[statusOn(institution, today)];
          const stages = institution.stages.map((stage) => STAGE_WORDS[stage]).join('、');
          return (
            <>
              <Verdict tone={words.tone} title={words.verdict} detail={words.detail} />
              <Card title={institution.name}>
                <Row label={strings.validUntil} value={institution.validUntil ?? strings.notStated} />
                {institution.statusSince ? (
                  <Row label={words.short} value={`${strings.since} ${institution.statusSince}`} />
                ) : null}
                {institution.statusReason ? <Row label={strings.reason} value={institution.statusReason} /> : null}
                <Row label={strings.category} value={CATEGORY_WORDS[institution.category]} />
                <Row label={strings.stages} value={stages || strings.notStated} />
                <Row label={strings.district} value={districtName(institution.districtCode)} />
                <Row label={strings.address} value={institution.address || strings.notStated} />
                <Row label={strings.creditCode} value={institution.creditCode ?? strings.notStated} />
                <Row label={strings.licenceNo} value={institution.licenceNo ?? strings.notStated} />
                {institution.formerNames.length > 0 ? (
                  <Row label={strings.formerNames} value={institution.formerNames.join('、')} />
                ) : null}
              </Card>
              <Card title={strings.rights}>
                <Body>{strings.rightsText}</Body>
              </Card>
              <Note>{`${strings.source}${strings.today(today)}`}</Note>
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
