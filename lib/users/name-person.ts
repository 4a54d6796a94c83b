import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client';
import { users } from '#db/schema/users';
import type { Locale } from '../i18n/locales.ts';
import { newId } from '../ids.ts';
import { searchable } from '../lists/words.ts';

export type NamedPerson = {
  id: string;
  email: string;
  fullName: string;
  status: 'invited' | 'active' | 'suspended' | 'erased';
  isNew: boolean;
};

/** The first word of a name, and the rest of it: how a name that was typed as one is kept. */
export function splitName(name: string): { firstName: string; lastName: string } {
  const [firstName = '', ...rest] = name.split(' ');
  return { firstName, lastName: rest.join(' ') };
}

/**
 * The person of an address, made as *invited* when nobody has it: a person is a row from the moment somebody names their
 * e-mail. Two who name it at once get the same row; one that is purged at this very moment (purge-invited.ts) is made again,
 * and one that is named is held, so that no purge takes it.
 */
export async function namePerson(
  tx: Tx,
  named: { address: string; key: string; firstName?: string; lastName?: string; locale: Locale },
): Promise<NamedPerson> {
  const firstName = named.firstName ?? '';
  const lastName = named.lastName ?? '';
  const fullName = `${firstName} ${lastName}`.trim();
  for (;;) {
    const made = await tx
      .insert(users)
      .values({
        id: newId(),
        email: named.address,
        emailKey: named.key,
        firstName,
        lastName,
        fullName,
        search: searchable(fullName, named.address),
        locale: named.locale,
      })
      .onConflictDoNothing({ target: users.emailKey })
      .returning({ id: users.id });
    const [row] = await tx
      .select({ id: users.id, email: users.email, fullName: users.fullName, status: users.status })
      .from(users)
      .where(eq(users.emailKey, named.key))
      .for('key share');
    if (row) return { ...row, isNew: made.length === 1 };
  }
}
