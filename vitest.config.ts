import { defineConfig } from 'vitest/config';

const everywhere = ['lib', 'db', 'world', 'scripts', 'components'].map((room) => `${room}/**/*`);
const withDatabase = everywhere.map((place) => `${place}.db.test.ts`);

/** What takes long: whole starts, storms, every fault planted, plans at full size. `npm test` runs it, `npm run check` does not. */
const slow = [
  'scripts/**/*.test.ts',
  'db/{check-invariants,lock-order,migrations,places-go,plans}.db.test.ts',
  'lib/jobs/two-workers.db.test.ts',
  'lib/associations/mails.attack.db.test.ts',
];
const database = { setupFiles: ['world/test-env.ts', 'world/test-database.ts'] };

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: everywhere.map((place) => `${place}.test.ts`),
          exclude: [...withDatabase, ...slow],
          setupFiles: ['world/test-env.ts'],
        },
      },
      { extends: true, test: { name: 'verbs', include: withDatabase, exclude: slow, ...database } },
      { extends: true, test: { name: 'slow', include: slow, ...database } },
    ],
  },
});
