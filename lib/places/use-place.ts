import { sql } from 'drizzle-orm';
import { atPlace } from '#db/doors';
import { lastUses } from '#db/schema/trail';
import type { Place } from '../access/place.ts';
import type { Actor } from '../auth/actor.ts';

/** Notes that a person opened a place: at most hourly, apart from the association, no event (spec.md §2, rule 20). */
export async function usePlace(actor: Actor, place: Place): Promise<void> {
  await atPlace(
    actor,
    place.id,
    (tx) =>
      tx
        .insert(lastUses)
        .values({ customerId: place.customerId, placeId: place.id, userId: actor.userId, at: sql`now()` })
        .onConflictDoUpdate({
          target: [lastUses.customerId, lastUses.placeId, lastUses.userId],
          set: { at: sql`now()` },
          setWhere: sql`${lastUses.at} < now() - interval '1 hour'`,
        }),
    { write: true },
  );
}
