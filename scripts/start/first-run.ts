import { closePools } from '../../db/client.ts';
import { type Gate, loginsOf, migrate, OldServer } from '../../db/migrate.ts';
import { env } from '../../lib/env.ts';
import { seedDemo } from '../../world/seed.ts';
import { ensureFirstAdmin } from '../admins.ts';
import { Refusal } from '../progress.js';

// no such host, nobody listening, no such password, user or database
const unreachable = /^(ENOTFOUND|EAI_AGAIN|ECONN|CONNECT|EHOST|ENET|ETIMEDOUT|28|3D000)/;

/** Migrates, makes the first admin and, on a first run with SEED=demo, the demo world; says how the gate is reached. */
export async function prepare(): Promise<{ email: string; password?: string | undefined; gate: Gate }> {
  const settings = env();
  let gate: Gate;
  try {
    gate = await migrate(loginsOf(settings));
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (error instanceof OldServer) throw new Refusal(message);
    if (unreachable.test(code ?? '')) {
      const { host, username, pathname } = new URL(settings.migrationDatabaseUrl);
      throw new Refusal(`No database for ${username} at ${host}${pathname}: ${message}. Check DATABASE_URL and MIGRATION_DATABASE_URL.`);
    }
    if (code === '42501')
      throw new Refusal(
        `The database refused its migration: ${message}. The user of MIGRATION_DATABASE_URL must own the database and may create roles.`,
      );
    throw new Refusal(`The database could not be brought to this version, and was left as it was: ${message}`);
  }
  const admin = await ensureFirstAdmin({ email: settings.adminEmail, password: settings.adminPassword, dataDir: settings.dataDir });
  if (settings.seed === 'demo') await seedDemo();
  await closePools();
  return { ...admin, gate };
}
