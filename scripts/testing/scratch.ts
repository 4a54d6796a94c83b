import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makePrivate } from '../private-folder.ts';

/** A folder of its own below the system's. */
export function scratch(name: string): { dir: string; remove: () => void } {
  const dir = mkdtempSync(join(tmpdir(), `foyer-${name}-`));
  makePrivate(dir);
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}
