import { and, eq, ne, sql } from 'drizzle-orm';
import { atPlace } from '#db/doors';
import { columns, rows } from '#db/rows';
import { associations, customers } from '#db/schema/index';
import { alive } from '../access/alive.ts';
import { type Access, findAccess } from '../access/find-access.ts';
import { mustManage } from '../access/may.ts';
import { type Permission, permissionsAt } from '../access/permissions.ts';
import { lineageIds, type PlaceRef } from '../access/place.ts';
import type { Actor } from '../auth/actor.ts';
import type { Locale } from '../i18n/locales.ts';
import { publicId } from '../ids.ts';
import { byName } from '../lists/page.ts';

/** Somebody whose permissions may be copied: keys that this level does not have are left out, and counted. */
export type CopySource = { association: string; name: string; keys: Permission[]; left: number };
export type DialogData = { language: Locale; sources: CopySource[] };

const most = 100;
const shape = {
  id: associations.id,
  name: associations.person,
  permissions: associations.permissions,
  sortName: associations.sortName,
};

/** What the dialog needs beyond the place's access, for who may associate there. */
export async function findDialogData(actor: Actor, ref: PlaceRef): Promise<DialogData> {
  return atPlace(actor, ref.id, async (tx) => {
    const access = await findAccess(tx, ref);
    mustManage(access);
    const { place } = access as Access;
    const [customer] = await tx.select({ language: customers.language }).from(customers).where(eq(customers.id, place.customerId));
    // one ordered, limited read a place, as a People tab's
    const reads = lineageIds(place).map((id) => {
      const wanted = and(
        eq(associations.customerId, place.customerId),
        eq(associations.placeId, id),
        alive(associations),
        sql`${associations.permissions} <> '{}'`,
        ne(associations.person, ''),
      );
      return sql`(select ${columns(shape)} from ${associations} where ${wanted}
        order by ${byName(associations.sortName)}, ${associations.id} limit ${most})`;
    });
    const found = await rows(
      tx,
      shape,
      sql`select * from (${sql.join(reads, sql` union all `)}) as every
        order by ${byName(sql.identifier('sortName'))}, id limit ${most}`,
    );
    const here = permissionsAt(place.kind);
    return {
      language: customer?.language ?? 'en',
      sources: found.map((row) => {
        const keys = row.permissions.filter((key) => here.includes(key));
        return { association: publicId('association', row.id), name: row.name, keys, left: row.permissions.length - keys.length };
      }),
    };
  });
}
