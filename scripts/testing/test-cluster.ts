// The cluster of the unit tests, with a migrated template that every file copies. It is kept between runs, since making one
// takes longer than most of what is asked of it: a folder by the content of what shapes it, for one run at a time.
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { type Cluster, startCluster } from '../postgres/cluster.ts';
import { databaseUrls, prepareDatabase } from '../postgres/prepare.ts';
import { makePrivate } from '../private-folder.ts';
import { root } from '../project-node.js';
import { begunAt } from '../start/lock.ts';
import { scratch } from './scratch.ts';

type TestCluster = { variables: Record<string, string>; stop: () => Promise<void> };
const home = join(root, '.clusters');
const template = 'foyer_template';

/** What a template is made of: the same name, the same template. */
function content(): string {
  const hash = createHash('sha256');
  const files = globSync(['package-lock.json', 'db/**/*.{sql,ts}', 'lib/access/permissions.ts', 'scripts/postgres/*.ts'], { cwd: root });
  for (const file of files.filter((one) => !one.endsWith('.test.ts')).sort())
    hash.update(`${file}\n`).update(readFileSync(join(root, file)));
  return hash.digest('hex').slice(0, 16);
}

const holders = (dir: string) => join(dir, 'holders');

// by name alone, which is there whole or not at all
function isHeld(dir: string, butBy?: string): boolean {
  if (!existsSync(holders(dir))) return false;
  return readdirSync(holders(dir)).some((name) => {
    const [pid, ...begun] = name.split('-');
    return name !== butBy && begunAt(Number(pid)) === begun.join('-');
  });
}

/** Holds the folder for this run; two that come together both see the other, and take clusters of their own. */
function hold(dir: string): (() => void) | undefined {
  makePrivate(dir);
  mkdirSync(holders(dir), { recursive: true });
  const me = `${process.pid}-${begunAt(process.pid)}`;
  const leave = () => rmSync(join(holders(dir), me), { force: true });
  writeFileSync(join(holders(dir), me), '');
  if (isHeld(dir, me)) {
    leave();
    return undefined;
  }
  for (const killed of readdirSync(holders(dir))) if (killed !== me) rmSync(join(holders(dir), killed), { force: true });
  return leave;
}

// what a run that was killed could not take away itself
async function clear(superuserUrl: string): Promise<void> {
  const sql = postgres(superuserUrl, { max: 1, onnotice: () => {} });
  try {
    for (const { name } of await sql`select datname as name from pg_database where datname like 'test\\_%'`)
      await sql.unsafe(`drop database "${name}" with (force)`);
    const roles = await sql`select quote_ident(rolname) as name from pg_roles where rolname ~ 'test_[0-9]'`;
    if (roles.length > 0) await sql.unsafe(`drop role ${roles.map(({ name }) => name).join(', ')}`);
  } finally {
    await sql.end();
  }
}

async function variablesOf(dir: string, cluster: Cluster): Promise<Record<string, string>> {
  const facts = join(dir, 'template.json');
  const at = { dir, superuserUrl: cluster.superuserUrl, name: template };
  // the last thing that is written: without it the template is not whole
  const made = existsSync(facts) ? (JSON.parse(readFileSync(facts, 'utf8')) as { gate: string }) : undefined;
  const urls = made ? databaseUrls(at) : await prepareDatabase(at);
  const gate = new URL(made?.gate ?? urls.appUrl);
  if (made) {
    gate.port = String(cluster.port);
    await clear(cluster.superuserUrl);
  } else {
    const { migrate } = await import('../../db/migrate.ts');
    const secret = 'a secret of tests that is long enough for them';
    gate.href = (await migrate({ ...urls, secret, rolePrefix: 'foyer' })).gateUrl;
    writeFileSync(facts, JSON.stringify({ gate: gate.href }));
  }
  return {
    TEST_SUPERUSER_URL: cluster.superuserUrl,
    TEST_OWNER_URL: urls.ownerUrl,
    TEST_APP_URL: urls.appUrl,
    TEST_GATE_URL: gate.href,
  };
}

async function open(dir: string, signal: AbortSignal): Promise<TestCluster> {
  const cluster = await startCluster({ dir, durable: false, signal });
  try {
    return { variables: await variablesOf(dir, cluster), stop: cluster.stop };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

/** Starts the kept cluster, or, while another run has it, one that goes with its run; gives the variables by which tests find it. */
export async function testCluster(signal: AbortSignal): Promise<TestCluster> {
  const name = content();
  const dir = join(home, name);
  const leave = hold(dir);
  if (!leave) {
    const own = scratch('cluster');
    const cluster = await open(own.dir, signal);
    return { ...cluster, stop: () => cluster.stop().finally(own.remove) };
  }
  for (const other of readdirSync(home).filter((one) => one !== name)) {
    if (!isHeld(join(home, other))) rmSync(join(home, other), { recursive: true, force: true });
  }
  // of an interrupted making, or broken by a crash of the machine, since nothing of it waits for the disk
  const anew = () => {
    for (const file of ['pg', 'template.json']) rmSync(join(dir, file), { recursive: true, force: true });
  };
  if (!existsSync(join(dir, 'template.json'))) anew();
  const cluster = await open(dir, signal).catch((error) => {
    signal.throwIfAborted();
    console.error(`The kept cluster is made anew: ${error instanceof Error ? error.message : error}`);
    anew();
    return open(dir, signal);
  });
  return { ...cluster, stop: () => cluster.stop().finally(leave) };
}
