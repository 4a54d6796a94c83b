import { startMailbox } from './mailbox.ts';

const port = (name: string) => Number(process.env[name] ?? 0);

const mailbox = await startMailbox({
  smtpPort: port('MAILBOX_SMTP_PORT'),
  httpPort: port('MAILBOX_HTTP_PORT'),
  dir: process.env.MAILBOX_DIR,
  ...(process.env.MAILBOX_MOST ? { most: Number(process.env.MAILBOX_MOST) } : {}),
  caught: ({ id, to }) => console.log(JSON.stringify({ mail: id, to })),
});
console.log(JSON.stringify({ smtp: mailbox.smtpPort, http: mailbox.httpPort }));
process.on('SIGTERM', () => process.exit(0)).on('SIGINT', () => process.exit(0));
