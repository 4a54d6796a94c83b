// Installs what is missing: runs on any Node from 20.19, before anything from node_modules may be imported.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { step } from './progress.js';
import { root } from './project-node.js';

const stamp = join(root, 'node_modules', '.foyer-installed');

/** `npm ci` unless the packages of this very lockfile are there already. */
export function ensureInstalled() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  const done = step('Installing packages');
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--include=dev', '--include=optional'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) {
    console.error('The packages could not be installed: npm said why above. Check the network and that this folder is writable.');
    process.exit(1);
  }
  writeFileSync(stamp, lock);
  done();
}
