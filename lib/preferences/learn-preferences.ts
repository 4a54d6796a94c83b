import { and, eq, isNull, or, sql } from 'drizzle-orm';
import { asSelf } from '#db/doors';
import { users } from '#db/schema/users';
import { recordAudit } from '../audit/record.ts';
import type { Actor } from '../auth/actor.ts';
import type { Locale } from '../i18n/locales.ts';

/** Learns from a person's first browser what they never chose; whatever is kept already stays. */
export async function learnPreferences(actor: Actor, browser: { locale: Locale; timezone: string }): Promise<void> {
  await asSelf(
    actor,
    async (tx) => {
      const [learned] = await tx
        .update(users)
        .set({
          locale: sql`coalesce(${users.locale}, ${browser.locale})`,
          timezone: sql`coalesce(${users.timezone}, ${browser.timezone})`,
          updatedAt: sql`now()`,
        })
        .where(and(eq(users.id, actor.userId), or(isNull(users.locale), isNull(users.timezone))))
        .returning({ locale: users.locale, timezone: users.timezone });
      if (learned) await recordAudit(tx, actor.request, { event: 'user.preferences_changed', targetUserId: actor.userId, body: learned });
    },
    { write: true },
  );
}
