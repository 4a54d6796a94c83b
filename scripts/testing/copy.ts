import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../project-node.js';

/** A second Foyer, as an update unpacked beside the first: below a folder whose name holds a space, accents, % and #. */
export function copyProject(dir: string): string {
  const home = join(dir, 'Ação nº 1 – 50%25 #2', 'foyer');
  mkdirSync(home, { recursive: true });
  const left = /^(node_modules|\.git|\.next|\.builds|\.clusters|\.mutants|\.data.*|\.env|.*\.log)$/;
  for (const name of readdirSync(root)) if (!left.test(name)) cpSync(join(root, name), join(home, name), { recursive: true });
  // linked where it is the same disk, else copied: packages are not written to
  const linked = spawnSync('cp', ['-al', join(root, 'node_modules'), home]);
  if (linked.status !== 0) cpSync(join(root, 'node_modules'), join(home, 'node_modules'), { recursive: true, verbatimSymlinks: true });
  return home;
}
