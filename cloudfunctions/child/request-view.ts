import type { BindingRequest, CorrectionRequest } from '../../shared/domain/child/request.schema';

/** A request as its family and its school see it. */
export const viewRequest = (request: BindingRequest | CorrectionRequest, schoolName: string) => ({
  id: request.id,
  kind: request.kind,
  at: request.at,
  state: request.state,
  schoolName,
  about:
    request.kind === 'binding'
      ? { number: request.number, grade: request.grade, className: request.className }
      : { field: request.field, proposed: request.proposed, childId: request.childId },
  reply: request.reply,
});
