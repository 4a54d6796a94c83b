import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Refusal } from '../progress.js';
import { root } from '../project-node.js';
import type { Keeper } from './processes.ts';
import type { Variables } from './settings.ts';
import type { Caught, Terminal } from './terminal.ts';

export type MailboxPorts = { smtp: number; http: number };

/** Starts the development mailbox; gives the ports at which it stays when it is started again. */
export function startMailbox(processes: Keeper, variables: Variables, terminal: Terminal | undefined): Promise<MailboxPorts> {
  return new Promise((done, fail) => {
    const own: Variables & { MAILBOX_HTTP_PORT?: string } = { ...variables, MAILBOX_DIR: join(variables.DATA_DIR, 'mailbox') };
    const late = setTimeout(() => fail(new Refusal('The development mailbox did not start within 10 seconds.')), 10_000);
    processes.start('mailbox', [join(root, 'scripts/mailbox/main.ts')], own, (child) => {
      if (!child.stdout) return;
      createInterface({ input: child.stdout }).on('line', (line) => {
        const said = JSON.parse(line) as MailboxPorts | Caught;
        if ('mail' in said) return terminal?.showMail(said, `http://127.0.0.1:${own.MAILBOX_HTTP_PORT}`);
        clearTimeout(late);
        // started again, it must be found where it was
        Object.assign(own, { MAILBOX_SMTP_PORT: String(said.smtp), MAILBOX_HTTP_PORT: String(said.http) });
        done(said);
      });
    });
  });
}
