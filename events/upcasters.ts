/**
 * Upcasters lift the body of an old schema to the next one, step by step, when an event is read. The stored bytes stay
 * as they were hashed. To give an event type schema n + 1: raise its number in `catalogue.ts`, add
 * `<Type>: { n: (body) => … }` here, and freeze bytes of the new schema in `test/golden/events/<Type>.v<n+1>.json`;
 * the golden file of schema n stays and from then on proves the upcaster.
 */
export type EventBodyRecord = Readonly<Record<string, unknown>>;
type Upcaster = (body: EventBodyRecord) => EventBodyRecord;
/** By event type, then by the schema number it lifts from. */
export type UpcasterChain = Readonly<Record<string, Readonly<Record<number, Upcaster>>>>;

export const upcasters: UpcasterChain = {
  // Before there were digests, each reminder went out by itself.
  ReminderIssued: { 1: (body) => ({ ...body, urgency: 'URGENT' }) },
};
