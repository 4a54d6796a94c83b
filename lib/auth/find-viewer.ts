import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client';
import { columns, orNull, rows } from '#db/rows';
import { myPlatformRoles, users } from '#db/schema/index';
import type { PlatformPermission } from '../access/permissions.ts';
import { platformPermissions } from '../access/platform-permissions.ts';
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

const shape = {
  userId: users.id,
  name: users.fullName,
  email: users.email,
  locale: users.locale,
  timezone: users.timezone,
  platform: platformPermissions,
  role: sql`(select ${myPlatformRoles.name} from ${myPlatformRoles}
    order by ${myPlatformRoles.name} <> 'admin', ${myPlatformRoles.name} <> 'help_desk', ${myPlatformRoles.name} limit 1)`.mapWith(
    orNull(myPlatformRoles.name),
  ),
};

/** Who the session at this door belongs to; undefined when it belongs to nobody any more. */
export async function findViewer(tx: Tx): Promise<Viewer | undefined> {
  const [viewer] = await rows(tx, shape, sql`select ${columns(shape)} from ${users} where ${users.id} = actor()`);
  return viewer;
}
