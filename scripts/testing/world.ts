// What the stories run against: a whole Foyer in front of a database of its own.
import { spawn } from 'node:child_process';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { derivedGateUrl } from '../../db/gate-login.ts';
import { freePort, superuserUrl } from '../postgres/cluster.ts';
import { databaseUrls } from '../postgres/prepare.ts';
import { root } from '../project-node.js';
import type { Running } from '../start/lock.ts';

const testKey = Buffer.from('thirty-two bytes of tests alone!').toString('base64');

export type RunningFoyer = { stop: () => Promise<void>; said: () => string; pid: number; variables: Record<string, string> };
type Started = {
  /** the project that is started: this one, or a copy */
  home?: string;
  more?: Record<string, string>;
  /** told how to end it before it has come up */
  begun?: (stop: () => Promise<void>) => void;
};

/** A running Foyer, started as everybody starts it; gives where it is and how to stop it. */
export async function startFoyer(dir: string, { home = root, more = {}, begun }: Started = {}): Promise<RunningFoyer> {
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
    // what a storm of letters sends must all be there at its end, also what a fault makes arrive twice
    MAILBOX_MOST: '20000',
    APP_SECRET: 'a secret of tests that is long enough for them',
    // one key for all tests: they share one build
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: testKey,
    DATABASE_URL: '',
    MIGRATION_DATABASE_URL: '',
    MAIL_URL: '',
    ...more,
  };
  const child = spawn(process.execPath, [join(home, 'scripts/start.js')], {
    cwd: home,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said = (said + text).slice(-200_000)));
  const ended = new Promise((done) => child.on('exit', done));
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    const timer = setTimeout(() => process.kill(-(child.pid as number), 'SIGKILL'), 25_000);
    await ended;
    clearTimeout(timer);
  };
  begun?.(stop);
  for (let tries = 0; !said.includes('Ctrl-C stops everything'); tries++) {
    if (child.exitCode !== null || child.signalCode !== null || tries > 3600) {
      await stop();
      throw new Error(`Foyer did not start:\n${said}`);
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  return {
    stop,
    said: () => said,
    pid: child.pid as number,
    variables: {
      ...storyVariables(dir, env),
      ADMIN_EMAIL: admin.email,
      ADMIN_PASSWORD: admin.password,
      FOYER_LOG: keepLog(dir, () => said),
    },
  };
}

type Known = { APP_URL: string; APP_SECRET: string; NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: string };

/** What the stories are told of a Foyer that runs on its embedded database in `dir`. */
export function storyVariables(dir: string, { APP_URL, APP_SECRET, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY }: Known): Record<string, string> {
  const { database, mailbox, build = '' } = JSON.parse(readFileSync(join(dir, 'running.json'), 'utf8')) as Running;
  const superuser = superuserUrl(dir, database?.port ?? 0);
  const urls = databaseUrls({ dir, superuserUrl: superuser, name: 'foyer' });
  return {
    APP_URL,
    APP_SECRET,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY,
    FOYER_URL: APP_URL,
    MAILBOX_URL: `http://127.0.0.1:${mailbox?.http}`,
    DATABASE_URL: urls.appUrl,
    MIGRATION_DATABASE_URL: urls.ownerUrl,
    // as the migration made it: a second server of the stories gets the gate, too
    GATE_DATABASE_URL: derivedGateUrl(urls.appUrl, 'foyer', APP_SECRET),
    SUPERUSER_URL: superuser,
    MAIL_URL: `smtp://127.0.0.1:${mailbox?.smtp}`,
    DATA_DIR: dir,
    FOYER_BUILD: build,
  };
}

function keepLog(dir: string, said: () => string): string {
  const file = join(dir, 'log.txt');
  const write = () => {
    try {
      // whole or not at all: whoever reads it meanwhile finds the one before
      writeFileSync(`${file}.new`, said(), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    } catch {} // the folder goes when the run ends
  };
  setInterval(write, 500).unref();
  return file;
}
