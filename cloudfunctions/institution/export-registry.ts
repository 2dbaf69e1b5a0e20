// The registry as a workbook that the import reads back without a change. People and telephones of former institutions stay in
// the house: blank cells, which wipe nothing when they come in again.
import { licensedCategories } from '../../shared/domain/institution/institution.schema';
import { isFormer } from '../../shared/domain/institution/registry/enter';
import { dateOf } from '../../shared/kernel/time';
import {
  COURSE_COLUMNS,
  EXPORT_CATEGORY,
  EXPORT_CERTIFICATE,
  EXPORT_EMPLOYMENT,
  EXPORT_MODE,
  EXPORT_POST,
  EXPORT_STAGE,
  EXPORT_STATUS,
  INSTITUTION_HEADINGS,
  PRACTITIONER_COLUMNS,
  REGISTRY_SHEETS,
  registryFileName,
} from '../../shared/strings/registry-export';
import { districtName } from '../../shared/tenant/hanzhong';
import type { Call } from '../_lib/call';
import { writeWorkbook } from '../_lib/workbook';
import { allMine } from './officer-scope';

const JOINT = '、';

export const exportRegistry = async (call: Call) => {
  const institutions = await allMine(call);
  const byId = new Map(institutions.map((one) => [one.id, one]));
  const people = (await call.store.findAll('practitioners', { leftOn: null })).filter(({ institutionId }) =>
    byId.has(institutionId),
  );
  const bytes = await writeWorkbook([
    {
      name: REGISTRY_SHEETS.institutions,
      headings: INSTITUTION_HEADINGS,
      rows: institutions.map((one) => [
        districtName(one.districtCode),
        one.name,
        one.formerNames.join(JOINT),
        one.creditCode,
        one.licenceNo,
        licensedCategories(one)
          .map((category) => EXPORT_CATEGORY[category])
          .join(JOINT),
        one.modes.map((mode) => EXPORT_MODE[mode]).join(JOINT),
        one.stages.map((stage) => EXPORT_STAGE[stage]).join(JOINT),
        one.address,
        EXPORT_STATUS[one.status],
        one.validUntil,
        one.statusSince,
        one.statusReason,
        isFormer(one.status) ? '' : one.legalPerson,
        isFormer(one.status) ? '' : one.phones.join(JOINT),
        one.supervisedAccount?.bank ?? null,
        one.supervisedAccount?.accountNo ?? null,
      ]),
    },
    {
      name: REGISTRY_SHEETS.courses,
      headings: COURSE_COLUMNS,
      rows: institutions.flatMap(({ name, creditCode, courses }) =>
        courses.map((course) => [
          name,
          creditCode,
          course.name,
          course.category === null ? null : EXPORT_CATEGORY[course.category],
          course.stages.map((stage) => EXPORT_STAGE[stage]).join(JOINT),
          EXPORT_MODE[course.mode],
          course.feeFen === null ? null : course.feeFen / 100,
          course.lessons,
          course.lessonMinutes,
          course.classSize,
        ]),
      ),
    },
    {
      name: REGISTRY_SHEETS.practitioners,
      headings: PRACTITIONER_COLUMNS,
      rows: people.map(({ institutionId, name, post, isFullTime, certificates }) => {
        const [first] = certificates;
        return [
          byId.get(institutionId)?.name ?? '',
          byId.get(institutionId)?.creditCode ?? null,
          name,
          EXPORT_POST[post],
          isFullTime ? EXPORT_EMPLOYMENT.fullTime : EXPORT_EMPLOYMENT.partTime,
          first === undefined ? null : EXPORT_CERTIFICATE[first.kind],
          first?.number ?? null,
          first?.subject ?? null,
        ];
      }),
    },
  ]);
  return { fileName: registryFileName(dateOf(call.now)), base64: Buffer.from(bytes).toString('base64') };
};
