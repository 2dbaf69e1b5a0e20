import type { OutputOf } from '@shared/contracts';
import { OUTCOMES, type Outcome } from '@shared/domain/report/report.schema';
import { useState } from 'react';
import { toast } from '@/platform/feedback';
import { useEndpoint } from '@/platform/use-endpoint';
import { useWrite } from '@/platform/use-write';
import { OUTCOME_WORDS } from '@/strings/report';
import { Button, Buttons } from '@/ui/button';
import { Body, Card, Note } from '@/ui/card';
import { PickerField, TextArea, TextField } from '@/ui/fields';
import { Page } from '@/ui/page';
import { Timeline } from '@/ui/pictures';
import { ErrorState, Loaded, Tag } from '@/ui/status';
import { REPLY_TEMPLATES, templateStrings as strings } from '../../strings/replies';

type Template = OutputOf<'report.templates'>['templates'][number];
type Edited = Pick<Template, 'revision' | 'outcome' | 'label' | 'text'> & { readonly id: string | null };

const MIN_LABEL = 2;
const MIN_TEXT = 10;

interface FormProps {
  readonly edited: Edited;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

const Form = ({ edited, onDone, onCancel }: FormProps) => {
  const [outcome, setOutcome] = useState(edited.outcome);
  const [label, setLabel] = useState(edited.label);
  const [text, setText] = useState(edited.text);
  const save = useWrite('report.saveTemplate');
  const send = async (): Promise<void> => {
    const { id, revision } = edited;
    if ((await save.submit({ id, revision, outcome, label, text })) === null) return;
    toast(strings.saved);
    onDone();
  };
  return (
    <Card title={edited.id === null ? strings.add : strings.edit}>
      {edited.id === null ? (
        <PickerField
          label={strings.outcome}
          options={OUTCOMES.map((value) => ({ value, label: OUTCOME_WORDS[value] }))}
          value={outcome}
          onChange={setOutcome}
        />
      ) : null}
      <TextField label={strings.label} hint={strings.labelHint} value={label} maxLength={20} onChange={setLabel} />
      <TextArea label={strings.text} hint={strings.textHint} value={text} maxLength={1000} onChange={setText} />
      <Buttons>
        <Button kind="secondary" onClick={onCancel}>
          {strings.cancel}
        </Button>
        <Button
          busy={save.busy}
          disabled={label.trim().length < MIN_LABEL || text.trim().length < MIN_TEXT}
          onClick={() => void send()}
        >
          {strings.save}
        </Button>
      </Buttons>
      {save.error?.code === 'CONFLICT' ? <Note>{strings.stale}</Note> : null}
      {save.error ? (
        <ErrorState error={save.error} onRetry={save.error.code === 'CONFLICT' ? onDone : () => void send()} />
      ) : null}
    </Card>
  );
};

interface OneProps {
  readonly one: Template;
  readonly canEdit: boolean;
  readonly onEdit: () => void;
  readonly onDone: () => void;
}

const One = ({ one, canEdit, onEdit, onDone }: OneProps) => {
  const [isOpen, setOpen] = useState(false);
  const use = useWrite('report.useTemplate');
  const isUsed = one.state === 'used';
  const toggle = async (): Promise<void> => {
    if ((await use.submit({ id: one.id, revision: one.revision, isUsed: !isUsed })) !== null) onDone();
  };
  return (
    <Card title={one.label} {...(isUsed ? {} : { extra: <Tag>{strings.retired}</Tag> })}>
      <Body>{one.text}</Body>
      <Note>{strings.changed(one.changedByName, one.changedOn)}</Note>
      {canEdit ? (
        <Buttons>
          <Button kind="secondary" onClick={onEdit}>
            {strings.edit}
          </Button>
          <Button kind="quiet" busy={use.busy} onClick={() => void toggle()}>
            {isUsed ? strings.retire : strings.reuse}
          </Button>
        </Buttons>
      ) : null}
      {use.error ? <ErrorState error={use.error} onRetry={onDone} /> : null}
      {one.earlier.length > 0 ? (
        <Button kind="quiet" onClick={() => setOpen(!isOpen)}>
          {strings.earlier(one.earlier.length)}
        </Button>
      ) : null}
      {isOpen ? (
        <Timeline
          items={one.earlier.map(({ label, text, changedOn }, i) => ({
            key: String(one.earlier.length - i),
            title: label,
            at: changedOn,
            detail: text,
          }))}
        />
      ) : null}
    </Card>
  );
};

/** 答复模板: what replies can start from, the city's own and those there from the start. */
export default function TemplatesPage() {
  const query = useEndpoint('report.templates', {});
  const [edited, setEdited] = useState<Edited | null>(null);
  const done = (): void => {
    setEdited(null);
    query.reload();
  };
  const group = (outcome: Outcome, templates: readonly Template[], canEdit: boolean) => {
    const own = templates.filter((one) => one.outcome === outcome);
    return (
      <Card key={outcome} title={OUTCOME_WORDS[outcome]}>
        {own.length === 0 ? <Note>{strings.none}</Note> : null}
        {own.map((one) => (
          <One key={one.id} one={one} canEdit={canEdit} onEdit={() => setEdited(one)} onDone={query.reload} />
        ))}
        {REPLY_TEMPLATES[outcome].map(({ value, label, text }) => (
          <Card key={value} title={label} extra={<Tag tone="brand">{strings.builtIn}</Tag>}>
            <Body>{text}</Body>
          </Card>
        ))}
      </Card>
    );
  };
  return (
    <Page>
      <Note>{strings.about}</Note>
      <Loaded query={query} rows={6}>
        {({ templates, canEdit }) => (
          <>
            {canEdit ? null : <Note>{strings.readOnly}</Note>}
            {edited === null ? null : (
              <Form key={edited.id ?? ''} edited={edited} onDone={done} onCancel={() => setEdited(null)} />
            )}
            {canEdit && edited === null ? (
              <Button
                onClick={() => setEdited({ id: null, revision: 0, outcome: 'violationFound', label: '', text: '' })}
              >
                {strings.add}
              </Button>
            ) : null}
            {OUTCOMES.map((outcome) => group(outcome, templates, canEdit))}
          </>
        )}
      </Loaded>
    </Page>
  );
}
