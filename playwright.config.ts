import { defineConfig } from '@playwright/test';

type Browser = { executablePath: string; args: string[]; env: Record<string, string> };
const browser: Browser | undefined = process.env.FOYER_BROWSER ? JSON.parse(process.env.FOYER_BROWSER) : undefined;
const alone = /(mail-faults|timing|races|stops)\.spec\.ts/;

export default defineConfig({
  testDir: 'e2e',
  outputDir: `${process.env.DATA_DIR ?? '.'}/playwright`,
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json']],
  use: {
    baseURL: process.env.FOYER_URL,
    viewport: { width: 1280, height: 800 },
    locale: 'en',
    // to look on: HEADED=1 npm run e2e -- people
    headless: !process.env.HEADED,
    launchOptions: browser
      ? { executablePath: browser.executablePath, args: browser.args, env: { ...(process.env as Record<string, string>), ...browser.env } }
      : {},
  },
  projects: [
    { name: 'chromium', testIgnore: [alone, /screens\.spec\.ts/], grepInvert: /@only-no-script/ },
    { name: 'no-script', use: { javaScriptEnabled: false }, grep: /@no-script/, testIgnore: alone },
    { name: 'last', testMatch: alone, dependencies: ['chromium', 'no-script'], fullyParallel: false, workers: 1 },
    { name: 'races', testMatch: /races\.spec\.ts/, workers: 1 },
    { name: 'mail', testMatch: /mail-faults\.spec\.ts/, workers: 1 },
    { name: 'stops', testMatch: /stops\.spec\.ts/, workers: 1 },
    { name: 'timing', testMatch: /timing\.spec\.ts/, workers: 1 },
    { name: 'screens', testMatch: /screens\.spec\.ts/, workers: 1 },
  ],
});
