import type { Tx } from '#db/client';
import { auditEvents } from '#db/schema/trail';
import type { Place } from '../access/place.ts';
import { newId } from '../ids.ts';

/** From where something was asked: what the trail keeps beside who and what. */
export type RequestFacts = { id: string; ip: string; userAgent: string };

export type AuditEvent = {
  /** past tense, `user.associated` */
  event: string;
  place?: Place;
  targetUserId?: string;
  /** ids and plain values; never a secret, an address or a name: those may have to be erased */
  body?: Record<string, unknown>;
};

/** Tells the trail, in the transaction of the change; actor, time and transaction are stamped by the database (rule 22). */
export async function recordAudit(tx: Tx, request: RequestFacts | null, told: AuditEvent): Promise<string> {
  const id = newId();
  await tx.insert(auditEvents).values({
    ...(told.place ? { customerId: told.place.customerId } : {}),
    id,
    event: told.event,
    placeId: told.place?.id ?? null,
    accountId: told.place?.accountId ?? null,
    roomId: told.place?.roomId ?? null,
    targetId: told.targetUserId ?? null,
    body: told.body ?? {},
    requestId: request?.id ?? null,
    ip: request?.ip ?? null,
    userAgent: request?.userAgent.slice(0, 400) ?? null,
  });
  return id;
}
