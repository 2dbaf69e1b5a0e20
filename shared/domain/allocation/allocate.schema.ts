// What the allocation engine is given and what it answers: the format of engines.md, `allocate`.
import * as z from 'zod';

const Id = z.string().min(1).max(200);

/**
 * - `deferredAcceptance`: the plain mode, one lottery number for everything; more wants are further passes in the same order.
 * - `draft`: several clubs a child; one seat a pass, and every other pass is served from the last number backwards.
 * - `firstCome`: in order of arrival (`number`), everything at once.
 * - `minCost`: the least sum of ranks over all children. Not strategy-proof.
 */
export const MECHANISMS = ['deferredAcceptance', 'draft', 'firstCome', 'minCost'] as const;
export type Mechanism = (typeof MECHANISMS)[number];

export const AllocateInput = z.object({
  seed: z.string(),
  roundId: z.string().default(''),
  students: z.array(
    z.object({
      id: Id,
      /** A lottery number given from outside; smaller is drawn earlier. */
      number: z.number().optional(),
      grade: z.int().optional(),
      group: z.string().optional(),
      /** Priority class, for all clubs or for each; smaller is served first, missing is last. */
      priority: z.union([z.number(), z.record(z.string(), z.number())]).optional(),
      /** How many clubs this child wants at most. */
      wants: z.int().min(0).max(20).default(1),
      /** Club ids, first choice first. */
      preferences: z.array(Id).max(200),
      siblings: z.array(Id).optional(),
      /** Terms in which this child got none of its first three wishes; counts where `rules.loserCredit` is set. */
      credit: z.int().min(0).max(5).optional(),
    }),
  ),
  clubs: z.array(
    z.object({
      id: Id,
      capacity: z.int().min(0),
      minSize: z.int().min(0).default(0),
      grades: z.array(z.int()).optional(),
      slots: z.array(z.string()).default([]),
    }),
  ),
  rules: z
    .object({
      mechanism: z.enum(MECHANISMS).optional(),
      /** One more lottery ticket for each term of `credit`; the best ticket counts. */
      loserCredit: z.boolean().optional(),
      /** Children who wished for nothing get seats that are left over. */
      fillNonChoosers: z.boolean().optional(),
    })
    .default({}),
});
export type AllocateInput = z.infer<typeof AllocateInput>;
export type Student = AllocateInput['students'][number];
export type Club = AllocateInput['clubs'][number];

/** Why a wish was not granted; facts are numbers and ids. */
export type Reason =
  | {
      readonly code: 'FULL';
      /** In an even pass of a draft the last number is served first: there a larger number would have been better. */
      readonly facts: {
        readonly number: number;
        readonly lastNumber: number;
        readonly capacity: number;
        readonly pass: number;
      };
    }
  /** The seats had gone in an earlier pass: to children who until then had fewer clubs. */
  | { readonly code: 'EARLIER_PASS'; readonly facts: { readonly capacity: number; readonly pass: number } }
  | {
      readonly code: 'LOWER_PRIORITY';
      readonly facts: { readonly priority: number | null; readonly lastPriority: number | null };
    }
  | { readonly code: 'GRADE'; readonly facts: { readonly grade: number | null; readonly grades: readonly number[] } }
  | { readonly code: 'CLASH'; readonly facts: { readonly club: string; readonly slot: string } }
  | { readonly code: 'CANCELLED'; readonly facts: { readonly size: number; readonly minSize: number } }
  /** `minCost`: the seat was worth more to the others, counted over all children. */
  | { readonly code: 'LEAST_SUM'; readonly facts: { readonly capacity: number } }
  | { readonly code: 'NO_SEATS'; readonly facts: { readonly capacity: number } };

export interface AllocateOutput {
  readonly mechanism: Mechanism;
  /** True when no child can gain by not telling its true wishes. */
  readonly strategyProof: boolean;
  readonly inputHash: string;
  readonly order: readonly string[];
  readonly assignments: readonly { readonly student: string; readonly clubs: readonly string[] }[];
  readonly unassigned: readonly string[];
  /** Children who wished for nothing and were given a left-over seat, where the school says so. */
  readonly filled: readonly string[];
  readonly cancelledClubs: readonly string[];
  readonly waitingLists: readonly { readonly club: string; readonly students: readonly string[] }[];
  readonly reasons: readonly ({ readonly student: string; readonly club: string } & Reason)[];
  readonly stats: {
    readonly ms: number;
    readonly topChoice: number;
    readonly top3: number;
    readonly assigned: number;
    readonly averageRank: number | null;
  };
}
