import { closePools } from '../../db/client.ts';
import { loginsOf } from '../../db/logins.ts';
import { type Gate, migrate } from '../../db/migrate.ts';
import { env } from '../../lib/env.ts';
import { seedDemo } from '../../world/seed.ts';
import { ensureFirstAdmin } from '../admins.ts';

/** Migrates, makes the first admin and, on a first run with SEED=demo, the demo world; says how the gate is reached. */
export async function prepare(): Promise<{ email: string; password?: string | undefined; gate: Gate }> {
  const settings = env();
  const gate = await migrate(loginsOf(settings));
  const admin = await ensureFirstAdmin({ email: settings.adminEmail, password: settings.adminPassword, dataDir: settings.dataDir });
  if (settings.seed === 'demo') await seedDemo();
  await closePools();
  return { ...admin, gate };
}
