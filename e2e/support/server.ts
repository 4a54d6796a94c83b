import { spawn } from 'node:child_process';
import { innerOrigin } from '../../lib/door/listen.ts';
import { freePort } from '../../scripts/postgres/cluster.ts';
import { expect } from './test.ts';

/** `appUrl` is where browsers are sent, `inside` where this machine reaches it. */
export type Server = { appUrl: string; inside: string; said: () => string; stop: () => Promise<void> };

/** A second server of the same build on the same database, once it answers; `appUrl` is made from the port that it gets. */
export async function startServer(appUrlAt: (port: number) => string, more: Record<string, string> = {}): Promise<Server> {
  const port = await freePort();
  const appUrl = appUrlAt(port);
  const inside = innerOrigin(appUrl, port);
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'production', PORT: String(port), APP_URL: appUrl, ...more };
  const child = spawn(process.execPath, ['--disable-warning=DEP0169', 'server.ts'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((done) => child.on('exit', done));
  // a story that is cut off leaves nothing running
  process.once('exit', () => child.kill('SIGTERM'));
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  const isReady = () =>
    fetch(`${inside}/api/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  try {
    await expect.poll(isReady, { timeout: 30_000 }).toBe(true);
  } catch (error) {
    await stop();
    throw error;
  }
  return { appUrl, inside, said: () => said, stop };
}
