import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { DomainError } from '../errors.ts';

// argon2id is the library's default algorithm
const cost = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };
const atOnce = 2;
const queueLength = 64;
/** Seconds in which a full queue is worked off on a small machine. */
const queueSeconds = 5;
let running = 0;
const waiting: (() => void)[] = [];

/** Throws `busy` where a hash would find no place in the queue: asked before a try is counted, which must not be lost to it. */
export function refuseWhenBusy(): void {
  if (waiting.length >= queueLength) throw new DomainError('busy', 'errors.busy', undefined, undefined, queueSeconds);
}

// ten thousand sign-ins must not take the site down: two hashes at a time, a short queue, then "busy"
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) {
    refuseWhenBusy();
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running++;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

const normal = (password: string) => password.normalize('NFKC');

/** An argon2id hash (19 MiB, 2 passes); never call it inside a transaction. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(normal(password), cost));
}

// what an unknown address is compared with, so that it takes the same time: the form of a hash of ours, of no password at
// all. Nothing is computed for it, so nothing can fail and stay failed.
const signs = (bytes: number) => randomBytes(bytes).toString('base64').replaceAll('=', '');
const stranger = `$argon2id$v=19$m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}$${signs(16)}$${signs(32)}`;

/** Compares in the time of one hash, also where there is nothing to compare with. */
export async function verifyPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  const same = await inTurn(() => verify(passwordHash ?? stranger, normal(password)).catch(() => false));
  return same && passwordHash !== undefined;
}
