import { type IsProxy, proxiesOf } from './door/source.ts';
import { isLocale, type Locale } from './i18n/locales.ts';

export type Env = {
  port: number;
  /** scheme and host, without a slash at the end; every link is built from it */
  appUrl: string;
  appSecret: string;
  databaseUrl: string;
  migrationDatabaseUrl: string;
  /** of the gate's own login; DATABASE_URL's where the start could make none */
  gateDatabaseUrl: string;
  /** what the names of the door roles begin with: roles are a cluster's, not a database's */
  databaseRolePrefix: string;
  mailUrl: string;
  mailFrom: string;
  dataDir: string;
  adminEmail: string | undefined;
  adminPassword: string | undefined;
  seed: 'demo' | 'none';
  appName: string;
  defaultLocale: Locale;
  /** of TRUSTED_PROXIES: nobody, where there are none */
  isProxy: IsProxy;
  production: boolean;
};
export type Source = Record<string, string | undefined>;

/** A variable that cannot be used: one sentence that names it and says what to do. */
export class EnvError extends Error {}

function refuse(name: string, what: string): never {
  throw new EnvError(`${name} ${what}`);
}

// what ends a part of a URL would be taken for its end: another server would be asked, with half of the password
function mustBeEscaped(name: string, text: string): void {
  const rest = text.slice(text.indexOf('//') + 2);
  const authority = rest.match(/^[^/?#]*/)?.[0] ?? '';
  const user = authority.slice(0, Math.max(authority.lastIndexOf('@'), 0));
  const readable = () => {
    try {
      return decodeURIComponent(user) !== '' || user === '';
    } catch {
      return false; // a % that begins no escape
    }
  };
  if (/[@\s\\[\]]/.test(user) || rest.slice(authority.length).includes('@') || !readable())
    refuse(name, 'holds a sign in its user or password that must be escaped: write @ as %40, / as %2F, ? as %3F, # as %23 and % as %25');
}

function url(source: Source, name: string, schemes: string[], required: string): string {
  const text = source[name]?.trim() ?? '';
  if (text === '') refuse(name, required);
  mustBeEscaped(name, text);
  let parsed: URL;
  try {
    parsed = new URL(text);
  } catch {
    return refuse(name, `is not a URL; it should look like ${schemes[0]}//host`);
  }
  if (!schemes.includes(parsed.protocol)) refuse(name, `must begin with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}`);
  return text;
}

function appUrl(source: Source): string {
  const text = url(source, 'APP_URL', ['http:', 'https:'], 'is missing: set it to the address by which people reach Foyer');
  const parsed = new URL(text);
  if (parsed.pathname !== '/' || parsed.search || parsed.hash || parsed.username)
    refuse('APP_URL', 'must be a scheme and a host alone, such as https://foyer.example.com');
  return parsed.origin;
}

function port(source: Source): number {
  const text = source.PORT?.trim() || '3000';
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < 1 || number > 65535) refuse('PORT', 'must be a number from 1 to 65535');
  return number;
}

function mailFrom(source: Source, host: string, appName: string): string {
  const text = source.MAIL_FROM?.trim() || `${appName} <no-reply@${host.includes('.') ? host : 'foyer.example'}>`;
  if (/[\r\n]/.test(text) || !/^[^<>@]*<?[^\s<>@]+@[^\s<>@]+>?$/.test(text))
    refuse('MAIL_FROM', 'must be one address, such as Foyer <no-reply@example.com>');
  return text;
}

function rolePrefix(source: Source): string {
  const text = source.DATABASE_ROLE_PREFIX?.trim() || 'foyer';
  // pg_ is the server's own, gate_of_ the beginning of the gate's logins
  if (!/^(?!pg_|gate_of_)[a-z][a-z0-9_]{0,30}_$/.test(`${text}_`))
    refuse('DATABASE_ROLE_PREFIX', 'must be at most 31 of a-z, 0-9 and _, begin with a letter, and not with pg or gate_of');
  return text;
}

/** Checks every variable; throws EnvError at the first that cannot be used. What is generated or defaulted by the start is complete by then. */
export function readEnv(source: Source): Env {
  const listening = port(source); // before what is made from it
  const address = appUrl(source);
  const appName = source.APP_NAME?.trim() || 'Foyer';
  if (appName.length > 60 || /[\r\n<>"@]/.test(appName)) refuse('APP_NAME', 'must be a name of at most 60 characters without <, >, " or @');
  const secret = source.APP_SECRET ?? '';
  if (Buffer.byteLength(secret) < 32) refuse('APP_SECRET', 'must hold at least 32 bytes; make one with: openssl rand -base64 48');
  const locale = source.DEFAULT_LOCALE?.trim() || 'en';
  if (!isLocale(locale)) refuse('DEFAULT_LOCALE', 'must be en, pt-BR or es');
  const seed = source.SEED?.trim() || 'none';
  if (seed !== 'demo' && seed !== 'none') refuse('SEED', 'must be demo or none');
  const databaseUrl = url(
    source,
    'DATABASE_URL',
    ['postgres:', 'postgresql:'],
    'is missing: set it to a PostgreSQL database, or leave it out to use the embedded one',
  );
  const adminPassword = source.ADMIN_PASSWORD || undefined;
  if (adminPassword !== undefined && [...adminPassword].length < 15) refuse('ADMIN_PASSWORD', 'must have at least 15 characters');
  const adminEmail = source.ADMIN_EMAIL?.trim() || undefined;
  if (adminEmail !== undefined && !/^[^\s@,;<>"]+@[^\s@,;<>"]+$/.test(adminEmail)) refuse('ADMIN_EMAIL', 'must be one e-mail address');
  return {
    port: listening,
    appUrl: address,
    appSecret: secret,
    databaseUrl,
    migrationDatabaseUrl: source.MIGRATION_DATABASE_URL?.trim()
      ? url(source, 'MIGRATION_DATABASE_URL', ['postgres:', 'postgresql:'], '')
      : databaseUrl,
    gateDatabaseUrl: source.GATE_DATABASE_URL?.trim() ? url(source, 'GATE_DATABASE_URL', ['postgres:', 'postgresql:'], '') : databaseUrl,
    databaseRolePrefix: rolePrefix(source),
    mailUrl: url(source, 'MAIL_URL', ['smtp:', 'smtps:'], 'is missing: set it to your mail server, such as smtp://user:password@host:587'),
    mailFrom: mailFrom(source, new URL(address).hostname, appName),
    dataDir: source.DATA_DIR?.trim() || '.data',
    adminEmail,
    adminPassword,
    seed,
    appName,
    defaultLocale: locale,
    isProxy: proxies(source.TRUSTED_PROXIES),
    production: source.NODE_ENV !== 'development',
  };
}

function proxies(text: string | undefined): IsProxy {
  const list = (text ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
  return proxiesOf(list) ?? refuse('TRUSTED_PROXIES', 'must be addresses or ranges, such as 10.0.0.0/8, separated by commas');
}

let read: Env | undefined;

/** The checked environment of this process, read once. */
export function env(): Env {
  read ??= readEnv(process.env);
  return read;
}

/** For tests that change the environment of their own process. */
export function forgetEnv(): void {
  read = undefined;
}
