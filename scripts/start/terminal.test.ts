import { expect, test } from 'vitest';
import { shown } from './terminal.ts';

test('warnings and errors are one sentence with their cause and request; what only happened is kept in the file', () => {
  expect(shown('server', '{"level":30,"msg":"request","path":"/"}')).toBeUndefined();
  expect(shown('server', '✓ Running next.config.mjs took 232ms')).toBeUndefined();
  expect(shown('worker', '{"level":40,"msg":"the worker lost its database","err":{"message":"connect ECONNREFUSED"}}')).toBe(
    '  ! worker: the worker lost its database: connect ECONNREFUSED',
  );
  expect(shown('server', '{"level":50,"msg":"a request failed","requestId":"a1"}')).toBe('  ! server: a request failed (request a1)');
});

test('what others chose does not steer the terminal', () => {
  expect(shown('server', JSON.stringify({ level: 40, msg: 'refused \u001b[2Jname\nnext' }))).toBe(
    '  ! server: refused \ufffd[2Jname\ufffdnext',
  );
});
