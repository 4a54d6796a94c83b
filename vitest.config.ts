import { defineConfig } from 'vitest/config';

const inRooms = (rooms: string[], ending: string) => rooms.map((room) => `${room}/**/*${ending}`);
const withDatabase = '.db.test.ts';

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
          include: inRooms(['lib', 'db', 'world', 'scripts', 'components'], '.test.ts'),
          exclude: [...inRooms(['lib', 'db', 'world', 'scripts'], withDatabase), ...slow],
          setupFiles: ['world/test-env.ts'],
          isolate: false, // they share nothing that one could change for another
        },
      },
      // a database each; half of their time went into loading the same modules again
      {
        extends: true,
        test: { name: 'verbs', include: inRooms(['lib', 'world'], withDatabase), exclude: slow, isolate: false, ...database },
      },
      // these change roles, logins and the environment itself
      { extends: true, test: { name: 'database', include: inRooms(['db'], withDatabase), exclude: slow, ...database } },
      { extends: true, test: { name: 'slow', include: slow, ...database } },
    ],
  },
});
