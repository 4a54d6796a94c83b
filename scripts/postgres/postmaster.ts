// A running server of a folder, as its own file tells it: pid, folder, start time, port, …, and `ready` in the eighth line.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../progress.js';

export type Postmaster = { pid: number; port: number; ready: boolean };

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

// a pid may have been given to somebody else since a crash
function isPostgres(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
  } catch {
    return process.platform !== 'linux';
  }
}

/** The server of a folder at this moment. */
export function found(data: string): Postmaster | undefined {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!pid || !isAlive(pid) || !isPostgres(pid)) return undefined;
  return { pid, port: Number(lines[3]), ready: lines[7] === 'ready' };
}

/** The same of one that still comes up, or still goes down, when its launcher was killed: waits until it has. */
export async function settled(data: string): Promise<Postmaster | undefined> {
  let running = found(data);
  for (let tries = 0; running && !running.ready; tries++) {
    if (tries > 1200) throw new Refusal(`The embedded database (process ${running.pid}) neither comes up nor ends: look into ${data}.`);
    await pause(25);
    running = found(data);
  }
  return running;
}

/** Ends a server and waits for its end. SIGINT is PostgreSQL's fast shutdown: it ends sessions, writes everything down and goes. */
export async function stopByPid(pid: number, gone = () => !isAlive(pid) || !isPostgres(pid)): Promise<void> {
  if (!pid || gone()) return;
  process.kill(pid, 'SIGINT');
  for (let tries = 0; !gone(); tries++) {
    if (tries === 400) process.kill(pid, 'SIGQUIT');
    if (tries > 600) return;
    await pause(25);
  }
}
