import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterEach, expect, test } from 'vitest';
import { forgetEnv } from '../env.ts';
import { closeTransport, sendMail } from './transport.ts';

const before = { ...process.env };

afterEach(() => {
  closeTransport();
  Object.assign(process.env, before);
  forgetEnv();
});

test.each([
  ['https://foyer.example.com', 'foyer.example.com'],
  ['https://foyer.example.com:8443', 'foyer.example.com'],
  ['https://fóyer.example', 'xn--fyer-qqa.example'],
  ['http://192.0.2.7:3000', '[192.0.2.7]'],
  ['http://[2001:db8::1]', '[ipv6:2001:db8::1]'], // as the relay shows it
])('mail from %s introduces itself as %s', async (appUrl, name) => {
  const heard: string[] = [];
  const relay = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) => done(null, { user: `${username} ${password}` }),
    onMailFrom(_address, session, done) {
      heard.push(String(session.hostNameAppearsAs), String(session.user));
      done();
    },
    onData: (stream, _session, done) => void stream.resume().on('end', () => done()),
  });
  await new Promise<void>((done) => relay.listen(0, '127.0.0.1', done));
  const { port } = relay.server.address() as AddressInfo;
  Object.assign(process.env, { APP_URL: appUrl, MAIL_URL: `smtp://me%40example.com:p%2Fw%23%25@127.0.0.1:${port}` });
  forgetEnv();
  await sendMail({ to: 'ana@example.com', subject: 's', html: '<p>h</p>', text: 't', messageId: 'one' });
  closeTransport();
  await new Promise<void>((done) => relay.close(() => done()));
  expect(heard).toEqual([name, 'me@example.com p/w#%']);
});
