import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startCluster } from '../postgres/cluster.ts';
import { prepareDatabase } from '../postgres/prepare.ts';
import { begunAt } from '../start/lock.ts';
import { completeSettings } from '../start/settings.ts';

type Running = {
  launcher?: { pid: number; begun: string };
  urls?: { DATABASE_URL: string; MIGRATION_DATABASE_URL: string; MAIL_URL: string };
};

/**
 * The environment of a command: that of the Foyer which runs on this folder; else, on the embedded database, a cluster that
 * is started for the command alone. Gives how to put it away again.
 */
export async function commandSettings(): Promise<() => Promise<void>> {
  const { embedded, dataDir, variables } = completeSettings(false);
  Object.assign(process.env, variables);
  process.env.MAIL_URL ??= 'smtp://127.0.0.1:25';
  if (!embedded) return async () => {};
  const file = join(dataDir, 'running.json');
  const running: Running = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8') || '{}') : {};
  if (running.launcher && begunAt(running.launcher.pid) === running.launcher.begun && running.urls) {
    Object.assign(
      process.env,
      Object.fromEntries(Object.entries(running.urls).filter(([name, value]) => value && name === name.toUpperCase())),
    );
    return async () => {};
  }
  const cluster = await startCluster({ dir: dataDir, durable: true });
  const urls = await prepareDatabase({ dir: dataDir, superuserUrl: cluster.superuserUrl, name: 'foyer' });
  process.env.DATABASE_URL = urls.appUrl;
  process.env.MIGRATION_DATABASE_URL = urls.ownerUrl;
  return cluster.stop;
}
