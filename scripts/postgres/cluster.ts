// A PostgreSQL of our own: for trial and tests. Real server, real files; only its launcher is here.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { Refusal } from '../progress.js';
import { binaryFolder } from './binaries.ts';
import { databaseIdentity, type Identity } from './identity.ts';

export type Cluster = {
  port: number;
  pid: number;
  superuserUrl: string;
  /** undefined for one that was adopted */
  child: ChildProcess | undefined;
  stop: () => Promise<void>;
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

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

// the postmaster's own file: pid, folder, start time, port, …, and `ready` in its eighth line
function running(data: string): { pid: number; port: number; ready: boolean } | undefined {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!pid || !isAlive(pid) || !isPostgres(pid)) return undefined;
  return { pid, port: Number(lines[3]), ready: lines[7] === 'ready' };
}

// one that is still coming up, or still going down, when its launcher was killed
async function settled(data: string): Promise<ReturnType<typeof running>> {
  let found = running(data);
  for (let tries = 0; found && !found.ready; tries++) {
    if (tries > 1200) throw new Refusal(`The embedded database (process ${found.pid}) neither comes up nor ends: look into ${data}.`);
    await pause(25);
    found = running(data);
  }
  return found;
}

// a pid may have been given to somebody else since a crash
function isPostgres(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
  } catch {
    return process.platform !== 'linux';
  }
}

function makeCluster(data: string, password: string, durable: boolean, identity: Identity, folder: string): void {
  const making = `${data}.making`;
  const secret = `${data}.password`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { mode: 0o700 });
  identity.own(making);
  writeFileSync(secret, `${password}\n`, { mode: 0o600 });
  identity.own(secret);
  const args = ['-D', making, '-U', 'postgres', '-E', 'UTF8', '--auth=scram-sha-256', `--pwfile=${secret}`];
  args.push('--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8');
  if (!durable) args.push('--no-sync');
  const [program, given] = identity.command(join(folder, 'initdb'), args);
  const made = spawnSync(program, given, { cwd: '/', encoding: 'utf8', ...identity.options });
  rmSync(secret, { force: true });
  if (made.status !== 0)
    throw new Refusal(
      `The embedded database could not be made in ${data}: ${(made.stderr || String(made.error)).trim().split('\n').at(-1)}`,
    );
  renameSync(making, data);
}

// what a server of this folder that was killed leaves behind for a moment: its children, its memory, its lock, its port
const leftBehind = /shared memory|postmaster\.pid|lock file|another (postmaster|postgres)|in use|could not (bind|create any TCP)/;

async function launch(
  data: string,
  at: number,
  durable: boolean,
  identity: Identity,
  folder: string,
): Promise<{ child: ChildProcess; pid: number } | { said: string }> {
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
  for (let tries = 0; !running(data)?.ready; tries++) {
    if (child.exitCode !== null || tries > 600) return { said };
    await pause(25);
  }
  (child.stderr as unknown as { unref(): void }).unref();
  return { child, pid: running(data)?.pid ?? (child.pid as number) };
}

/**
 * Starts the cluster in `dir`/pg, making it when it is not there, adopting it when it runs already (its launcher was
 * killed). `durable: false` is for tests alone: a crash of the machine may lose everything.
 */
export async function startCluster({ dir, durable, port }: { dir: string; durable: boolean; port?: number }): Promise<Cluster> {
  const home = resolve(dir);
  mkdirSync(home, { recursive: true, mode: 0o755 });
  const data = join(home, 'pg');
  const secret = join(home, 'database-password');
  const folder = binaryFolder();
  const identity = databaseIdentity([home, folder]);
  if (!existsSync(secret)) writeFileSync(secret, randomBytes(24).toString('hex'), { mode: 0o600 });
  const password = readFileSync(secret, 'utf8');
  if (!existsSync(data)) makeCluster(data, password, durable, identity, folder);
  const url = (at: number) => `postgres://postgres:${password}@127.0.0.1:${at}/postgres`;
  for (let tries = 0; ; tries++) {
    const found = await settled(data);
    if (found)
      return { port: found.port, pid: found.pid, superuserUrl: url(found.port), child: undefined, stop: () => stopByPid(found.pid) };
    const at = port ?? (await freePort());
    const launched = await launch(data, at, durable, identity, folder);
    if ('child' in launched) return { ...launched, port: at, superuserUrl: url(at), stop: () => stopByPid(launched.pid) };
    if (!leftBehind.test(launched.said) || tries > 40)
      throw new Refusal(`The embedded database did not start: ${launched.said.trim().split('\n').slice(-2).join(' ')}`);
    await pause(250);
  }
}

// SIGINT is PostgreSQL's fast shutdown: it ends sessions, writes everything down and goes
async function stopByPid(pid: number): Promise<void> {
  if (!pid || !isAlive(pid)) return;
  process.kill(pid, 'SIGINT');
  for (let tries = 0; isAlive(pid) && isPostgres(pid); tries++) {
    if (tries === 400) process.kill(pid, 'SIGQUIT');
    if (tries > 600) return;
    await pause(25);
  }
}

/** Where a folder is not writable, says so before anything is tried in it. */
export function mustBeWritable(dir: string): void {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o755 });
    const probe = join(dir, '.writable');
    writeFileSync(probe, '');
    rmSync(probe);
    if (process.getuid?.() === 0) chmodSync(dir, 0o755);
  } catch {
    throw new Refusal(`DATA_DIR ${dir} is not writable: give yourself the right to write in ${dirname(dir)}, or choose another folder.`);
  }
}
