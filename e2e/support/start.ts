import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { freePort } from '../../scripts/postgres/cluster.ts';

export type Start = { child: ChildProcess; said: () => string; ended: Promise<number | null> };

/** `npm start` as a person has it: through the Node that is there, which hands over to the project's; on a folder of its own. */
export async function startOn(
  dir: string,
  more: Record<string, string> = {},
  command = [process.execPath, 'scripts/start.js'],
): Promise<Start> {
  const port = String(await freePort());
  const own = { PORT: port, APP_URL: `http://localhost:${port}`, DATA_DIR: dir, SEED: 'none', FOYER_PROJECT_NODE: '' };
  const none = { DATABASE_URL: '', MIGRATION_DATABASE_URL: '', MAIL_URL: '', FOYER_URL: '', ADMIN_EMAIL: '', ADMIN_PASSWORD: '' };
  const [program, ...words] = command as [string, ...string[]];
  const child = spawn(program, words, {
    env: { ...process.env, ...none, ...own, ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  // a story that fails half-way leaves nothing running
  process.once('exit', () => child.kill('SIGTERM'));
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (said += text));
  return { child, said: () => said, ended: new Promise((done) => child.on('exit', done)) };
}

/** What still runs with this folder in its environment or its words. */
export function leftOf(dir: string): string[] {
  const read = (pid: string, file: string) => {
    try {
      return readFileSync(`/proc/${pid}/${file}`, 'utf8').replaceAll('\0', ' ');
    } catch {
      return ''; // gone meanwhile, or not ours
    }
  };
  return readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid) && (read(pid, 'environ').includes(dir) || read(pid, 'cmdline').includes(dir)))
    .map((pid) => `${pid} ${read(pid, 'cmdline')}`);
}
