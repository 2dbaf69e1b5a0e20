/** A message that must reach somebody at least once, stored with the effect that caused it. */
export interface OutgoingMessage {
  readonly id: string;
  readonly to: string;
  readonly template: string;
  readonly facts: Readonly<Record<string, unknown>>;
}
