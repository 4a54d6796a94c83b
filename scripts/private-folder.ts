// What Foyer keeps beside its code is for its user alone: passwords, keys, links in caught mail, the database itself.
import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Refusal } from './progress.js';

const asRoot = process.getuid?.() === 0;
// as root the database has a user of its own, which must pass through; nobody may look
const folderMode = asRoot ? 0o711 : 0o700;

/** From here on nothing that this process or its children write can be read by anybody else. */
export function writePrivately(): void {
  process.umask(0o077);
}

// a volume may belong to somebody else, who alone can change its mode; what we write in it is private all the same
function narrow(path: string, mode: number): void {
  try {
    chmodSync(path, mode);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error;
  }
}

/** Makes a folder that its user alone can read. */
export function makePrivate(dir: string): void {
  const first = mkdirSync(dir, { recursive: true });
  if (first) for (let made = dir; made !== dirname(first); made = dirname(made)) chmodSync(made, folderMode);
  else narrow(dir, folderMode);
}

/** Takes from everybody else what stands at a path and below it. */
export function tighten(path: string): void {
  const found = lstatSync(path);
  if (found.isSymbolicLink()) return;
  narrow(path, found.isDirectory() ? 0o700 : 0o600);
  if (found.isDirectory()) for (const name of readdirSync(path)) tighten(join(path, name));
}

// what Foyer itself makes there: somebody else's files in the same folder are not ours to change
const ours = /^(app-secret|actions-key|.*-password|running\.json|demo-sign-ins\.json|mailbox|foyer\.log(\.1)?)$/;

/** DATA_DIR, made or tightened; refused where nothing can be written, or where everybody keeps their things. */
export function takeDataDir(dir: string): void {
  if (existsSync(dir) && process.platform !== 'win32' && (statSync(dir).mode & 0o1000) !== 0)
    throw new Refusal(`DATA_DIR ${dir} is a folder that everybody uses: choose one of Foyer's own, such as ${join(dir, 'foyer')}.`);
  try {
    makePrivate(dir);
    const probe = join(dir, '.writable');
    writeFileSync(probe, '');
    rmSync(probe);
    for (const name of readdirSync(dir)) {
      if (ours.test(name)) tighten(join(dir, name));
      // inside it the modes are the database's own
      if (name === 'pg') narrow(join(dir, name), 0o700);
    }
  } catch {
    throw new Refusal(`DATA_DIR ${dir} is not writable: give yourself the right to write in ${dirname(dir)}, or choose another folder.`);
  }
}
