import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratch } from '../scripts/testing/scratch.ts';
import { startOn } from './support/start.ts';
import { expect, test } from './support/test.ts';

// who may read or write what: everything below a folder that somebody else could open
function open(path: string, inner = 0o077): string[] {
  const found = lstatSync(path);
  if (found.isSymbolicLink()) return [];
  const own = (found.mode & inner) === 0 ? [] : [`${(found.mode & 0o777).toString(8)} ${path}`];
  return found.isDirectory() ? [...own, ...readdirSync(path).flatMap((name) => open(join(path, name)))] : own;
}

// as root the database has a user of its own, who must pass
const top = process.getuid?.() === 0 ? 0o066 : 0o077;

test('nothing of a running Foyer can be read by others, neither its data nor its build, and a lock file holds no password', async () => {
  const dir = process.env.DATA_DIR as string;
  expect(open(dir, top).filter((one) => !/\/playwright/.test(one))).toEqual([]);
  expect(open(join(process.env.FOYER_BUILD as string, '..'))).toEqual([]);
  const running = readFileSync(join(dir, 'running.json'), 'utf8');
  expect(JSON.parse(running)).toMatchObject({ database: { port: expect.any(Number) }, mailbox: { smtp: expect.any(Number) } });
  for (const name of ['database-password', 'owner-password', 'app-password'])
    expect(running).not.toContain(readFileSync(join(dir, name), 'utf8').trim());
  expect(running).not.toContain('://');
});

test('a folder of an older Foyer, open to everybody, is closed at its next start', async () => {
  test.slow();
  const place = scratch('open');
  const dir = join(place.dir, 'data');
  mkdirSync(join(dir, 'mailbox'), { recursive: true });
  for (const name of ['app-secret', 'mailbox/00000001.json'])
    writeFileSync(join(dir, name), name === 'app-secret' ? 'an older secret, long enough for its task' : JSON.stringify({ id: 1, to: [] }));
  writeFileSync(join(dir, 'notes.txt'), 'of somebody else');
  for (const name of ['', 'mailbox']) chmodSync(join(dir, name), 0o755);
  for (const name of ['app-secret', 'mailbox/00000001.json', 'notes.txt']) chmodSync(join(dir, name), 0o644);
  const start = await startOn(dir, { APP_SECRET: '' });
  await expect.poll(start.said, { timeout: 150_000 }).toContain('Ctrl-C stops everything');
  expect(open(dir, top), 'what is not ours is left as it is, behind a closed door').toEqual([`644 ${join(dir, 'notes.txt')}`]);
  expect(readFileSync(join(dir, 'app-secret'), 'utf8')).toBe('an older secret, long enough for its task');
  start.child.kill('SIGTERM');
  await start.ended;
  place.remove();
});
