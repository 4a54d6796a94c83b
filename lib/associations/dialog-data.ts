import { sql } from 'drizzle-orm';
import { atPlace } from '#db/doors';
import type { Access } from '../access/find-access.ts';
import { type Permission, permissionsAt } from '../access/permissions.ts';
import { lineageIds } from '../access/place.ts';
import type { Actor } from '../auth/actor.ts';
import type { Locale } from '../i18n/locales.ts';
import { publicId } from '../ids.ts';

/** Somebody whose permissions may be copied: keys that this level does not have are left out, and counted. */
export type CopySource = { association: string; name: string; keys: Permission[]; left: number };
export type DialogData = { language: Locale; sources: CopySource[] };

type Raw = { id: string; name: string; permissions: Permission[] };

/** What the dialog needs beyond the place's access, at the customer door. */
export async function findDialogData(actor: Actor, access: Access): Promise<DialogData> {
  return atPlace(actor, access.place.id, async (tx) => {
    const [customer] = (await tx.execute(sql`select language from customers where id = ${access.place.customerId}`)) as unknown as {
      language: Locale;
    }[];
    const places = sql.join(
      lineageIds(access.place).map((id) => sql`${id}::uuid`),
      sql`, `,
    );
    const rows = (await tx.execute(sql`select id, person as name, permissions from associations
      where customer_id = ${access.place.customerId} and place_id in (${places}) and status = 'active' and permissions <> '{}' and person <> ''
        and (expires_at is null or expires_at > now()) order by sort_name collate "C", id limit 100`)) as unknown as Raw[];
    const here = permissionsAt(access.place.kind);
    return {
      language: customer?.language ?? 'en',
      sources: rows.map((row) => {
        const keys = row.permissions.filter((key) => here.includes(key));
        return { association: publicId('association', row.id), name: row.name, keys, left: row.permissions.length - keys.length };
      }),
    };
  });
}
