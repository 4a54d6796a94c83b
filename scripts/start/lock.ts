// One start a folder: who holds it is written down with the moment they began, since a pid is given away again.
import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../progress.js';

type Known = { pid: number; begun: string | undefined };
/** Ports, never an address with a password: those stand in files of mode 0600 beside it. */
type Facts = { database?: { port: number }; mailbox?: { smtp: number; http: number }; build?: string; development?: true };

/** What `running.json` holds while Foyer runs. */
export type Running = Facts & { launcher: Known; children: Known[]; pids: Record<string, number> };
export type Folder = { note: (name: string, pid: number | undefined) => void; tell: (facts: Facts) => void; leave: () => void };

/** When a process began, as its system tells it; undefined when it is gone. */
export function begunAt(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' ? undefined : fields[19];
    }
    process.kill(pid, 0);
    if (process.platform === 'win32') return 'unknown';
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}

/** Whether it is this very process that still runs. */
export const isStill = (one: Known | undefined): boolean => one !== undefined && one.pid > 0 && begunAt(one.pid) === one.begun;
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/**
 * Takes the folder; a start that runs on it already is refused, one that was killed is cleared away with its children.
 * With `embedded` its database is left for the cluster to take over.
 */
export async function takeFolder(dataDir: string, embedded: boolean): Promise<Folder> {
  const file = join(dataDir, 'running.json');
  if (existsSync(file)) {
    let before: Partial<Running> = {};
    try {
      before = JSON.parse(readFileSync(file, 'utf8'));
    } catch {
      before = {}; // killed while it wrote
    }
    if (before.launcher && isStill(before.launcher))
      throw new Refusal(
        `Foyer is running on ${dataDir} already (process ${before.launcher.pid}): stop that one first, or choose another DATA_DIR.`,
      );
    const left = (before.children ?? []).filter((child) => !embedded || child.pid !== before.pids?.database);
    // to the database SIGINT is the quick end, SIGTERM one that waits for sessions; to the others they are the same
    for (const child of left) if (isStill(child)) process.kill(child.pid, 'SIGINT');
    for (let tries = 0; left.some(isStill); tries++) {
      if (tries === 60) for (const child of left) if (isStill(child)) process.kill(child.pid, 'SIGKILL');
      await pause(50);
    }
    rmSync(file, { force: true });
  }
  try {
    closeSync(openSync(file, 'wx'));
  } catch {
    throw new Refusal(`Foyer is starting on ${dataDir} in another window: wait for it, or choose another DATA_DIR.`);
  }
  const children = new Map<string, number>();
  const kept: Facts = {};
  const write = (facts: Facts = {}) => {
    const list = [...children.values()].map((pid) => ({ pid, begun: begunAt(pid) }));
    Object.assign(kept, facts);
    // whole or not at all: whoever reads it may come at any moment
    writeFileSync(
      `${file}.new`,
      JSON.stringify({
        launcher: { pid: process.pid, begun: begunAt(process.pid) },
        children: list,
        pids: Object.fromEntries(children),
        ...kept,
      }),
    );
    renameSync(`${file}.new`, file);
  };
  write();
  return {
    note: (name, pid) => {
      if (pid) children.set(name, pid);
      else children.delete(name);
      write();
    },
    tell: write,
    leave: () => rmSync(file, { force: true }),
  };
}
