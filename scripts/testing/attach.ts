import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root } from '../project-node.js';
import { isStill, type Running } from '../start/lock.ts';
import { completeSettings } from '../start/settings.ts';
import { storyVariables } from './world.ts';

/**
 * What the stories need to know of a `npm run dev` that runs in this folder; undefined when none does. They then write into
 * its world, and what asks for a build, or for several addresses of the net, is not to be had there.
 */
export function attach(): Record<string, string> | undefined {
  const dir = resolve(root, process.env.DATA_DIR || '.data');
  if (!existsSync(join(dir, 'running.json'))) return undefined;
  const running = JSON.parse(readFileSync(join(dir, 'running.json'), 'utf8')) as Running;
  if (!running.development || !running.database || !isStill(running.launcher)) return undefined;
  return storyVariables(dir, completeSettings(true).variables);
}
