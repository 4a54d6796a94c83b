import type { ChildProcess } from 'node:child_process';

const graceMs = 5000;

/**
 * Waits for the end of a child that leads a group of its own (`detached`), and gives its code; aborted, the whole group is
 * ended, by force after five seconds.
 */
export async function endGroup(child: ChildProcess, signal: AbortSignal | undefined): Promise<number | null> {
  const kill = (how: NodeJS.Signals) => {
    try {
      if (process.platform === 'win32') child.kill(how);
      else process.kill(-(child.pid as number), how);
    } catch {} // gone already
  };
  let force: NodeJS.Timeout | undefined;
  const end = () => {
    kill('SIGTERM');
    force = setTimeout(() => kill('SIGKILL'), graceMs);
  };
  if (signal?.aborted) end();
  signal?.addEventListener('abort', end);
  const code = await new Promise<number | null>((done) => {
    child.on('error', () => done(null));
    child.on('exit', done);
  });
  signal?.removeEventListener('abort', end);
  clearTimeout(force);
  // what it started may have missed the first word
  if (signal?.aborted) kill('SIGKILL');
  return code;
}
