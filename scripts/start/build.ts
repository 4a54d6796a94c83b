// Builds when the sources are not those of the last build.
import { spawn } from 'node:child_process';
import { createHash, type Hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal, step } from '../progress.js';
import { root } from '../project-node.js';
import type { Variables } from './settings.ts';

const sources = [
  'app',
  'components',
  'db',
  'lib',
  'public',
  'package-lock.json',
  'package.json',
  'next.config.mjs',
  'postcss.config.mjs',
  'tsconfig.json',
  'instrumentation-client.ts',
];

function addTo(hash: Hash, path: string): void {
  if (!existsSync(path)) return;
  if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) addTo(hash, join(path, name));
  else if (!/\.test\.tsx?$/.test(path)) hash.update(path.slice(root.length)).update(readFileSync(path));
}

/**
 * The build of these very sources, with the key by which a form that was open before still submits. Aborting `signal`
 * ends a build that goes on.
 */
export async function ensureBuilt(variables: Variables, signal: AbortSignal): Promise<void> {
  const hash = createHash('sha256').update(variables.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY);
  for (const source of sources) addTo(hash, join(root, source));
  const wanted = hash.digest('hex');
  const stamp = join(root, '.next', 'foyer-sources');
  if (existsSync(join(root, '.next', 'BUILD_ID')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const done = step('Building');
  // types of a page that was renamed since would fail the build
  rmSync(join(root, '.next', 'dev'), { recursive: true, force: true });
  rmSync(join(root, '.next', 'types'), { recursive: true, force: true });
  rmSync(stamp, { force: true });
  let said = '';
  const child = spawn(process.execPath, [join(root, 'node_modules/next/dist/bin/next'), 'build'], {
    cwd: root,
    env: { ...variables, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  child.on('error', () => {}); // the abort itself
  const code = await new Promise((end) => child.on('exit', end));
  if (signal.aborted) throw new Refusal('The build was ended.');
  if (code !== 0) {
    console.error(said);
    throw new Refusal('The build failed: its words stand above.');
  }
  writeFileSync(stamp, wanted);
  done();
}
