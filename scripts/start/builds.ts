// The builds of this folder. Each has a name of its own (content, process, moment), so that no two ever write the same; beside
// what Next writes a file says that one is whole, and one a process says who serves it.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tighten } from '../private-folder.ts';
import { root } from '../project-node.js';
import { begunAt } from './lock.ts';

const home = join(root, '.builds');
const keptUnused = 2;
const whole = (name: string) => join(home, name, 'whole');
const holders = (name: string) => join(home, name, 'holders');
const served = (name: string) => join('.builds', name, 'next');

const names = () => (existsSync(home) ? readdirSync(home) : []);

function isHeld(name: string): boolean {
  if (!existsSync(holders(name))) return false;
  return readdirSync(holders(name)).some((pid) => readFileSync(join(holders(name), pid), 'utf8') === begunAt(Number(pid)));
}

function holdOne(name: string): void {
  mkdirSync(holders(name), { recursive: true });
  writeFileSync(join(holders(name), String(process.pid)), begunAt(process.pid) ?? '');
}

/** The whole build of this content, held by this process from now on. */
export function hold(content: string): string | undefined {
  for (const name of names()) {
    if (!name.startsWith(`${content}-`) || !existsSync(whole(name))) continue;
    holdOne(name);
    // who clears away takes this file first and then looks for holders: one of the two sees the other
    if (!existsSync(whole(name))) continue;
    utimesSync(whole(name), new Date(), new Date());
    return served(name);
  }
  return undefined;
}

/** A folder for a build that begins now. */
export function newBuild(content: string): string {
  const name = `${content}-${process.pid}-${Date.now().toString(36)}`;
  holdOne(name);
  return served(name);
}

/** Says that a build is whole, and closes it: its compiler gives files modes of its own, and the actions' key is in them. */
export function finish(folder: string): void {
  tighten(join(root, folder, '..'));
  writeFileSync(join(root, folder, '..', 'whole'), '');
}

/** Removes one that did not become whole. */
export function abandon(folder: string): void {
  rmSync(join(root, folder, '..'), { recursive: true, force: true });
}

/** Removes what nobody serves any more: of whole builds all but the two used last, of broken ones all. */
export function clearBuilds(): void {
  // another start may be clearing, too
  const usedAt = (name: string) => statSync(whole(name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const unused = names().filter((name) => !isHeld(name));
  const old = unused
    .filter((name) => existsSync(whole(name)))
    .sort((a, b) => usedAt(b) - usedAt(a))
    .slice(keptUnused);
  const broken = unused.filter((name) => !existsSync(whole(name)));
  for (const name of [...old, ...broken]) {
    rmSync(whole(name), { force: true });
    if (old.includes(name) && isHeld(name)) writeFileSync(whole(name), '');
    else rmSync(join(home, name), { recursive: true, force: true });
  }
}
