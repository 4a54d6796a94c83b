import { expect, test } from 'vitest';
import { EnvError, readEnv } from './env.ts';

const right = {
  APP_URL: 'https://foyer.example.com',
  APP_SECRET: 'x'.repeat(32),
  DATABASE_URL: 'postgres://foyer_app:p@db.example.com/foyer',
  MAIL_URL: 'smtp://mail.example.com:587',
};

test('what is left out has its default', () => {
  expect(readEnv(right)).toMatchObject({
    port: 3000,
    appUrl: 'https://foyer.example.com',
    appName: 'Foyer',
    defaultLocale: 'en',
    seed: 'none',
    migrationDatabaseUrl: right.DATABASE_URL,
    databaseRolePrefix: 'foyer',
  });
});

test.each([
  ['PORT', '0'],
  ['PORT', 'http'],
  ['PORT', '70000'],
  ['APP_URL', ''],
  ['APP_URL', 'foyer.example.com'],
  ['APP_URL', 'ftp://foyer.example.com'],
  ['APP_URL', 'https://foyer.example.com/path'],
  ['APP_URL', 'https://user@foyer.example.com'],
  ['APP_SECRET', 'too short'],
  ['DATABASE_URL', ''],
  ['DATABASE_URL', 'mysql://db'],
  ['MIGRATION_DATABASE_URL', 'nothing'],
  ['DATABASE_ROLE_PREFIX', 'Second'],
  ['DATABASE_ROLE_PREFIX', 'pg'],
  ['DATABASE_ROLE_PREFIX', 'gate_of'],
  ['DATABASE_ROLE_PREFIX', 'second"'],
  ['DATABASE_ROLE_PREFIX', `a${'b'.repeat(31)}`],
  ['MAIL_URL', ''],
  ['MAIL_URL', 'http://mail'],
  ['MAIL_FROM', 'two@example.com, three@example.com'],
  ['MAIL_FROM', 'a@example.com\r\nBcc: b@example.com'],
  ['ADMIN_EMAIL', 'not an address'],
  ['ADMIN_PASSWORD', 'short'],
  ['SEED', 'yes'],
  ['DEFAULT_LOCALE', 'fr'],
  ['APP_NAME', 'Foyer <b>'],
  ['TRUSTED_PROXIES', '10.0.0.0/8, everybody'],
  ['TRUSTED_PROXIES', '10.0.0.0/40'],
  ['TRUSTED_PROXIES', '999.1.1.1'],
  ['TRUSTED_PROXIES', '10.0.0.0/8, 2001:db8::/129'],
])('%s=%s is refused in one sentence that names it', (name, value) => {
  const read = () => readEnv({ ...right, [name]: value });
  expect(read).toThrow(EnvError);
  expect(read).toThrow(new RegExp(`^${name} `));
});

test('nobody is a proxy but who is named', () => {
  expect(readEnv(right).isProxy('127.0.0.1')).toBe(false);
  const { isProxy } = readEnv({ ...right, TRUSTED_PROXIES: '10.0.0.0/8, ::1,' });
  expect(['10.1.1.1', '::1', '127.0.0.1'].map(isProxy)).toEqual([true, true, false]);
});

const escaped = /^(MAIL_URL|DATABASE_URL) holds a sign in its user or password that must be escaped: write @ as %40/;

test.each(['@', '/', '#', '?', '%', '%zz', '%ff', ' ', '\\', 'a@b/c'])(
  'a password with an unescaped %s is refused, and escaped it is taken',
  (sign) => {
    for (const [name, scheme] of [
      ['MAIL_URL', 'smtp'],
      ['DATABASE_URL', 'postgres'],
    ] as const) {
      const at = (user: string, password: string) => () =>
        readEnv({ ...right, [name]: `${scheme}://${user}:${password}@host.example.com/x` });
      expect(at('user', `sec${sign}ret`)).toThrow(escaped);
      expect(at(`us${sign}er`, 'secret')).toThrow(escaped);
      expect(at('user', encodeURIComponent(`sec${sign}ret`))).not.toThrow();
    }
  },
);
