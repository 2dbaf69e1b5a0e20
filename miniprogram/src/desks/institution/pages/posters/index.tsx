import { printedDoorNumber } from '@shared/domain/institution/door-check/door-number';
import { Text, View } from '@tarojs/components';
import { useParams } from '@/platform/router';
import { useEndpoint } from '@/platform/use-endpoint';
import { Body, Note } from '@/ui/card';
import { Page } from '@/ui/page';
import { PrintBlock, PrintPage } from '@/ui/print-page';
import { QrCode } from '@/ui/qr-code';
import { Loaded, Verdict } from '@/ui/status';
import { posterStrings as strings } from '../../strings';
import styles from './posters.module.css';

/** 核验码海报: one A4 sheet for each door, to hang where families come in. */
export default function PostersPage() {
  const { ids = '' } = useParams();
  const query = useEndpoint('institution.doorCodes', ids === '' ? null : { ids: ids.split(',').slice(0, 50) });
  return (
    <Page>
      {ids === '' ? <Note>{strings.none}</Note> : null}
      {ids === '' ? null : (
        <Loaded query={query} rows={6}>
          {({ posters, leftOut }) => (
            <>
              {leftOut.length > 0 ? (
                <Verdict
                  tone="caution"
                  title={strings.leftOut(leftOut.length)}
                  detail={leftOut.map(({ name }) => name).join('、')}
                />
              ) : null}
              {posters.length > 0 ? (
                <PrintPage>
                  {posters.map((poster) => (
                    <PrintBlock key={poster.door}>
                      <View className={styles['poster'] ?? ''}>
                        <Text className={styles['heading'] ?? ''}>{strings.heading}</Text>
                        <Text className={styles['name'] ?? ''}>{poster.name}</Text>
                        <Text className={styles['line'] ?? ''}>
                          {[
                            poster.address,
                            poster.address.includes(poster.floor) ? '' : poster.floor,
                            poster.rooms.join('、'),
                          ]
                            .filter(Boolean)
                            .join(' ')}
                        </Text>
                        <Text className={styles['line'] ?? ''}>
                          {strings.licence(poster.licenceNo ?? strings.notStated)}
                        </Text>
                        <QrCode text={poster.code} label={strings.scan} size={260} />
                        <Text className={styles['number'] ?? ''}>{printedDoorNumber(poster.door)}</Text>
                        <Body>{strings.howTo}</Body>
                        <Note>{strings.validity(poster.issuedOn, poster.until)}</Note>
                      </View>
                    </PrintBlock>
                  ))}
                </PrintPage>
              ) : null}
            </>
          )}
        </Loaded>
      )}
    </Page>
  );
}
