import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startCluster, superuserUrl } from '../postgres/cluster.ts';
import { databaseUrls, prepareDatabase } from '../postgres/prepare.ts';
import { writePrivately } from '../private-folder.ts';
import { endings } from '../project-node.js';
import { begunAt, type Running } from '../start/lock.ts';
import { completeSettings } from '../start/settings.ts';

/**
 * The environment of a command: that of the Foyer which runs on this folder; else, on the embedded database, a cluster that
 * is started for the command alone, and ended with it, also when it is interrupted. Gives how to put it away again.
 */
export async function commandSettings(): Promise<() => Promise<void>> {
  writePrivately();
  const { embedded, dataDir, variables } = completeSettings(false);
  Object.assign(process.env, variables);
  if (!embedded) {
    process.env.MAIL_URL ||= 'smtp://127.0.0.1:25';
    return async () => {};
  }
  const file = join(dataDir, 'running.json');
  const running: Partial<Running> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8') || '{}') : {};
  // there and empty means the same as none
  process.env.MAIL_URL ||= `smtp://127.0.0.1:${running.mailbox?.smtp ?? 25}`;
  const use = (urls: { ownerUrl: string; appUrl: string }) => {
    process.env.DATABASE_URL = urls.appUrl;
    process.env.MIGRATION_DATABASE_URL = urls.ownerUrl;
  };
  if (running.launcher && begunAt(running.launcher.pid) === running.launcher.begun && running.database) {
    use(databaseUrls({ dir: dataDir, superuserUrl: superuserUrl(dataDir, running.database.port), name: 'foyer' }));
    return async () => {};
  }
  const ended = new AbortController();
  const starting = startCluster({ dir: dataDir, durable: true, signal: ended.signal });
  const stop = async () => {
    ended.abort();
    await (await starting.catch(() => undefined))?.stop();
  };
  for (const signal of endings) process.on(signal, () => void stop().then(() => process.exit(1)));
  const cluster = await starting;
  use(await prepareDatabase({ dir: dataDir, superuserUrl: cluster.superuserUrl, name: 'foyer' }));
  return stop;
}
