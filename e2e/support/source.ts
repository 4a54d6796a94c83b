import { randomInt } from 'node:crypto';

/**
 * A source of its own, as a configured proxy would tell it: limits count by source, and stories that try passwords must not
 * spend each other's.
 */
export const anySource = (): { 'x-forwarded-for': string } => ({
  'x-forwarded-for': `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`,
});
