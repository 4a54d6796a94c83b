import { Logger, makeWorkerUtils, run, type TaskList } from 'graphile-worker';
import { closePools } from './db/client.ts';
import { mailAssociationAdded, mailOwnerMade } from './lib/associations/mail.ts';
import { env } from './lib/env.ts';
import { mailAccepted, mailAskedAgain, mailCode, mailDeclined, mailInvitation, mailSignInNote } from './lib/invitations/mail.ts';
import type { Jobs, Task } from './lib/jobs/enqueue.ts';
import { log } from './lib/log.ts';
import { closeTransport } from './lib/mail/transport.ts';

const tasks: { [T in Task]: (payload: Jobs[T]) => Promise<void> } = {
  mail_invitation: mailInvitation,
  mail_code: mailCode,
  mail_sign_in_note: mailSignInNote,
  mail_accepted: mailAccepted,
  mail_declined: mailDeclined,
  mail_asked_again: mailAskedAgain,
  mail_association_added: mailAssociationAdded,
  mail_owner_made: mailOwnerMade,
};

const url = new URL(env().gateDatabaseUrl);
url.searchParams.set('options', '-c role=foyer_jobs');
const logger = new Logger(() => (level, message) => {
  if (level === 'error' || level === 'warning') log.warn({ queue: level }, String(message).slice(0, 500));
});

let stopping = false;
let stop: () => Promise<void> = async () => {};

async function end(): Promise<void> {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(0), 8000).unref();
  await stop().catch(() => {});
  closeTransport();
  await closePools();
  process.exit(0);
}
process.on('SIGTERM', () => void end()).on('SIGINT', () => void end());
process.on('unhandledRejection', (error) => log.error({ err: error }, 'a promise was left alone'));

// one worker a database: whatever is still locked was held by one that was killed, and would rest for hours
async function unlockLeftovers(): Promise<void> {
  const utils = await makeWorkerUtils({ connectionString: url.toString(), logger });
  try {
    await utils.withPgClient((client) =>
      client.query(`select graphile_worker.force_unlock_workers(array(
        select locked_by from graphile_worker._private_jobs where locked_by is not null
        union select locked_by from graphile_worker._private_job_queues where locked_by is not null))`),
    );
  } finally {
    await utils.release();
  }
}

// a database that is away for a moment is no reason to end: jobs wait in it
while (!stopping) {
  try {
    await unlockLeftovers();
    const runner = await run({
      connectionString: url.toString(),
      concurrency: 4,
      noHandleSignals: true,
      pollInterval: 1000,
      taskList: tasks as unknown as TaskList,
      logger,
    });
    stop = () => runner.stop();
    await runner.promise;
  } catch (error) {
    log.warn({ err: error }, 'the worker lost its database and tries again');
  }
  await new Promise((done) => setTimeout(done, 500));
}
