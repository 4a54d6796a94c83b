// What the tests run against: a cluster of their own, and for the stories a whole Foyer in front of a database of its own.
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, startCluster } from '../postgres/cluster.ts';
import { prepareDatabase } from '../postgres/prepare.ts';
import { root } from '../project-node.js';

/** A folder of its own below the system's, which another user (the database's) may pass through. */
export function scratch(name: string): { dir: string; remove: () => void } {
  const dir = mkdtempSync(join(tmpdir(), `foyer-${name}-`));
  chmodSync(dir, 0o755);
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

/** The cluster and its migrated template; gives the variables by which the tests find them. */
export async function testCluster(dir: string): Promise<{ variables: Record<string, string>; stop: () => Promise<void> }> {
  const cluster = await startCluster({ dir, durable: false });
  const urls = await prepareDatabase({ dir, superuserUrl: cluster.superuserUrl, name: 'foyer_template' });
  const { migrate } = await import('../../db/migrate.ts');
  const { gateUrl } = await migrate({ ...urls, secret: 'a secret of tests that is long enough for them' });
  return {
    variables: {
      TEST_SUPERUSER_URL: cluster.superuserUrl,
      TEST_OWNER_URL: urls.ownerUrl,
      TEST_APP_URL: urls.appUrl,
      TEST_GATE_URL: gateUrl,
    },
    stop: cluster.stop,
  };
}

export type RunningFoyer = { stop: () => Promise<void>; said: () => string; variables: Record<string, string> };

/** A running Foyer, started as everybody starts it; gives where it is and how to stop it. */
export async function startFoyer(dir: string, more: Record<string, string> = {}): Promise<RunningFoyer> {
  const port = await freePort();
  const admin = { email: 'admin@foyer.example', password: 'twelve herons on the mudflat' };
  const env = {
    ...process.env,
    PORT: String(port),
    APP_URL: `http://localhost:${port}`,
    DATA_DIR: dir,
    SEED: 'none',
    ADMIN_EMAIL: admin.email,
    ADMIN_PASSWORD: admin.password,
    TRUSTED_PROXIES: '127.0.0.1',
    APP_SECRET: 'a secret of tests that is long enough for them',
    DATABASE_URL: '',
    MIGRATION_DATABASE_URL: '',
    MAIL_URL: '',
    ...more,
  };
  const child = spawn(process.execPath, [join(root, 'scripts/start.js')], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said = (said + text).slice(-200_000)));
  const ended = new Promise((done) => child.on('exit', done));
  const stop = async () => {
    if (child.exitCode !== null) return;
    child.kill('SIGTERM');
    const timer = setTimeout(() => process.kill(-(child.pid as number), 'SIGKILL'), 25_000);
    await ended;
    clearTimeout(timer);
  };
  for (let tries = 0; !said.includes('Ctrl-C stops everything'); tries++) {
    if (child.exitCode !== null || tries > 3600) {
      await stop();
      throw new Error(`Foyer did not start:\n${said}`);
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  const { urls } = JSON.parse(readFileSync(join(dir, 'running.json'), 'utf8'));
  return {
    stop,
    said: () => said,
    variables: {
      FOYER_URL: env.APP_URL,
      MAILBOX_URL: urls.mailbox,
      DATABASE_URL: urls.DATABASE_URL,
      MIGRATION_DATABASE_URL: urls.MIGRATION_DATABASE_URL,
      SUPERUSER_URL: urls.superuser,
      APP_URL: env.APP_URL,
      APP_SECRET: env.APP_SECRET,
      MAIL_URL: urls.MAIL_URL,
      DATA_DIR: dir,
      ADMIN_EMAIL: admin.email,
      ADMIN_PASSWORD: admin.password,
      FOYER_LOG: keepLog(dir, () => said),
    },
  };
}

function keepLog(dir: string, said: () => string): string {
  const file = join(dir, 'log.txt');
  const write = () => {
    try {
      writeFileSync(file, said());
    } catch {} // the folder goes when the run ends
  };
  setInterval(write, 500).unref();
  return file;
}
