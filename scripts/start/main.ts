import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { EnvError, readEnv } from '../../lib/env.ts';
import { Refusal, step } from '../progress.js';
import { root } from '../project-node.js';
import { ensureBuilt } from './build.ts';
import { type EmbeddedDatabase, embeddedDatabase } from './database.ts';
import { takeFolder } from './lock.ts';
import { type Keeper, keeper } from './processes.ts';
import { completeSettings, type Variables } from './settings.ts';

const stoppingOrder = [['server', 'worker'], ['mailbox']];

function portIsFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => done(false));
    probe.listen(port, () => probe.close(() => done(true)));
  });
}

async function waitUntilReady(port: string, gone: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < 600; tries++) {
    if (gone()) return false;
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/api/health/ready`, { signal: AbortSignal.timeout(2000) });
      if (answer.ok) return true;
    } catch {}
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Refusal('Foyer started, but did not become ready within a minute: its log above says why.');
}

type Ready = { variables: Variables; mailboxUrl: string | undefined; admin: { email: string; password?: string | undefined } };

function announce({ variables, mailboxUrl, admin }: Ready): void {
  const lines = ['', `  Foyer is ready:  ${variables.APP_URL}`];
  if (mailboxUrl) lines.push(`  Mailbox:         ${mailboxUrl}   (development mailbox: no mail leaves this machine)`);
  const row = (role: string, email: string, password: string) => lines.push(`  ${`${role}:`.padEnd(16)} ${email}   ${password}`);
  lines.push('', '  Sign in as');
  row('platform admin', admin.email, admin.password ?? '(the password that you chose)');
  const demo = join(variables.DATA_DIR, 'demo-sign-ins.json');
  if (variables.SEED === 'demo' && existsSync(demo))
    for (const one of JSON.parse(readFileSync(demo, 'utf8'))) row(one.role, one.email, one.password);
  console.log([...lines, '', '  Ctrl-C stops everything.', ''].join('\n'));
}

/** Brings everything up, and down again at Ctrl-C or SIGTERM; a reason to stop is one sentence and exit code 1. */
export async function start({ development }: { development: boolean }): Promise<void> {
  const begun = Date.now();
  const ended = new AbortController();
  let end = async () => {};
  let stopping = false;
  const stop = async (code: number) => {
    if (stopping) return;
    stopping = true;
    ended.abort();
    await end();
    process.exit(code);
  };
  const failed = (sentence: string) => {
    console.error(sentence);
    void stop(1);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop(0));
  try {
    const { embedded, dataDir, variables } = completeSettings(development);
    readEnv({
      ...variables,
      DATABASE_URL: variables.DATABASE_URL ?? 'postgres://embedded/foyer',
      MAIL_URL: variables.MAIL_URL ?? 'smtp://127.0.0.1',
    });
    const folder = await takeFolder(dataDir, embedded);
    end = async () => folder.leave();
    if (!(await portIsFree(Number(variables.PORT))))
      throw new Refusal(`Port ${variables.PORT} is taken by another program: stop it, or choose another with PORT=3001 npm start.`);
    const processes = keeper({ note: folder.note, failed });
    let database: EmbeddedDatabase | undefined;
    end = async () => {
      await processes.stopAll(stoppingOrder);
      await database?.stop();
      folder.leave();
    };
    const building = development ? undefined : ensureBuilt(variables, ended.signal);
    building?.catch(() => {});
    // read while the database comes up: it is half of a warm start
    const firstRun = import('./first-run.ts');
    firstRun.catch(() => {});
    const databaseReady = step('Starting the database');
    if (embedded) {
      database = await embeddedDatabase({ dataDir, note: folder.note, failed });
      variables.DATABASE_URL = database.appUrl;
      variables.MIGRATION_DATABASE_URL = database.ownerUrl;
      variables.GATE_DATABASE_URL = '';
    }
    let mailboxUrl: string | undefined;
    if (!variables.MAIL_URL) {
      const ports = await startMailbox(processes, variables, dataDir);
      variables.MAIL_URL = `smtp://127.0.0.1:${ports.smtp}`;
      mailboxUrl = `http://127.0.0.1:${ports.http}`;
    }
    folder.tell({
      urls: {
        DATABASE_URL: variables.DATABASE_URL,
        MIGRATION_DATABASE_URL: variables.MIGRATION_DATABASE_URL,
        MAIL_URL: variables.MAIL_URL,
        superuser: database?.superuserUrl,
        mailbox: mailboxUrl,
      },
    });
    Object.assign(process.env, variables);
    const { gate, ...admin } = await (await firstRun).prepare();
    variables.GATE_DATABASE_URL = gate.gateUrl;
    databaseReady();
    if (!gate.apart)
      console.log(
        '· DATABASE_URL’s user can also become foyer_gate, so what is said at one door could reach the gate: keep the owner of the tables in MIGRATION_DATABASE_URL, and let it create roles or set GATE_DATABASE_URL',
      );
    await building;
    if (stopping) return;
    processes.start('server', ['--disable-warning=DEP0169', 'server.ts'], variables);
    processes.start('worker', ['--import', 'tsx', 'worker.ts'], variables);
    if (!(await waitUntilReady(variables.PORT, () => stopping))) return;
    console.log(`  ready after ${((Date.now() - begun) / 1000).toFixed(1)} s`);
    announce({ variables, mailboxUrl, admin });
  } catch (error) {
    if (stopping) return;
    const isPlain = error instanceof Refusal || error instanceof EnvError;
    failed(isPlain ? error.message : `Foyer could not start: ${(error as Error).stack ?? error}`);
  }
}

async function startMailbox(processes: Keeper, variables: Variables, dataDir: string): Promise<{ smtp: number; http: number }> {
  return new Promise((done, fail) => {
    let first = true;
    const own = { ...variables, MAILBOX_DIR: join(dataDir, 'mailbox') };
    processes.start('mailbox', [join(root, 'scripts/mailbox/main.ts')], own, (child) => {
      child.stdout?.once('data', (text) => {
        if (!first) return;
        first = false;
        const ports = JSON.parse(String(text).split('\n')[0] as string);
        // started again, it must be found where it was
        Object.assign(own, { MAILBOX_SMTP_PORT: String(ports.smtp), MAILBOX_HTTP_PORT: String(ports.http) });
        done(ports);
      });
      setTimeout(() => fail(new Refusal('The development mailbox did not start within 10 seconds.')), 10_000).unref();
    });
  });
}
