// A PostgreSQL of our own: for trial and tests. Real server, real files; only its launcher is here.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { makePrivate } from '../private-folder.ts';
import { Refusal } from '../progress.js';
import { binaryFolder } from './binaries.ts';
import { databaseIdentity, type Identity } from './identity.ts';
import { makeCluster } from './make.ts';
import { found, settled, stopByPid } from './postmaster.ts';

export type Cluster = {
  port: number;
  pid: number;
  superuserUrl: string;
  /** undefined for one that was adopted */
  child: ChildProcess | undefined;
  stop: () => Promise<void>;
};
type Given = {
  dir: string;
  /** false for tests alone: a crash of the machine may lose everything */
  durable: boolean;
  port?: number;
  /** ends a start that goes on, whatever it has brought up by then */
  signal?: AbortSignal | undefined;
};

// what is thrown away after the tests need not be on the disk before them
const throwaway = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off', 'max_wal_size=4GB', 'checkpoint_timeout=1h'];
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** A port that nobody uses at this moment. */
export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.on('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
}

/** Where the superuser of the cluster in `dir` reaches it; the password stands in a file of mode 0600 beside it. */
export function superuserUrl(dir: string, port: number): string {
  return `postgres://postgres:${readFileSync(join(resolve(dir), 'database-password'), 'utf8')}@127.0.0.1:${port}/postgres`;
}

// what a server of this folder that was killed leaves behind for a moment: its children, its memory, its lock, its port
const leftBehind = /shared memory|postmaster\.pid|lock file|another (postmaster|postgres)|in use|could not (bind|create any TCP)/;

type Launch = { data: string; at: number; durable: boolean; identity: Identity; folder: string; signal: AbortSignal | undefined };

async function launch({
  data,
  at,
  durable,
  identity,
  folder,
  signal,
}: Launch): Promise<{ child: ChildProcess; pid: number } | { said: string }> {
  rmSync(join(data, 'postmaster.pid'), { force: true });
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=100', ...(durable ? [] : throwaway)];
  const args = ['-D', data, '-p', String(at), ...settings.flatMap((setting) => ['-c', setting])];
  const [program, given] = identity.command(join(folder, 'postgres'), args);
  // its own group: Ctrl-C reaches the launcher alone, which stops what writes before it stops what is written to
  const child = spawn(program, given, { cwd: '/', detached: true, stdio: ['ignore', 'ignore', 'pipe'], ...identity.options });
  let said = '';
  child.stderr?.on('data', (text) => {
    said = (said + text).slice(-4000);
  });
  child.on('error', (error) => {
    said += String(error);
  });
  const gone = () => child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
  for (let tries = 0; !found(data)?.ready; tries++) {
    if (gone()) return { said };
    if (signal?.aborted || tries > 600) {
      await stopByPid(child.pid as number, gone);
      return { said };
    }
    await pause(25);
  }
  (child.stderr as unknown as { unref(): void }).unref();
  return { child, pid: found(data)?.pid ?? (child.pid as number) };
}

/**
 * Starts the cluster in `dir`/pg, making it when it is not there, adopting it when it runs already (its launcher was
 * killed). Aborted, it throws when nothing of it runs any more.
 */
export async function startCluster({ dir, durable, port, signal }: Given): Promise<Cluster> {
  const home = resolve(dir);
  makePrivate(home);
  const data = join(home, 'pg');
  const secret = join(home, 'database-password');
  const folder = binaryFolder();
  const identity = databaseIdentity([home, folder]);
  if (!existsSync(secret)) writeFileSync(secret, randomBytes(24).toString('hex'), { mode: 0o600 });
  if (!existsSync(data)) await makeCluster({ data, password: readFileSync(secret, 'utf8'), durable, identity, folder, signal });
  for (let tries = 0; ; tries++) {
    const running = await settled(data);
    const at = running?.port ?? port ?? (await freePort());
    const launched = running
      ? { child: undefined, pid: running.pid }
      : signal?.aborted
        ? { said: '' }
        : await launch({ data, at, durable, identity, folder, signal });
    if ('pid' in launched) {
      const stop = () => stopByPid(launched.pid);
      if (!signal?.aborted) return { ...launched, port: at, superuserUrl: superuserUrl(home, at), stop };
      await stop();
    }
    signal?.throwIfAborted();
    const said = 'said' in launched ? launched.said : '';
    if (!leftBehind.test(said) || tries > 40)
      throw new Refusal(`The embedded database did not start: ${said.trim().split('\n').slice(-2).join(' ')}`);
    await pause(250);
  }
}
