// Runs on any Node from 20.19: finds the Node that the project brings along, and hands the work over to it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** What ends a program that is asked to end: Ctrl-C, `kill`, a terminal that is closed. */
export const endings = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
const bin = join(root, 'node_modules', '.bin');
const brought = join(bin, process.platform === 'win32' ? 'node.cmd' : 'node');
const marker = 'FOYER_PROJECT_NODE';

const isRecent = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 18);
};

/** Resolves when this process already is the project's Node; otherwise runs the same script in it and never returns. */
export async function useProjectNode() {
  if (process.env[marker] === '1' || !existsSync(brought)) {
    if (isRecent()) return;
    console.error('Foyer needs Node 22.18 or newer on this kind of machine: install it and start again.');
    process.exit(1);
  }
  const child = spawn(brought, [...process.execArgv, ...process.argv.slice(1)], {
    stdio: 'inherit',
    env: { ...process.env, [marker]: '1', PATH: `${bin}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}` },
  });
  // whoever signals this process alone means the one that works; a terminal's Ctrl-C, which reaches both, counts once there.
  // on Windows a signal that is sent ends at once: there Ctrl-C, which reaches both, is left to the other
  for (const signal of endings) process.on(signal, () => (process.platform === 'win32' && signal === 'SIGINT') || child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
  await new Promise(() => {});
}
