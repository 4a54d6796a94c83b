import { hash, verify } from '@node-rs/argon2';
import { DomainError } from '../errors.ts';

// argon2id is the library's default algorithm
const cost = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 };
const atOnce = 2;
const queueLength = 64;
let running = 0;
const waiting: (() => void)[] = [];

// ten thousand sign-ins must not take the site down: two hashes at a time, a short queue, then "busy"
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) {
    if (waiting.length >= queueLength) throw new DomainError('rate_limited', 'errors.busy');
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

// what an unknown address is compared with, so that it takes the same time: made once, of a password nobody has
let stranger: Promise<string> | undefined;

/** Compares in the time of one hash, also where there is nothing to compare with. */
export async function verifyPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  stranger ??= hashPassword(crypto.randomUUID());
  const compared = passwordHash ?? (await stranger);
  const same = await inTurn(() => verify(compared, normal(password)).catch(() => false));
  return same && passwordHash !== undefined;
}
