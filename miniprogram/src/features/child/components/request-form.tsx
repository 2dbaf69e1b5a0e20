import type { Relation } from '@shared/domain/child/child.schema';
import { districtName } from '@shared/tenant/hanzhong';
import { useState } from 'react';
import { replace } from '@/platform/router';
import { useSession } from '@/platform/session';
import { useDraft } from '@/platform/use-draft';
import { useEndpoint } from '@/platform/use-endpoint';
import { useWrite } from '@/platform/use-write';
import { Button } from '@/ui/button';
import { Card, Note } from '@/ui/card';
import { SearchPicker } from '@/ui/choosers';
import { Choice, PickerField, TextField } from '@/ui/fields';
import { ErrorState, Loaded, Verdict } from '@/ui/status';
import { childStrings } from '../strings';
import { RELATION_OPTIONS } from './code-form';

const { bind: strings } = childStrings;

interface Draft {
  readonly schoolId: string;
  readonly grade: string;
  readonly className: string;
  readonly number: string;
  readonly relation: Relation | '';
  readonly applicantName: string;
}
const EMPTY: Draft = { schoolId: '', grade: '', className: '', number: '', relation: '', applicantName: '' };

/** Asking the school. The answer does not tell whether there is such a child. */
export const RequestForm = () => {
  const schools = useEndpoint('child.schools', {}, { keepOffline: true });
  const { query: session } = useSession();
  const ask = useWrite('child.requestBinding');
  const { draft, change, discard } = useDraft<Draft>('binding-request', EMPTY);
  const [isSent, setSent] = useState(false);
  const { schoolId, grade, className, number, relation, applicantName } = draft;
  const isReady = [schoolId, grade, className, number, relation, applicantName].every((value) => value.trim() !== '');

  const send = async (): Promise<void> => {
    if (relation === '') return;
    const input = { schoolId, grade: Number(grade), className, number, relation, applicantName };
    if ((await ask.submit(input)) === null) return;
    discard();
    setSent(true);
    session.reload();
  };
  if (isSent) {
    return (
      <Card>
        <Verdict tone="good" title={strings.requested} />
        <Button kind="secondary" onClick={() => replace('myChildren')}>
          {childStrings.mine.requests}
        </Button>
      </Card>
    );
  }
  return (
    <Loaded query={schools}>
      {(data) => {
        const school = data.schools.find(({ id }) => id === schoolId);
        return (
          <Card>
            <SearchPicker
              label={strings.school}
              options={data.schools.map(({ id, name, districtCode }) => ({
                value: id,
                label: name,
                note: districtName(districtCode),
              }))}
              value={schoolId || null}
              onChange={(value) => change({ schoolId: value, grade: '' })}
            />
            {school ? (
              <PickerField
                label={strings.grade}
                options={school.grades.map((one) => ({ value: String(one), label: strings.gradeWords(one) }))}
                value={grade || null}
                onChange={(value) => change({ grade: value })}
              />
            ) : null}
            <TextField
              label={strings.className}
              hint={strings.classHint}
              value={className}
              onChange={(value) => change({ className: value })}
              maxLength={20}
            />
            <TextField
              label={strings.number}
              hint={strings.numberHint}
              value={number}
              onChange={(value) => change({ number: value })}
              maxLength={30}
            />
            <Choice
              label={strings.relation}
              options={RELATION_OPTIONS}
              value={relation === '' ? null : relation}
              onChange={(value) => change({ relation: value })}
            />
            <TextField
              label={strings.applicant}
              hint={strings.applicantHint}
              value={applicantName}
              onChange={(value) => change({ applicantName: value })}
              maxLength={20}
            />
            <Button busy={ask.busy} disabled={!isReady} onClick={() => void send()}>
              {strings.submitRequest}
            </Button>
            {ask.error?.code === 'LIMIT_EXCEEDED' ? <Verdict tone="caution" title={strings.tooMany} /> : null}
            {ask.error && ask.error.code !== 'LIMIT_EXCEEDED' ? <ErrorState error={ask.error} /> : null}
            <Note>{strings.noSearch}</Note>
          </Card>
        );
      }}
    </Loaded>
  );
};
