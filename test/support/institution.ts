// An institution for tests: licensed, one place, nothing else; only what matters is spelled out.
import { doorNumber } from '../../shared/domain/institution/door-check/door-number';
import type { InstitutionBody } from '../../shared/domain/institution/registry/enter';

/** As it stands in the collection `institutions`. */
export const anInstitution = (id: string, more: Partial<InstitutionBody> = {}): InstitutionBody => ({
  name: `示例·${id}培训学校`,
  formerNames: [],
  creditCode: null,
  licenceNo: null,
  districtCode: '610702',
  address: '示例路1号',
  category: 'art',
  furtherCategories: [],
  stages: ['primary'],
  modes: [],
  premises: [
    { door: doorNumber(id, '示例路1号', ''), serial: 1, address: '示例路1号', floor: '', rooms: [], position: null },
  ],
  status: 'licensed',
  validUntil: null,
  statusSince: null,
  statusUntil: null,
  statusAfter: null,
  statusReason: '',
  statusDocument: '',
  supervisedAccount: null,
  courses: [],
  annualInspections: [],
  penalties: [],
  history: [],
  changes: [],
  phones: ['0916-0000000'],
  legalPerson: '示例·法人',
  watchUntil: null,
  readings: [],
  ...more,
});
