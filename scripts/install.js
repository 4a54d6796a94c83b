// Installs what is missing: runs on any Node from 20.19, before anything from node_modules may be imported.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { step } from './progress.js';
import { endings, root } from './project-node.js';

const stamp = join(root, 'node_modules', '.foyer-installed');
const windows = process.platform === 'win32';

// a group of its own, so that what npm itself started ends with it
function runNpm() {
  const npm = spawn('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--include=dev', '--include=optional'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: windows,
    detached: !windows,
  });
  let ended = false;
  const end = () => {
    ended = true;
    if (windows) npm.kill();
    else process.kill(-(/** @type {number} */ (npm.pid)), 'SIGTERM');
  };
  for (const signal of endings) process.on(signal, end);
  return new Promise((done) => {
    npm.on('error', () => done(1));
    npm.on('exit', (code) => {
      if (ended) process.exit(1);
      for (const signal of endings) process.off(signal, end);
      done(code);
    });
  });
}

/** `npm ci` unless the packages of this very lockfile are there already. */
export async function ensureInstalled() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  const done = step('Installing packages');
  if ((await runNpm()) !== 0) {
    console.error('The packages could not be installed: npm said why above. Check the network and that this folder is writable.');
    process.exit(1);
  }
  writeFileSync(stamp, lock);
  done();
}
