import type { RequestFacts } from '../audit/record.ts';

/** Who asks: the session's SHA-256, which the database looks up again at every door, and the person behind it. */
export type Actor = { session: Buffer; userId: string; request: RequestFacts };
