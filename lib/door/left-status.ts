/** What an action would have answered; `retryAfter` in seconds. */
export type LeftStatus = { status: number; retryAfter: number };

// Next's bundle and server.ts hold separate copies of this file: one map a process
const held = globalThis as typeof globalThis & { foyerStatuses?: Map<string, LeftStatus | undefined> };
held.foyerStatuses ??= new Map();
const statuses = held.foyerStatuses;

/** The door will apply what is left for this request: a whole page that a form without script asked for. */
export function awaitStatus(requestId: string): void {
  statuses.set(requestId, undefined);
}

/** An action cannot set a status: it leaves it under its request's id. An answer to Next's own script stays 200, or it could not be read. */
export function leaveStatus(requestId: string, left: LeftStatus): void {
  if (statuses.has(requestId)) statuses.set(requestId, left);
}

/** What was left, once; asked again when the request is over, so that nothing stays. */
export function takeStatus(requestId: string): LeftStatus | undefined {
  const left = statuses.get(requestId);
  statuses.delete(requestId);
  return left;
}
