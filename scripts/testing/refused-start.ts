import { spawn } from 'node:child_process';

/** The real `npm start`, until it ends; what is left out is as where nothing was set. */
export function startUntilItEnds(variables: Record<string, string>): Promise<{ code: number | null; out: string; err: string }> {
  const own = {
    PORT: '1',
    DATABASE_URL: '',
    MIGRATION_DATABASE_URL: '',
    GATE_DATABASE_URL: '',
    DATABASE_ROLE_PREFIX: '',
    MAIL_URL: '',
    APP_URL: '',
    APP_SECRET: '',
  };
  const child = spawn(process.execPath, ['scripts/start.js'], { env: { ...process.env, ...own, ...variables } });
  let out = '';
  let err = '';
  child.stdout.on('data', (text) => (out += text));
  child.stderr.on('data', (text) => (err += text));
  return new Promise((done) => child.on('exit', (code) => done({ code, out, err })));
}
