// Runs on any Node from 20.19: finds the Node that the project brings along, and hands the work over to it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
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
  // a terminal sends Ctrl-C to both; whoever signals this process alone means the one that works
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
  await new Promise(() => {});
}
