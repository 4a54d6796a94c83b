import { parseArgs } from 'node:util';
import { Refusal } from '../progress.js';
import { commandSettings } from './settings.ts';

type Given = { email?: string; to?: string; password?: string; show?: boolean };
type Answer = Record<string, string | number | boolean>;
type Command = { what: string; options: string[]; run: (given: Given) => Promise<Answer> };

const needs = (value: string | undefined, option: string): string => {
  if (!value) throw new Refusal(`--${option} is missing: say whose, such as --${option} ana@example.com`);
  return value;
};

const commands: Record<string, Command> = {
  'admin:create': {
    what: 'Makes a platform admin and prints the password; an existing person is made one and keeps theirs.',
    options: ['--email ana@example.com', '--password … (optional, for a new person: one is generated)'],
    run: async ({ email, password }) => (await import('../admins.ts')).createAdmin({ email: needs(email, 'email'), password }),
  },
  'admin:reset-password': {
    what: 'Gives an admin a new generated password and ends all their sessions.',
    options: ['--email ana@example.com', '--show (prints the password here: there is no other way yet)'],
    run: async ({ email, show }) => {
      needs(email, 'email');
      if (!show) throw new Refusal('Nothing was changed: add --show to have the new password printed here, where others may see it.');
      const done = await (await import('../admins.ts')).resetAdminPassword({ email: needs(email, 'email') });
      if (!done) throw new Refusal(`Nobody with the address ${email} is a platform admin.`);
      return done;
    },
  },
  migrate: {
    what: 'Brings the database to this version.',
    options: [],
    run: async () => {
      const { loginsOf } = await import('../../db/logins.ts');
      const { migrate } = await import('../../db/migrate.ts');
      const { tryDatabase } = await import('../../db/trial.ts');
      const { env } = await import('../../lib/env.ts');
      const logins = loginsOf(env());
      await tryDatabase(logins);
      await migrate(logins);
      return { migrated: true };
    },
  },
  'seed:demo': {
    what: 'Writes the demo world into a database without customers.',
    options: [],
    run: async () => (await import('../../world/seed.ts')).seedDemo(),
  },
  'mail:test': {
    what: 'Sends one mail through MAIL_URL and says what the server answered.',
    options: ['--to ana@example.com'],
    run: async ({ to }) => {
      await (await import('../../lib/mail/send.ts')).sendTestMail(needs(to, 'to'));
      return { taken: true, to: to as string };
    },
  },
};

function help(name?: string): string {
  const line = ([key, command]: [string, Command]) => `  ${key.padEnd(22)} ${command.what}`;
  if (!name) return ['Usage: npm run cli -- <command> [options] [--json] [--help]', '', ...Object.entries(commands).map(line)].join('\n');
  const command = commands[name] as Command;
  return [
    `${name}: ${command.what}`,
    '',
    ...command.options.map((option) => `  ${option}`),
    '  --json   the answer as one line of JSON',
    '  --help   this',
  ].join('\n');
}

/** One command, one answer: readable, or JSON with --json; a refusal is one sentence and exit code 1. */
export async function cli(words: string[]): Promise<void> {
  let away = async () => {};
  let json = words.includes('--json');
  try {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        email: { type: 'string' },
        to: { type: 'string' },
        password: { type: 'string' },
        show: { type: 'boolean' },
        json: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
    json = values.json ?? false;
    const name = positionals[0];
    if (!name || !commands[name]) {
      console.log(help());
      process.exitCode = name || !values.help ? 1 : 0;
      return;
    }
    if (values.help) return console.log(help(name));
    away = await commandSettings();
    const answer = await commands[name].run({
      ...(values.email ? { email: values.email } : {}),
      ...(values.to ? { to: values.to } : {}),
      ...(values.password ? { password: values.password } : {}),
      ...(values.show ? { show: true } : {}),
    });
    console.log(
      json
        ? JSON.stringify(answer)
        : Object.entries(answer)
            .map(([key, value]) => `${key}: ${value}`)
            .join('\n'),
    );
  } catch (error) {
    const { message } = error as Error;
    if (json) console.log(JSON.stringify({ error: message }));
    else console.error(message);
    process.exitCode = 1;
  } finally {
    await away();
    process.exit();
  }
}
