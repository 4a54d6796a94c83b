import { env } from '../lib/env.ts';

/** The four doors and the queue: one database role each. */
export const doorNames = ['customer', 'self', 'platform', 'gate', 'jobs'] as const;
export type DoorName = (typeof doorNames)[number];

/** The database's name of a door's role. Roles are the cluster's: each installation in one may have a prefix of its own. */
export function doorRole(name: DoorName, prefix = env().databaseRolePrefix): string {
  return `${prefix}_${name}`;
}
