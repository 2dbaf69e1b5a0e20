/** A photo in private storage, before and after a report claims it. */
export interface Evidence {
  readonly id: string;
  readonly revision: number;
  readonly fileId: string;
  /** The day, not the moment: the time of an upload could point at somebody. */
  readonly day: string;
  readonly reportId: string | null;
}
