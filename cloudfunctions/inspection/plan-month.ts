// A month's draw: list and commitment first, the public number later, the draw last and by another person.
import { isCityOfficer } from '../../shared/domain/account/roles';
import { combineSeed, commitTo } from '../../shared/domain/allocation/lottery';
import { DrawInput, drawInspections } from '../../shared/domain/inspection/draw';
import type { InspectionPlan } from '../../shared/domain/inspection/inspection.schema';
import { listHashOf, mayDrawPlan, mayEnterNumber, schoolYearOf } from '../../shared/domain/inspection/plan';
import { AppError, orThrow } from '../../shared/kernel/errors';
import { toBase32 } from '../../shared/kernel/random';
import { monthOf } from '../../shared/kernel/time';
import { type Call, callerAccount, writeOf } from '../_lib/call';
import type { Stored } from '../_lib/ports/store';
import { compulsorySchools } from '../account/public';

const requireCity = (call: Call): void => {
  if (!isCityOfficer(callerAccount(call).grants)) throw new AppError('FORBIDDEN');
};

const planSecret = (call: Call, month: string): string => toBase32(call.secrets.keyedHash('inspection-secret', month));

export const openPlan = async (call: Call, { publicNumberSource }: { publicNumberSource: string }) => {
  requireCity(call);
  const month = monthOf(call.now);
  const schoolYear = schoolYearOf(month);
  const before = await call.store.findAll('visits', { schoolYear });
  const visited = new Set(before.filter((visit) => visit.month < month).map(({ schoolId }) => schoolId));
  const schools = (await compulsorySchools(call.store)).map(({ id }) => ({ id, inspectedThisYear: visited.has(id) }));
  const reply = { month, listHash: listHashOf(schools), commitment: commitTo(planSecret(call, month)) };
  const document = {
    schoolYear,
    schools,
    listHash: reply.listHash,
    commitment: reply.commitment,
    publicNumberSource,
    publicNumber: null,
    numberBy: null,
    secret: null,
    selected: [],
    drawnBy: null,
    drawnAt: null,
  };
  const facts = { schools: schools.length, left: schools.length - visited.size, listHash: reply.listHash };
  const write = writeOf(call, 'inspection.planned', { collection: 'inspectionPlans', id: month }, facts, { reply });
  // One plan a month: a second one must not replace the list that was published.
  const existing = await call.store.get('inspectionPlans', month);
  if (existing !== null) {
    await call.store.open('inspectionPlans', month, call.request);
    throw new AppError('WRONG_STATE', { state: 'planned' });
  }
  await call.store.insert('inspectionPlans', month, document, write);
  return reply;
};

export const enterNumber = async (call: Call, { month, publicNumber }: { month: string; publicNumber: string }) => {
  requireCity(call);
  const plan = await call.store.open('inspectionPlans', month, call.request);
  orThrow(mayEnterNumber(plan));
  const reply = { month };
  const write = writeOf(call, 'inspection.numbered', { collection: 'inspectionPlans', id: month }, {}, { reply });
  const set = { publicNumber, numberBy: callerAccount(call).id };
  await call.store.change('inspectionPlans', plan, { set }, write);
  return reply;
};

/** The visits that a plan's draw asks for; stored under ids of their own, so that storing them twice changes nothing. */
const storeVisits = async (call: Call, plan: Stored<InspectionPlan>, selected: readonly string[]): Promise<void> => {
  const schools = await compulsorySchools(call.store);
  await call.store.insertMany(
    'visits',
    schools
      .filter(({ id }) => selected.includes(id))
      .map((school) => {
        const id = `${plan.id}-${school.id}`;
        return {
          id,
          document: {
            month: plan.id,
            schoolYear: plan.schoolYear,
            schoolId: school.id,
            schoolName: school.name,
            districtCode: school.districtCode,
            checklist: null,
            filledBy: null,
          },
          audit: writeOf(call, 'visit.drawn', { collection: 'visits', id }, { month: plan.id }).audit,
        };
      }),
  );
};

export const drawPlan = async (call: Call, { month }: { month: string }) => {
  requireCity(call);
  const plan = await call.store.open('inspectionPlans', month, call.request);
  const by = callerAccount(call).id;
  orThrow(mayDrawPlan(plan, by));
  const secret = planSecret(call, month);
  const { selected } = orThrow(
    drawInspections(
      DrawInput.parse({ seed: combineSeed(secret, plan.publicNumber ?? ''), month, schools: plan.schools }),
    ),
  );
  // Everything the draw depends on is fixed in the plan, so visits stored before a crash are the ones stored after it.
  await storeVisits(call, plan, selected);
  const reply = { selected: selected.length };
  const write = writeOf(call, 'inspection.drawn', { collection: 'inspectionPlans', id: month }, reply, { reply });
  const set = { selected: [...selected], secret, drawnBy: by, drawnAt: call.now };
  await call.store.change('inspectionPlans', plan, { set }, write);
  return reply;
};
