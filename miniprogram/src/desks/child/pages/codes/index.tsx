import type { OutputOf } from '@shared/contracts';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { useParams } from '@/platform/router';
import { useEndpoint } from '@/platform/use-endpoint';
import { useWrite } from '@/platform/use-write';
import { Button } from '@/ui/button';
import { Card, Note } from '@/ui/card';
import { toCsv } from '@/ui/csv';
import { MultiChoice, PickerField } from '@/ui/fields';
import { Page } from '@/ui/page';
import { PrintBlock, PrintPage } from '@/ui/print-page';
import { QrCode } from '@/ui/qr-code';
import { Empty, ErrorState, Loaded } from '@/ui/status';
import { childDeskStrings } from '../../strings';
import styles from './codes.module.css';

const { codes: strings } = childDeskStrings;
type Sheet = OutputOf<'child.printCodes'>;
type Kind = 'binding' | 'selection';

const KINDS = [
  { value: 'binding' as const, label: strings.binding },
  { value: 'selection' as const, label: strings.selection },
];

/** `ABCD-EFGH-JKMN`: in groups, as people read and type. */
const grouped = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? code;

const Strip = ({ sheet, strip, kind }: { sheet: Sheet; strip: Sheet['strips'][number]; kind: Kind }) => {
  const code = kind === 'binding' ? strip.bindingCode : strip.selectionCode;
  return (
    <PrintBlock>
      <View className={styles['strip'] ?? ''}>
        <View className={styles['words'] ?? ''}>
          <Text className={styles['title'] ?? ''}>
            {kind === 'binding' ? strings.bindingTitle : strings.selectionTitle}
          </Text>
          <Text className={styles['name'] ?? ''}>{`${strip.name}  ${sheet.className}`}</Text>
          <Text className={styles['code'] ?? ''}>{code === null ? strings.used : grouped(code)}</Text>
          <Text className={styles['how'] ?? ''}>{kind === 'binding' ? strings.bindingHow : strings.selectionHow}</Text>
        </View>
        {code === null ? null : <QrCode text={code} label={strip.number} size={96} />}
      </View>
    </PrintBlock>
  );
};

/** 编码条: new codes for a class, one strip for each child, shown this once. */
export default function CodesPage() {
  const { className: opened = '' } = useParams();
  const query = useEndpoint('child.roster', {});
  const print = useWrite('child.printCodes');
  const [className, setClassName] = useState<string | null>(opened || null);
  const [kinds, setKinds] = useState<readonly Kind[]>(['binding']);
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const pupils = query.data?.children.filter(({ state }) => state === 'enrolled') ?? [];
  const schoolId = pupils.find((child) => child.className === className)?.schoolId;
  const make = async (): Promise<void> => {
    if (className === null || schoolId === undefined) return;
    setSheet(await print.submit({ schoolId, className, childIds: null, kinds: [...kinds] }));
  };
  const printed = KINDS.map(({ value }) => value).filter((kind) =>
    sheet?.strips.some((strip) => (kind === 'binding' ? strip.bindingCode : strip.selectionCode) !== null),
  );
  return (
    <Page wide>
      <Loaded query={query}>
        {() =>
          pupils.length === 0 ? (
            <Empty title={strings.choose} />
          ) : sheet === null ? (
            <Card>
              <Note>{strings.choose}</Note>
              <PickerField
                label={strings.className}
                options={[...new Set(pupils.map((child) => child.className))].map((value) => ({ value, label: value }))}
                value={className}
                onChange={setClassName}
              />
              <MultiChoice label={strings.kinds} options={KINDS} values={kinds} onChange={setKinds} />
              <Note>{strings.warn}</Note>
              <Button busy={print.busy} disabled={className === null || kinds.length === 0} onClick={() => void make()}>
                {strings.print}
              </Button>
              {print.error ? <ErrorState error={print.error} /> : null}
            </Card>
          ) : (
            <>
              <Button kind="quiet" onClick={() => setSheet(null)}>
                {strings.another}
              </Button>
              <PrintPage
                file={{
                  name: 'codes.csv',
                  content: toCsv(
                    sheet.strips.map(({ number, name, bindingCode, selectionCode }) => [
                      number,
                      name,
                      bindingCode ?? '',
                      selectionCode ?? '',
                    ]),
                  ),
                }}
              >
                <Text className={styles['head'] ?? ''}>
                  {`${strings.forClass(sheet.schoolName, sheet.className)} · ${strings.sheetOf(sheet.strips.length)}`}
                </Text>
                {printed.map((kind) => (
                  <View key={kind} className={styles['strips'] ?? ''}>
                    {sheet.strips.map((strip) => (
                      <Strip key={strip.childId} sheet={sheet} strip={strip} kind={kind} />
                    ))}
                  </View>
                ))}
              </PrintPage>
            </>
          )
        }
      </Loaded>
    </Page>
  );
}
