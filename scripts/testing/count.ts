import { readFileSync } from 'node:fs';

export type Count = { passed: number; failed: number };
type FileResult = { status: string; assertionResults: { status: string }[] };

/** What a run of vitest wrote down; a file that could not run at all is a failure. */
export function countUnit(file: string): Count {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    const broken = (report.testResults as FileResult[]).filter(
      (one) => one.status === 'failed' && one.assertionResults.every((test) => test.status !== 'failed'),
    ).length;
    return { passed: report.numPassedTests, failed: report.numFailedTests + broken };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

/** The same of a run of Playwright. */
export function countStories(file: string): Count {
  try {
    const { stats, errors } = JSON.parse(readFileSync(file, 'utf8'));
    return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
