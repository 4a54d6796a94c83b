// PostgreSQL refuses to run as root: as root it runs as `postgres`, else `nobody`; where that user cannot reach the files
// (a checkout below a 0700 folder), inside a user namespace of its own.
import { spawnSync } from 'node:child_process';
import { chownSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Refusal } from '../progress.js';

/** How the database's programs are run, and to whom its files belong. */
export type Identity = {
  command: (program: string, args: string[]) => [string, string[]];
  options: { uid?: number; gid?: number };
  own: (path: string) => void;
};

function passwdEntry(): { uid: number; gid: number } | undefined {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const entry = lines.find((line) => line.startsWith(`${name}:`))?.split(':');
    if (entry) return { uid: Number(entry[2]), gid: Number(entry[3]) };
  }
  return undefined;
}

// whether everybody may pass through every folder above
function reachable(path: string): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/**
 * How to run the database's programs: `command` wraps a program and its arguments, `options` go to spawn, and `own` gives
 * a folder to whoever will run them.
 */
export function databaseIdentity(folders: string[]): Identity {
  if (process.platform === 'win32' || process.getuid?.() !== 0)
    return { command: (program, args) => [program, args], options: {}, own() {} };
  const user = passwdEntry();
  if (user && folders.every(reachable)) {
    return { command: (program, args) => [program, args], options: user, own: (path) => chownSync(path, user.uid, user.gid) };
  }
  const probe = spawnSync('unshare', ['--user', 'true']);
  if (probe.status !== 0)
    throw new Refusal(
      'PostgreSQL does not run as root, and no other user can reach this folder: start Foyer as an ordinary user, or set DATABASE_URL.',
    );
  return { command: (program, args) => ['unshare', ['--user', program, ...args]], options: {}, own() {} };
}
