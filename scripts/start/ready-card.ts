import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Variables } from './settings.ts';

type SignIn = { role: string; email: string; password: string };
type Ready = {
  variables: Variables;
  mailboxUrl: string | undefined;
  log: string | undefined;
  admin: { email: string; password?: string | undefined };
};

/** What a person needs once Foyer runs: where it is, and as whom to sign in. */
export function readyCard({ variables, mailboxUrl, admin, log }: Ready): string {
  const lines = ['', `  Foyer is ready:  ${variables.APP_URL}`];
  if (mailboxUrl) lines.push(`  Mailbox:         ${mailboxUrl}   (development mailbox: no mail leaves this machine)`);
  const row = (role: string, email: string, password: string) => lines.push(`  ${`${role}:`.padEnd(16)} ${email}   ${password}`);
  if (log) lines.push(`  Log:             ${log}`);
  lines.push('', '  Sign in as');
  row('platform admin', admin.email, admin.password ?? '(the password that you chose)');
  const demo = join(variables.DATA_DIR, 'demo-sign-ins.json');
  if (variables.SEED === 'demo' && existsSync(demo))
    for (const one of JSON.parse(readFileSync(demo, 'utf8')) as SignIn[]) row(one.role, one.email, one.password);
  return [...lines, '', '  Ctrl-C stops everything.', ''].join('\n');
}
