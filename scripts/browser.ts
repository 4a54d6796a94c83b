// Finds a Chromium that really starts on this machine: the one that comes as a package, which is the same everywhere, else one
// that is installed.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--force-color-profile=srgb',
  // an address of the stories that is no loopback, which browsers trust more than others
  '--host-resolver-rules=MAP foyer.test 127.0.0.1',
];
export type Browser = { executablePath: string; args: string[]; env: Record<string, string> };

const headed = Boolean(process.env.HEADED);
const asRoot = process.getuid?.() === 0;
const args = asRoot ? [...flags, '--no-sandbox'] : flags;

// a Chromium inside an npm package, with the libraries that a bare machine lacks, for the browser alone
async function packaged(): Promise<Browser | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const home = join(tmpdir(), `foyer-browser-${process.getuid?.() ?? 0}`);
  mkdirSync(home, { recursive: true, mode: 0o755 });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = home;
  try {
    const { default: chromium, inflate } = await import('@sparticuz/chromium');
    const executablePath = await chromium.executablePath();
    const bin = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', 'bin');
    await inflate(join(bin, 'al2023.tar.br')).catch(() => {});
    // its own configuration names folders of another machine
    writeFileSync(
      join(home, 'fonts.conf'),
      `<?xml version="1.0"?><fontconfig><dir>${home}/fonts</dir><cachedir>${home}/fonts-cache</cachedir></fontconfig>`,
    );
    return { executablePath, args, env: { LD_LIBRARY_PATH: join(home, 'al2023', 'lib'), FONTCONFIG_PATH: home } };
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

type Candidate = () => Browser | undefined | Promise<Browser | undefined>;

function* candidates(): Generator<Candidate> {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) return yield () => ({ executablePath: chosen, args, env: {} });
  // the packaged one has no windows
  if (!headed) yield packaged;
  for (const path of installed) if (existsSync(path)) yield () => ({ executablePath: path, args, env: {} });
  if (asRoot && existsSync('/usr/bin/apt-get'))
    yield () => {
      spawnSync('apt-get', ['update'], { stdio: 'ignore' });
      spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { stdio: 'ignore' });
      return existsSync('/usr/bin/chromium') ? { executablePath: '/usr/bin/chromium', args, env: {} } : undefined;
    };
}

/** The first that opens a page. */
export async function findBrowser(): Promise<Browser> {
  const { chromium } = await import('@playwright/test');
  const reasons: string[] = [];
  for (const candidate of candidates()) {
    try {
      const found = await candidate();
      if (!found) continue;
      const browser = await chromium.launch({
        executablePath: found.executablePath,
        args: found.args,
        env: { ...(process.env as Record<string, string>), ...found.env },
        headless: !headed,
      });
      await (await browser.newPage()).goto('about:blank');
      await browser.close();
      return found;
    } catch (error) {
      reasons.push(String((error as Error).message).split('\n')[0] as string);
    }
  }
  throw new Error(
    `No Chromium starts on this machine. Install one and say where: CHROMIUM_PATH=/usr/bin/chromium npm test. Tried: ${reasons.join(' · ')}`,
  );
}
