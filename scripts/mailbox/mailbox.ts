import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { emailKey } from '../../lib/mail/address.ts';
import { answerPage } from './pages.ts';

export type Fault = 'none' | 'refuse' | 'tarpit' | 'drop-after-data' | 'reject-later';
export type CaughtMail = {
  id: number;
  to: string[];
  from: string;
  subject: string;
  date: string;
  messageId: string;
  text: string;
  html: string;
  headers: { name: string; value: string }[];
  source: string;
};
export type Mailbox = {
  smtpPort: number;
  httpPort: number;
  messages: (to?: string) => CaughtMail[];
  clear: () => void;
  setFault: (fault: Fault) => void;
  stop: () => Promise<void>;
};

// how many mails it keeps, the newest ones
const most = 2000;

async function parse(id: number, source: Buffer, to: string[]): Promise<CaughtMail> {
  const mail = await simpleParser(source);
  return {
    id,
    to,
    from: mail.from?.text ?? '',
    subject: mail.subject ?? '',
    date: (mail.date ?? new Date()).toISOString(),
    messageId: mail.messageId ?? '',
    text: mail.text ?? '',
    html: typeof mail.html === 'string' ? mail.html : '',
    headers: mail.headerLines.map(({ key, line }) => ({ name: key, value: line.slice(line.indexOf(':') + 1).trim() })),
    source: source.toString('utf8'),
  };
}

/** A mail server of development and tests: takes everything, on loopback alone, and shows it. Nothing leaves the machine. */
export async function startMailbox(
  given: { smtpPort?: number; httpPort?: number; dir?: string | undefined; most?: number; caught?: (mail: CaughtMail) => void } = {},
): Promise<Mailbox> {
  const mails: CaughtMail[] = [];
  let next = 1;
  let fault: Fault = 'none';

  if (given.dir) {
    mkdirSync(given.dir, { recursive: true });
    for (const name of readdirSync(given.dir)
      .filter((one) => one.endsWith('.json'))
      .sort()) {
      const mail = JSON.parse(readFileSync(join(given.dir, name), 'utf8')) as CaughtMail;
      mails.push(mail);
      next = Math.max(next, mail.id + 1);
    }
    forgetOldest();
  }

  function fileOf(mail: CaughtMail): string {
    return join(given.dir as string, `${String(mail.id).padStart(8, '0')}.json`);
  }

  // a mail that is no longer shown leaves no file behind
  function forgetOldest(): void {
    for (const mail of mails.splice(0, Math.max(0, mails.length - (given.most ?? most))))
      if (given.dir) rmSync(fileOf(mail), { force: true });
  }

  async function keep(source: Buffer, to: string[]): Promise<void> {
    const mail = await parse(next++, source, to);
    mails.push(mail);
    if (given.dir) writeFileSync(fileOf(mail), JSON.stringify(mail));
    forgetOldest();
    given.caught?.(mail);
  }

  const smtp = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: 5 * 1024 * 1024,
    onConnect(_session, done) {
      if (fault === 'refuse') return done(Object.assign(new Error('Service not available'), { responseCode: 421 }));
      if (fault === 'tarpit') return void setTimeout(() => done(), 30_000).unref();
      done();
    },
    onRcptTo(_address, _session, done) {
      done(fault === 'reject-later' ? Object.assign(new Error('Try again later'), { responseCode: 451 }) : null);
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        await keep(
          Buffer.concat(chunks),
          // the server library shows international domains; what stood on the wire is their ASCII form
          session.envelope.rcptTo.map((one) => emailKey(one.address) ?? one.address),
        );
        // taken, but the client never hears of it: the case in which a duplicate may follow
        if (fault === 'drop-after-data') return dropAll();
        done();
      });
    },
  });
  const dropAll = (): void => {
    for (const connection of (smtp as unknown as { connections: Set<{ _socket: { destroy(): void } }> }).connections)
      connection._socket.destroy();
  };
  smtp.on('error', () => {});
  await new Promise<void>((done) => smtp.listen(given.smtpPort ?? 0, '127.0.0.1', done));

  const mailbox: Mailbox = {
    smtpPort: (smtp.server.address() as AddressInfo).port,
    httpPort: 0,
    messages: (to) => [...mails].reverse().filter((mail) => !to || mail.to.some((one) => one.toLowerCase() === to.toLowerCase())),
    clear: () => {
      for (const mail of mails.splice(0)) if (given.dir) rmSync(fileOf(mail), { force: true });
    },
    setFault: (one) => {
      fault = one;
    },
    stop: async () => {
      dropAll();
      http.closeAllConnections();
      await new Promise<void>((done) => http.close(() => done()));
      await new Promise<void>((done) => smtp.close(() => done()));
    },
  };
  const http = createServer((request, response) => answerPage(mailbox, request, response));
  await new Promise<void>((done) => http.listen(given.httpPort ?? 0, '127.0.0.1', done));
  mailbox.httpPort = (http.address() as AddressInfo).port;
  return mailbox;
}
