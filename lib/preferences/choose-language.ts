import { and, eq, sql } from 'drizzle-orm';
import { asSelf } from '#db/doors';
import { users } from '#db/schema/users';
import { recordAudit } from '../audit/record.ts';
import type { Actor } from '../auth/actor.ts';
import type { Locale } from '../i18n/locales.ts';

/** Keeps a language with its person: from the next request on for every page, and for every letter. */
export async function chooseLanguage(actor: Actor, locale: Locale): Promise<void> {
  await asSelf(
    actor,
    async (tx) => {
      const changed = await tx
        .update(users)
        .set({ locale, updatedAt: sql`now()` })
        .where(and(eq(users.id, actor.userId), sql`${users.locale} is distinct from ${locale}`))
        .returning({ id: users.id });
      if (changed.length === 0) return;
      await recordAudit(tx, actor.request, { event: 'user.preferences_changed', targetUserId: actor.userId, body: { locale } });
    },
    { write: true },
  );
}
