import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endGroup } from '../end-group.ts';
import { Refusal } from '../progress.js';
import type { Identity } from './identity.ts';

type Given = {
  data: string;
  password: string;
  durable: boolean;
  identity: Identity;
  folder: string;
  signal: AbortSignal | undefined;
};

/** Makes the files of a cluster, whole or not at all; aborted, it leaves neither them nor a process. */
export async function makeCluster({ data, password, durable, identity, folder, signal }: Given): Promise<void> {
  const making = `${data}.making`;
  const secret = `${data}.password`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making);
  chmodSync(making, 0o700);
  identity.own(making);
  writeFileSync(secret, `${password}\n`, { mode: 0o600 });
  identity.own(secret);
  const args = ['-D', making, '-U', 'postgres', '-E', 'UTF8', '--auth=scram-sha-256', `--pwfile=${secret}`];
  args.push('--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8');
  if (!durable) args.push('--no-sync');
  const [program, given] = identity.command(join(folder, 'initdb'), args);
  const child = spawn(program, given, { cwd: '/', detached: true, stdio: ['ignore', 'ignore', 'pipe'], ...identity.options });
  let said = '';
  child.stderr.on('data', (text) => (said += text));
  child.on('error', (error) => (said += String(error)));
  const code = await endGroup(child, signal);
  rmSync(secret, { force: true });
  if (code === 0) return renameSync(making, data);
  rmSync(making, { recursive: true, force: true });
  signal?.throwIfAborted();
  throw new Refusal(`The embedded database could not be made in ${data}: ${said.trim().split('\n').at(-1)}`);
}
