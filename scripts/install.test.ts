import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { leftOf } from '../e2e/support/start.ts';

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s while packages are installed ends npm and what npm runs', async (signal) => {
  const dir = mkdtempSync(join(tmpdir(), 'foyer-install-'));
  mkdirSync(join(dir, 'scripts'));
  for (const name of ['start.js', 'install.js', 'progress.js', 'project-node.js'])
    cpSync(join('scripts', name), join(dir, 'scripts', name));
  const project = { name: 'slow', version: '1.0.0' };
  // a package whose installation does not end by itself
  writeFileSync(join(dir, 'slow.cjs'), "require('fs').writeFileSync('begun', ''); setInterval(() => {}, 1000);");
  writeFileSync(
    join(dir, 'package.json'),
    JSON.stringify({ ...project, type: 'module', scripts: { install: `node ${JSON.stringify(join(dir, 'slow.cjs'))}` } }),
  );
  writeFileSync(
    join(dir, 'package-lock.json'),
    JSON.stringify({ ...project, lockfileVersion: 3, requires: true, packages: { '': project } }),
  );
  mkdirSync(join(dir, 'node_modules'));
  const child = spawn(process.execPath, [join(dir, 'scripts', 'start.js')], { stdio: 'ignore' });
  const end = once(child, 'exit');
  while (!existsSync(join(dir, 'begun'))) await new Promise((done) => setTimeout(done, 20));
  child.kill(signal);
  expect(await end).toEqual([1, null]);
  expect(leftOf(dir)).toEqual([]);
  rmSync(dir, { recursive: true, force: true });
});
