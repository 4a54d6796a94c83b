import { type ChildProcess, spawn } from 'node:child_process';
import { root } from '../project-node.js';

export type Run = (args: string[], env?: Record<string, string>, quiet?: boolean) => Promise<{ code: number; said: string }>;

/** Runs one program to its end; its output passes through and is returned for counting. Kills its group on `stop`. */
export function running(): { run: Run; stop: () => void } {
  const open = new Set<ChildProcess>();
  const run: Run = (args, env = {}, quiet = false) =>
    new Promise((done) => {
      const child = spawn(process.execPath, args, {
        cwd: root,
        env: { ...process.env, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: true,
      });
      open.add(child);
      let said = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (text) => {
          said += text;
          if (!quiet) process.stdout.write(text);
        });
      child.on('exit', (code) => {
        open.delete(child);
        done({ code: code ?? 1, said });
      });
    });
  const stop = () => {
    for (const child of open) {
      try {
        process.kill(-(child.pid as number), 'SIGKILL');
      } catch {}
    }
  };
  return { run, stop };
}
