// Completes the environment: what the start may make up on the embedded database, and must not elsewhere.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { takeDataDir } from '../private-folder.ts';
import { Refusal } from '../progress.js';
import { root } from '../project-node.js';

export type Variables = Record<string, string> & {
  NODE_ENV: 'development' | 'production';
  PORT: string;
  APP_URL: string;
  APP_SECRET: string;
  DATA_DIR: string;
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: string;
};

/** A secret of this installation, made once and readable by its user alone. */
function kept(dir: string, name: string, make: () => string): string {
  const file = join(dir, name);
  if (!existsSync(file)) writeFileSync(file, make(), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

/** The variables of every process of ours; DATABASE_URL is still missing where the embedded database is used. */
export function completeSettings(development: boolean): { embedded: boolean; dataDir: string; variables: Variables } {
  const file = join(root, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
  // a variable that is there and empty means the same as none
  const given = Object.fromEntries(Object.entries(process.env).filter(([name, value]) => value !== '' && name !== 'FOYER_BUILD')) as Record<
    string,
    string
  >;
  const embedded = !given.DATABASE_URL;
  if (!embedded && !given.APP_URL) throw new Refusal('APP_URL is missing: set it to the address by which people reach Foyer.');
  if (!embedded && !given.APP_SECRET) throw new Refusal('APP_SECRET is missing: make one with: openssl rand -base64 48');
  const dataDir = resolve(root, given.DATA_DIR || '.data');
  takeDataDir(dataDir);
  const port = given.PORT || '3000';
  return {
    embedded,
    dataDir,
    variables: {
      ...given,
      NODE_ENV: development ? 'development' : 'production',
      PORT: port,
      APP_URL: given.APP_URL || `http://localhost:${port}`,
      APP_SECRET: given.APP_SECRET || kept(dataDir, 'app-secret', () => randomBytes(48).toString('base64')),
      DATA_DIR: dataDir,
      SEED: given.SEED || (embedded ? 'demo' : 'none'),
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY:
        given.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY || kept(dataDir, 'actions-key', () => randomBytes(32).toString('base64')),
      NEXT_TELEMETRY_DISABLED: '1',
    },
  };
}
