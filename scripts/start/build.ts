// Builds stand beside each other by content: what is served is never written to, and what was built once is not built again.
import { spawn } from 'node:child_process';
import { createHash, type Hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { endGroup } from '../end-group.ts';
import { Refusal, step } from '../progress.js';
import { root } from '../project-node.js';
import { abandon, clearBuilds, finish, hold, newBuild } from './builds.ts';
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
  'tsconfig.build.json',
  'instrumentation-client.ts',
];

function addTo(hash: Hash, path: string): void {
  if (!existsSync(path)) return;
  if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) addTo(hash, join(path, name));
  else if (!/\.test\.tsx?$/.test(path)) hash.update(path.slice(root.length)).update(readFileSync(path));
}

// the key is compiled into a build, so it is part of what the build is
function contentOf(variables: Variables): string {
  const hash = createHash('sha256').update(variables.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY);
  for (const source of sources) addTo(hash, join(root, source));
  return hash.digest('hex').slice(0, 16);
}

/**
 * The folder, from the project's, that holds the build of these very sources with the key by which a form that was open
 * before still submits. It is kept as long as this process lives. Aborted, a build that goes on is ended and leaves nothing.
 */
export async function ensureBuilt(variables: Variables, signal: AbortSignal): Promise<string> {
  const content = contentOf(variables);
  const there = hold(content);
  if (there) return there;
  const done = step('Building');
  const folder = newBuild(content);
  let said = '';
  const child = spawn(process.execPath, [join(root, 'node_modules/next/dist/bin/next'), 'build'], {
    cwd: root,
    env: { ...variables, NODE_ENV: 'production', FOYER_BUILD: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  const code = await endGroup(child, signal);
  if (code !== 0 || signal.aborted) abandon(folder);
  // sources that were edited meanwhile: it is served, but not for the next one to find under this name
  else if (contentOf(variables) === content) finish(folder);
  clearBuilds();
  if (signal.aborted) throw new Refusal('The build was ended.');
  if (code !== 0) {
    console.error(said);
    throw new Refusal('The build failed: its words stand above.');
  }
  done();
  return folder;
}
