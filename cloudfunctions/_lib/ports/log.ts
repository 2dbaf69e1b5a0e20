// Logs hold identifiers and codes only. The fields are a closed list, so that nobody can log an event "for now".

export interface LogEntry {
  readonly requestId: string;
  readonly endpoint: string;
  /** `ok` or an error code. */
  readonly outcome: string;
  readonly ms: number;
  /** For INTERNAL only: the name of the error's class and where it was thrown, never its message. */
  readonly fault?: { readonly name: string; readonly at: string };
}

export type Log = (entry: LogEntry) => void;
