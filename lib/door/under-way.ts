import { AsyncLocalStorage } from 'node:async_hooks';

/** What an action would have answered; `retryAfter` in seconds. */
export type LeftStatus = { status: number; retryAfter: number };

/** A request between the door and its answer: whether our own code was reached, what went wrong meanwhile, what was answered. */
export type UnderWay = {
  id: string;
  reached: boolean;
  left?: LeftStatus;
  status?: number;
  troubles: { level: 'error' | 'warn'; error: Error }[];
};

// the door and Next's bundle hold a copy of this file each
const shared = globalThis as unknown as Record<symbol, AsyncLocalStorage<UnderWay>>;
const key = Symbol.for('foyer.under-way');
shared[key] ??= new AsyncLocalStorage<UnderWay>();

/** The request that this code runs for, in whichever bundle. */
export const underWay = shared[key] as AsyncLocalStorage<UnderWay>;

/** Says that a request has got as far as our own code: what fails before is its body, what fails after are we. */
export function reachedUs(): void {
  const request = underWay.getStore();
  if (request) request.reached = true;
}

/** An action cannot set a status: it leaves it for the door, which applies it to the page that a form without script gets. */
export function leaveStatus(left: LeftStatus): void {
  const request = underWay.getStore();
  if (request) request.left = left;
}

/**
 * Next tells its troubles to the console, in many lines and twice; those of a request become a part of its one line in the
 * log.
 */
export function listenToConsole(): void {
  for (const level of ['error', 'warn'] as const) {
    const plain = console[level].bind(console);
    console[level] = (...said: unknown[]) => {
      const request = underWay.getStore();
      if (!request) return plain(...said);
      const error = said.find((one) => one instanceof Error) ?? new Error(said.map(String).join(' '));
      request.troubles.push({ level, error });
    };
  }
}
