// Tests that catch: each line of a room is changed in every way that Stryker knows, and some test must see it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../project-node.js';
import type { Count } from './count.ts';
import type { Run } from './step.ts';

type Room = {
  of: string[];
  tests: string[];
  /** the score below which the run fails, in per cent of the mutants; it may only rise */
  floor: number;
};

const withDatabase = (...names: string[]) => names.map((name) => `lib/${name}/**/*.db.test.ts`);

/** What is changed, what must see it, and the floor. */
const rooms = {
  access: { of: ['lib/access/{may,narrow,permissions,place}.ts'], tests: ['lib/{access,places}/*.test.ts'], floor: 99 },
  state: {
    of: ['lib/acceptance/state.ts', 'lib/invitations/email-policy.ts'],
    tests: ['lib/{acceptance,invitations}/*.test.ts'],
    floor: 98,
  },
  text: { of: ['lib/text/*.ts'], tests: ['lib/text/*.test.ts'], floor: 97 },
  door: { of: ['lib/door/*.ts'], tests: ['lib/door/*.test.ts'], floor: 62 },
  acceptance: { of: ['lib/acceptance/*.ts'], tests: withDatabase('acceptance'), floor: 0 },
  invitations: { of: ['lib/invitations/*.ts'], tests: withDatabase('acceptance', 'invitations', 'people'), floor: 0 },
  associations: { of: ['lib/associations/*.ts'], tests: withDatabase('acceptance', 'associations', 'people'), floor: 0 },
  people: { of: ['lib/people/*.ts'], tests: withDatabase('people'), floor: 0 },
  auth: { of: ['lib/auth/*.ts'], tests: withDatabase('auth', 'acceptance'), floor: 0 },
} satisfies Record<string, Room>;

export type RoomName = keyof typeof rooms;
export const roomNames = Object.keys(rooms) as RoomName[];
/** Whether its tests need a PostgreSQL. */
export const asksDatabase = (name: RoomName): boolean => rooms[name].tests.some((test) => test.endsWith('.db.test.ts'));
export const isRoom = (name: string): name is RoomName => Object.hasOwn(rooms, name);

type Mutant = { status: string; mutatorName: string; replacement?: string; location: { start: { line: number } } };
type Report = { files: Record<string, { mutants: Mutant[] }> };

/** Changes one room and gives 1 passed or 1 failed, after a line with its score; names every change that no test saw. */
export async function mutate(run: Run, name: RoomName, variables: Record<string, string>): Promise<Count> {
  const { of, tests, floor } = rooms[name];
  const { code, said } = await run(
    [join(root, 'node_modules', '@stryker-mutator/core', 'bin/stryker.js'), 'run', 'scripts/testing/stryker.config.mjs'],
    {
      ...variables,
      NODE_ENV: 'test',
      MUTANTS_ROOM: name,
      MUTANTS_OF: [...of, '!lib/**/*.test.ts'].join(' '),
      MUTANTS_TESTS: tests.join(' '),
    },
    true,
  );
  if (code !== 0) {
    console.log(`FAILED  ${name}: Stryker ended with ${code}\n${said.slice(-2000)}`);
    return { passed: 0, failed: 1 };
  }
  const { files } = JSON.parse(readFileSync(join(root, '.mutants', `${name}.report.json`), 'utf8')) as Report;
  const all = Object.entries(files).flatMap(([file, { mutants }]) => mutants.map((mutant) => ({ ...mutant, file })));
  const seen = all.filter(({ status }) => status === 'Killed' || status === 'Timeout').length;
  const unseen = all.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
  for (const { file, location, mutatorName, replacement = '', status } of unseen)
    console.log(
      `  ${status === 'Survived' ? 'unseen' : 'untried'}  ${file}:${location.start.line}  ${mutatorName}  ${replacement.replace(/\s+/g, ' ').slice(0, 90)}`,
    );
  const score = (100 * seen) / (seen + unseen.length);
  const enough = score >= floor;
  console.log(`${enough ? 'passed' : 'FAILED'}  ${name}: ${score.toFixed(1)} of ${seen + unseen.length}, at least ${floor}`);
  return enough ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}
