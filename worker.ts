import { EventEmitter } from 'node:events';
import { Logger, parseCronItems, run, type TaskList, type WorkerEvents } from 'graphile-worker';
import { closePools } from './db/client.ts';
import { doorRole } from './db/door-role.ts';
import { associationLetters } from './lib/associations/mail.ts';
import { purgeEnded } from './lib/auth/purge-ended.ts';
import { env } from './lib/env.ts';
import { invitationLetters } from './lib/invitations/mail.ts';
import { Life } from './lib/jobs/life.ts';
import { thisProcess } from './lib/jobs/this-process.ts';
import { log } from './lib/log.ts';
import type { Jobs, Task } from './lib/mail/letters.ts';
import { closeTransport } from './lib/mail/transport.ts';
import { purgeInvited } from './lib/users/purge-invited.ts';
import { begunAt } from './scripts/start/lock.ts';

const tasks: { [T in Task]: (job: Jobs[T]) => Promise<void> } = { ...invitationLetters, ...associationLetters };
// every hour, and when a worker begins
async function purge(): Promise<void> {
  await purgeEnded();
  const forgotten = await purgeInvited();
  if (forgotten > 0) log.info({ forgotten }, 'invited people without any association were deleted');
}
const hourly = parseCronItems([{ task: 'purge', match: '17 * * * *' }]);

const url = new URL(env().gateDatabaseUrl);
url.searchParams.set('options', `-c role=${doorRole('jobs')}`);
const logger = new Logger(() => (level, message) => {
  if (level === 'error' || level === 'warning') log.warn({ queue: level }, String(message).slice(0, 500));
});
const life = new Life(thisProcess(begunAt), begunAt);

let stopping = false;
let stop: () => Promise<void> = async () => {};

async function end(): Promise<void> {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(0), 8000).unref();
  await stop().catch(() => {});
  closeTransport();
  await life.end();
  await closePools();
  process.exit(0);
}
process.on('SIGTERM', () => void end()).on('SIGINT', () => void end());
process.on('unhandledRejection', (error) => log.error({ err: error }, 'a promise was left alone'));

// a database that is away for a moment is no reason to end: jobs wait in it
while (!stopping) {
  try {
    await life.beat();
    life.goOn();
    const events: WorkerEvents = new EventEmitter();
    let pool = '';
    events.on('pool:create', ({ workerPool }) => {
      pool = workerPool.id;
    });
    const runner = await run({
      connectionString: url.toString(),
      concurrency: 4,
      noHandleSignals: true,
      pollInterval: 1000,
      taskList: { ...tasks, purge } as unknown as TaskList,
      parsedCronItems: hourly,
      events,
      logger,
    });
    stop = () => runner.stop();
    await life.holdAs(pool);
    await runner.addJob('purge', {}, { jobKey: 'purge' });
    await runner.promise;
  } catch (error) {
    log.warn({ err: error }, 'the worker lost its database and tries again');
  }
  await new Promise((done) => setTimeout(done, 500));
}
