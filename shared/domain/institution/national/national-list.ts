// The list of institutions of all the country, as a ministry or province publishes it: for who asks about one that is not on
// the city's own list. Public facts only: persons, telephones and accounts of the source are not even read into a row.
import * as z from 'zod';
import { type LocalDate, parseLocalDate } from '../../../kernel/time';
import { INSTITUTION_CATEGORIES, INSTITUTION_STATUSES, type InstitutionStatus } from '../institution.schema';
import { compact } from '../registry/cell-text';
import { identityOf, type ReadRegistry, readListOf, type Sheet } from '../registry/read-registry';

/** One institution as the national list has it. */
export const NationalInstitution = z.object({
  name: z.string().min(2).max(80),
  formerNames: z.array(z.string().max(80)).max(20),
  creditCode: z.string().max(18).nullable(),
  licenceNo: z.string().max(60).nullable(),
  /** 省、市、县 as the list writes them. */
  place: z.string().min(1).max(60),
  address: z.string().max(120),
  category: z.enum(INSTITUTION_CATEGORIES),
  status: z.enum(INSTITUTION_STATUSES),
  /** Licence valid to the end of this day; null when the list does not say. */
  validUntil: z
    .string()
    .refine((text) => parseLocalDate(text) !== null)
    .transform((text) => text as LocalDate)
    .nullable(),
});
export type NationalInstitution = z.infer<typeof NationalInstitution>;

/** 省, 市 and 县 that a text begins with. */
const PLACE =
  /^(?:.{2,7}?(?:省|自治区))?(?:.{2,8}?(?:市|自治州|地区|盟))?(?:.{1,10}?(?:自治县|自治旗|林区|新区|特区|[区县市旗]))?/;

const placeIn = (text: string): string | null => PLACE.exec(compact(text))?.[0].slice(0, 60) || null;

/**
 * Reads a list in any of the shapes that registries are published in (`read-registry.ts`). A row needs a name, and a place in
 * its column of districts or at the beginning of its address.
 * @returns the institutions, each once, in the order of the list; and the rows that were refused, with place and reason
 */
export const readNationalList = (
  sheets: readonly Sheet[],
): { readonly institutions: readonly NationalInstitution[]; readonly refused: ReadRegistry['refused'] } => {
  const { accepted, refused } = readListOf(sheets, placeIn);
  return {
    institutions: accepted.map(({ draft }) => ({
      name: draft.name,
      formerNames: [...draft.formerNames],
      creditCode: draft.creditCode,
      licenceNo: draft.licenceNo,
      place: draft.districtCode,
      address: draft.address,
      category: draft.category,
      status: draft.status,
      validUntil: draft.validUntil,
    })),
    refused,
  };
};

/** How institutions of the national list are told apart. */
export const nationalIdentityOf = (one: NationalInstitution): string => identityOf({ ...one, districtCode: one.place });

/** The status on a day: a licence that has run out counts as expired. */
export const nationalStatusOn = (
  { status, validUntil }: Pick<NationalInstitution, 'status' | 'validUntil'>,
  on: LocalDate,
): InstitutionStatus => (status === 'licensed' && validUntil !== null && validUntil < on ? 'expired' : status);
