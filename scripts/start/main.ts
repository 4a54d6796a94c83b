import { doorRole } from '../../db/door-role.ts';
import { loginsOf } from '../../db/logins.ts';
import { Unfit } from '../../db/unfit.ts';
import { innerOrigin } from '../../lib/door/listen.ts';
import { EnvError, readEnv } from '../../lib/env.ts';
import { writePrivately } from '../private-folder.ts';
import { Refusal, step } from '../progress.js';
import { endings } from '../project-node.js';
import { ensureBuilt } from './build.ts';
import { embeddedDatabase } from './database.ts';
import { takeFolder } from './lock.ts';
import { startMailbox } from './mailbox.ts';
import { keeper } from './processes.ts';
import { mustBeFree, waitUntilReady, watchReadiness } from './readiness.ts';
import { readyCard } from './ready-card.ts';
import { completeSettings } from './settings.ts';
import { terminalOf } from './terminal.ts';

const stoppingOrder = [['server', 'worker'], ['mailbox']];

/** Brings everything up, and down again at Ctrl-C or SIGTERM; a reason to stop is one sentence and exit code 1. */
export async function start({ development }: { development: boolean }): Promise<void> {
  const begun = Date.now();
  writePrivately();
  const ended = new AbortController();
  // each is registered before what it ends begins; the last one goes first
  const ends: (() => Promise<unknown>)[] = [];
  const stop = async (code: number) => {
    if (ended.signal.aborted) return;
    ended.abort();
    for (const end of ends.reverse()) await end().catch((error) => console.error(error));
    process.exit(code);
  };
  const failed = (sentence: string) => {
    console.error(sentence);
    void stop(1);
  };
  for (const signal of endings) process.on(signal, () => void stop(0));
  // what nobody waits for any more, such as a statement whose database was ended under it, must not end this process first
  for (const fault of ['unhandledRejection', 'uncaughtException'])
    process.on(fault, (error) => {
      if (!ended.signal.aborted) failed(`Foyer could not go on: ${error instanceof Error ? error.stack : error}`);
    });
  try {
    await bringUp({ development, begun, ended: ended.signal, ends, failed });
  } catch (error) {
    if (ended.signal.aborted) return;
    const isPlain = [Refusal, EnvError, Unfit].some((kind) => error instanceof kind);
    failed(isPlain ? (error as Error).message : `Foyer could not start: ${(error as Error).stack ?? error}`);
  }
}

type Given = {
  development: boolean;
  begun: number;
  ended: AbortSignal;
  ends: (() => Promise<unknown>)[];
  failed: (sentence: string) => void;
};

async function bringUp({ development, begun, ended, ends, failed }: Given): Promise<void> {
  const { embedded, dataDir, variables } = completeSettings(development);
  const settings = readEnv({
    ...variables,
    DATABASE_URL: variables.DATABASE_URL ?? 'postgres://embedded/foyer',
    MAIL_URL: variables.MAIL_URL ?? 'smtp://127.0.0.1',
  });
  const folder = await takeFolder(dataDir, embedded);
  ends.push(async () => folder.leave());
  await mustBeFree(variables.PORT);
  if (!embedded) await (await import('../../db/trial.ts')).tryDatabase(loginsOf(settings));
  ended.throwIfAborted();
  const building = development ? undefined : ensureBuilt(variables, ended);
  ends.push(async () => building?.catch(() => {}));
  building?.catch(() => {});
  // read while the database comes up: it is half of a warm start
  const firstRun = import('./first-run.ts');
  firstRun.catch(() => {});
  const databaseReady = step('Starting the database');
  if (embedded) {
    const starting = embeddedDatabase({ dataDir, ended, note: folder.note, failed });
    ends.push(async () => (await starting.catch(() => undefined))?.stop());
    const database = await starting;
    variables.DATABASE_URL = database.appUrl;
    variables.MIGRATION_DATABASE_URL = database.ownerUrl;
    variables.GATE_DATABASE_URL = '';
    folder.tell({ database: { port: database.port } });
  }
  ended.throwIfAborted();
  const terminal = process.stdout.isTTY ? terminalOf(dataDir) : undefined;
  const processes = keeper({ note: folder.note, failed, terminal });
  ends.push(() => processes.stopAll(stoppingOrder));
  let mailboxUrl: string | undefined;
  if (!variables.MAIL_URL) {
    const ports = await startMailbox(processes, variables, terminal);
    variables.MAIL_URL = `smtp://127.0.0.1:${ports.smtp}`;
    mailboxUrl = `http://127.0.0.1:${ports.http}`;
    folder.tell({ mailbox: ports });
  }
  Object.assign(process.env, variables);
  const { gate, ...admin } = await (await firstRun).prepare();
  variables.GATE_DATABASE_URL = gate.gateUrl;
  databaseReady();
  if (!gate.apart)
    console.log(
      `· DATABASE_URL’s user can also become ${doorRole('gate', settings.databaseRolePrefix)}, so what is said at one door could reach the gate: keep the owner of the tables in MIGRATION_DATABASE_URL, and let it create roles or set GATE_DATABASE_URL`,
    );
  const build = await building;
  ended.throwIfAborted();
  if (build) {
    variables.FOYER_BUILD = build;
    folder.tell({ build });
  }
  processes.start('server', ['--disable-warning=DEP0169', 'server.ts'], variables);
  processes.start('worker', ['--import', 'tsx', 'worker.ts'], variables);
  if (development) folder.tell({ development });
  const origin = innerOrigin(variables.APP_URL, Number(variables.PORT));
  await waitUntilReady(origin, ended);
  if (ended.aborted) return;
  console.log(`  ready after ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  console.log(readyCard({ variables, mailboxUrl, admin, log: terminal?.file }));
  void watchReadiness(origin, ended, console.error);
}
