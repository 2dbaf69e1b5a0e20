// What an entry of the trust bench is: a promise, figures that show whether it holds, and controls that must be caught.

/** One figure: how many of how many went wrong. */
export interface Tally {
  readonly what: string;
  readonly bad: number;
  readonly of: number;
  /** True when every case there is was looked at; otherwise `of` is a sample, and 0 of n means at most 3/n at 95 %. */
  readonly isExhaustive: boolean;
  /** The first things that went wrong, or an explanation. */
  readonly notes?: readonly string[];
}

/** A measured figure with its limit. */
export interface Measure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** At most this; without it the figure is printed only. */
  readonly limit?: number;
}

export type Figure = Tally | Measure;

/** The same harness on a variant that is broken on purpose. */
export interface Control {
  readonly what: string;
  /** What the harness noticed of it; null when it noticed nothing, which fails the run. */
  readonly caught: string | null;
}

export interface Trust {
  /** Its number in the list of promises, `I1`. */
  readonly id: string;
  readonly promise: string;
  /** @param only a part of an entry that takes long: what the words mean is the entry's own */
  readonly run: (
    size: TrustSize,
    only?: string,
  ) => Promise<{ readonly figures: readonly Figure[]; readonly controls: readonly Control[] }>;
}

/** `full` is what the promises ask for; `quick` tries the harness itself. */
export type TrustSize = 'full' | 'quick';

export const isTally = (figure: Figure): figure is Tally => 'bad' in figure;

/** 0 of n means: at most this share, at 95 % (rule of three). */
export const upperBound = (of: number): number => Math.min(1, 3 / of);

export const holds = (figure: Figure): boolean =>
  isTally(figure) ? figure.bad === 0 && figure.of > 0 : figure.limit === undefined || figure.value <= figure.limit;

const percent = (share: number): string => `${(share * 100).toPrecision(2)} %`;

/** One line as it is printed. */
export const lineOf = (figure: Figure): string => {
  if (!isTally(figure)) {
    const limit = figure.limit === undefined ? '' : ` (at most ${figure.limit} ${figure.unit})`;
    return `${Number(figure.value.toPrecision(4))} ${figure.unit}${limit}  ${figure.what}`;
  }
  const { bad, of, isExhaustive, what } = figure;
  const sure = isExhaustive ? 'exhaustive' : bad === 0 ? `≤ ${percent(upperBound(of))} at 95 %` : percent(bad / of);
  return `${bad.toLocaleString('en')} of ${of.toLocaleString('en')} (${sure})  ${what}`;
};

/** A tally from a list of what went wrong. */
export const tally = (what: string, faults: readonly string[], of: number, isExhaustive = false): Tally => ({
  what,
  bad: faults.length,
  of,
  isExhaustive,
  ...(faults.length > 0 ? { notes: faults.slice(0, 40) } : {}),
});
