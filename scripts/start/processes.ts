// The processes of a running Foyer: started in order, started again when they die, ended in the other order.
import { type ChildProcess, spawn } from 'node:child_process';
import { root } from '../project-node.js';
import type { Variables } from './settings.ts';
import type { Terminal } from './terminal.ts';

type Exit = { code: number | null; signal: NodeJS.Signals | null };
type Kept = {
  name: string;
  args: string[];
  variables: Variables;
  reads: ((child: ChildProcess) => void) | undefined;
  deaths: number[];
  stopping: boolean;
  child?: ChildProcess;
  ended?: Promise<Exit>;
};
export type Keeper = {
  start: (name: string, args: string[], variables: Variables, reads?: (child: ChildProcess) => void) => ChildProcess;
  /** ends one and waits for its end */
  stop: (name: string) => Promise<void>;
  stopAll: (order: string[][]) => Promise<void>;
};

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
const graceMs = 10_000;

/**
 * Keeps named processes alive. `failed` is called when one of them dies again and again.
 */
export function keeper({
  note,
  failed,
  terminal,
}: {
  note: (name: string, pid: number | undefined) => void;
  failed: (sentence: string) => void;
  /** where there is one, it shows what the processes say; else they say it themselves */
  terminal: Terminal | undefined;
}): Keeper {
  const kept = new Map<string, Kept>();
  let ending = false;

  function run(one: Kept): ChildProcess {
    const child = spawn(process.execPath, one.args, {
      cwd: root,
      env: { ...one.variables, FOYER_PROCESS: one.name },
      stdio: ['ignore', one.reads || terminal ? 'pipe' : 'inherit', 'inherit'],
      detached: true,
    });
    one.child = child;
    const ended = new Promise<Exit>((end) => child.on('exit', (code, signal) => end({ code, signal })));
    one.ended = ended;
    note(one.name, child.pid);
    if (one.reads) one.reads(child);
    else terminal?.follow(one.name, child);
    void ended.then(async ({ code, signal }) => {
      if (ending || one.stopping) return;
      const now = Date.now();
      // who was killed did not fail: only what ends by itself again and again is given up
      const killed = signal === 'SIGKILL';
      one.deaths = [...one.deaths.filter((at) => now - at < 60_000), ...(killed ? [] : [now])];
      const hopeless = one.deaths.length > 5;
      console.error(`· ${one.name} ended unexpectedly (${signal ?? `code ${code}`})${hopeless ? '' : ', starting it again'}`);
      if (hopeless) return failed(`${one.name} ended six times within a minute: its last words stand above.`);
      await pause(killed ? 100 : Math.min(100 * 2 ** one.deaths.length, 3000));
      if (!ending) run(one);
    });
    return child;
  }

  async function stop(name: string): Promise<void> {
    const one = kept.get(name);
    if (!one) return;
    one.stopping = true;
    kept.delete(name);
    const { child } = one;
    if (child && child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
      await one.ended;
      clearTimeout(timer);
    }
    note(name, undefined);
  }

  return {
    start(name, args, variables, reads) {
      const one: Kept = { name, args, variables, reads, deaths: [], stopping: false };
      kept.set(name, one);
      return run(one);
    },
    stop,
    async stopAll(order) {
      ending = true;
      for (const names of order) await Promise.all(names.map(stop));
    },
  };
}
