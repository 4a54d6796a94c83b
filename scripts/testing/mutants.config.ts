import { defineConfig } from 'vitest/config';

const files = (process.env.MUTANTS_TESTS ?? '').split(' ');
const withDatabase = files.some((file) => file.endsWith('.db.test.ts'));

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 120_000,
    include: files,
    exclude: withDatabase ? [] : ['**/*.db.test.ts'],
    setupFiles: withDatabase ? ['world/test-env.ts', 'world/test-database.ts'] : ['world/test-env.ts'],
  },
});
