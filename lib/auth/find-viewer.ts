import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client';
import type { PlatformPermission } from '../access/permissions.ts';
import type { Locale } from '../i18n/locales.ts';

/** The signed-in person as the shell and the home page need them. */
export type Viewer = {
  userId: string;
  name: string;
  email: string;
  locale: Locale | null;
  timezone: string | null;
  platform: PlatformPermission[];
  /** the name of the platform role that says most; a built-in one is translated */
  role: string | null;
};

/** Who the session at this door belongs to; undefined when it belongs to nobody any more. */
export async function findViewer(tx: Tx): Promise<Viewer | undefined> {
  const rows = (await tx.execute(sql`
    select id as "userId", full_name as name, email, locale, timezone,
      coalesce((select array_agg(distinct p) from my_platform_roles m, unnest(m.permissions) p), '{}') as platform,
      (select name from my_platform_roles order by name <> 'admin', name <> 'help_desk', name limit 1) as role
    from users where id = actor()`)) as unknown as Viewer[];
  return rows[0];
}
