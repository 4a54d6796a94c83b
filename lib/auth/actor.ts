import type { Limits } from '../access/narrow.ts';
import type { RequestFacts } from '../audit/record.ts';

type Anybody = {
  /** SHA-256 of the secret by which the database looks up, at every door, who this is */
  session: Buffer;
  userId: string;
  request: RequestFacts;
};

/** Somebody signed in in a browser: everything that is theirs. */
export type SessionActor = Anybody & { kind: 'session'; limits?: undefined };

/** A machine that acts for somebody: no more than its limits allow, wherever it asks (spec.md, rule 9). */
export type KeyActor = Anybody & { kind: 'key'; limits: Limits };

/** Who asks. What each kind may do is decided in access/narrow.ts alone; verbs do not tell kinds apart. */
export type Actor = SessionActor | KeyActor;
