import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rotatingLog } from './rotating-log.ts';

test('a log holds the newest lines in at most two files of its size, goes on where it ended, and is for its user alone', () => {
  const dir = mkdtempSync(join(tmpdir(), 'foyer-log-'));
  const file = join(dir, 'foyer.log');
  for (let part = 0; part < 5; part++) {
    const log = rotatingLog(file, 1000);
    for (let line = 0; line < 20; line++) log.write(`line ${part * 20 + line} of a hundred`);
    log.close();
  }
  expect(readdirSync(dir).sort()).toEqual(['foyer.log', 'foyer.log.1']);
  const lines = [`${file}.1`, file].flatMap((one) => readFileSync(one, 'utf8').trim().split('\n'));
  expect(lines.at(-1)).toBe('line 99 of a hundred');
  expect(lines).toEqual(lines.map((_line, at) => `line ${100 - lines.length + at} of a hundred`));
  expect(lines.length).toBeGreaterThan(40);
  for (const one of [file, `${file}.1`]) {
    expect(statSync(one).size).toBeLessThanOrEqual(1000);
    expect(statSync(one).mode & 0o077).toBe(0);
  }
  rmSync(dir, { recursive: true });
});
