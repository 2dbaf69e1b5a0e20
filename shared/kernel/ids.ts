// Identifiers are branded strings: a school's id cannot be handed in where a club's is wanted.
declare const brand: unique symbol;

/** A string that names one kind of thing. At run time a plain string. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind };

export type AccountId = Id<'account'>;
export type ChildId = Id<'child'>;
export type SchoolId = Id<'school'>;
export type InstitutionId = Id<'institution'>;
export type ReportId = Id<'report'>;
export type ClubId = Id<'club'>;
export type RoundId = Id<'round'>;
export type TermId = Id<'term'>;
export type NoticeId = Id<'notice'>;

/** Says that a string from a trusted source (database, parsed input) names this kind of thing. */
export const asId = <T extends Id<string>>(value: string): T => value as T;
