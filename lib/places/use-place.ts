import { sql } from 'drizzle-orm';
import { atPlace } from '#db/doors';
import type { Place } from '../access/place.ts';
import type { Actor } from '../auth/actor.ts';

/** Notes that a person opened a place: at most hourly, apart from the association, no event (spec.md §2, rule 20). */
export async function usePlace(actor: Actor, place: Place): Promise<void> {
  await atPlace(
    actor,
    place.id,
    (tx) =>
      tx.execute(sql`insert into last_uses (customer_id, place_id, user_id, at) values (${place.customerId}, ${place.id}, ${actor.userId}, now())
        on conflict (customer_id, place_id, user_id) do update set at = now() where last_uses.at < now() - interval '1 hour'`),
    { write: true },
  );
}
