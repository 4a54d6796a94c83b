import type { Env } from '../lib/env.ts';

export type Logins = {
  /** the role that owns the tables: it need not be a superuser, but may create roles */
  ownerUrl: string;
  /** the login of the running application, which gets the doors but the gate and nothing else */
  appUrl: string;
  /** the gate's own login; made, with a password that follows from `secret`, where none is given */
  gateUrl?: string | undefined;
  secret: string;
  rolePrefix: string;
};

/** What the environment says of the logins. */
export function loginsOf(settings: Env): Logins {
  const {
    migrationDatabaseUrl: ownerUrl,
    databaseUrl: appUrl,
    gateDatabaseUrl,
    appSecret: secret,
    databaseRolePrefix: rolePrefix,
  } = settings;
  return { ownerUrl, appUrl, gateUrl: gateDatabaseUrl === appUrl ? undefined : gateDatabaseUrl, secret, rolePrefix };
}

/** The variable that the tables' owner comes from. */
export const ownerVariable = ({ ownerUrl, appUrl }: Logins) => (ownerUrl === appUrl ? 'DATABASE_URL' : 'MIGRATION_DATABASE_URL');

/** The user of a database URL. */
export const userOf = (url: string) => decodeURIComponent(new URL(url).username);

/** Who asks where, as sentences say it: never the password. */
export function seatOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${userOf(url)} at ${host}${pathname}`;
}
