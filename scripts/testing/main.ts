import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { endings, root } from '../project-node.js';
import { attach } from './attach.ts';
import { type Count, countStories, countUnit } from './count.ts';
import { asksDatabase, isRoom, mutate, roomNames } from './mutants.ts';
import { scratch } from './scratch.ts';
import { running } from './step.ts';
import { testCluster } from './test-cluster.ts';
import { startFoyer } from './world.ts';

const bin = (path: string) => join(root, 'node_modules', path);
const total = { passed: 0, failed: 0 };
const add = ({ passed, failed }: Count) => {
  total.passed += passed;
  total.failed += failed;
};

/** Which steps a word on the command line asks for. */
function wanted(words: string[]) {
  const steps = ['--check', '--unit', '--e2e', '--races', '--mail', '--timing', '--kill', '--stops', '--screens', '--attacks', '--mutants'];
  const only = steps.find((word) => words.includes(word));
  const has = (...names: string[]) => !only || names.includes(only);
  return {
    files: words.filter((word) => !word.startsWith('--')),
    // a part of both suites, told by their names
    attacks: only === '--attacks' ? { unit: ['.attack.'], stories: ['e2e/attacks/'] } : { unit: [], stories: [] },
    only,
    check: has('--check'),
    unit: has('--check', '--unit', '--attacks'),
    stories: has('--e2e', '--races', '--mail', '--timing', '--stops', '--screens', '--attacks'),
    mutants: only === '--mutants',
    kills: !only ? 3 : only === '--kill' ? 20 : 0,
  };
}

/** Runs it all and ends with one line; whatever it started is stopped, also when it is interrupted. */
export async function test(words: string[]): Promise<void> {
  const plan = wanted(words);
  const place = scratch('test');
  const { run, stop } = running();
  const stops: (() => Promise<void>)[] = [];
  const ended = new AbortController();
  const tidy = async () => {
    if (ended.signal.aborted) return;
    ended.abort();
    stop();
    for (const end of stops.reverse()) await end().catch((error) => console.error(error));
    place.remove();
  };
  // a second Ctrl-C finds the tidying begun, and does not cut it short
  for (const signal of endings) process.on(signal, () => void (ended.signal.aborted || tidy().then(() => process.exit(1))));
  const step = async (title: string, work: () => Promise<Count>) => {
    const begun = Date.now();
    console.log(`\n── ${title} ──`);
    if (ended.signal.aborted) return;
    try {
      add(await work());
    } catch (error) {
      if (ended.signal.aborted) return;
      console.error(error);
      add({ passed: 0, failed: 1 });
    }
    console.log(`   ${title}: ${((Date.now() - begun) / 1000).toFixed(0)} s`);
  };
  const one = async (args: string[]): Promise<Count> =>
    (await run(args)).code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };

  if (plan.check) {
    await step('Types', async () => {
      // types of a page that was renamed since would fail
      for (const old of ['types', 'dev/types']) rmSync(join(root, '.next', old), { recursive: true, force: true });
      await run([bin('next/dist/bin/next'), 'typegen'], { NEXT_TELEMETRY_DISABLED: '1' }, true);
      return one([bin('typescript/bin/tsc'), '--noEmit']);
    });
    await step('Lint', () => one([bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '--max-diagnostics=40', '.']));
  }
  if (plan.unit) {
    await step('House rules, unit and integration tests', async () => {
      const starting = testCluster(ended.signal);
      stops.push(async () => (await starting.catch(() => undefined))?.stop());
      const cluster = await starting;
      const report = join(place.dir, 'unit.json');
      await run(
        [
          bin('vitest/vitest.mjs'),
          'run',
          ...(plan.only === '--check' ? ['pure', 'verbs', 'database'].map((name) => `--project=${name}`) : []),
          '--reporter=default',
          '--reporter=json',
          `--outputFile.json=${report}`,
          ...words.filter((word) => word.startsWith('--changed')),
          ...plan.attacks.unit,
          ...plan.files,
        ],
        {
          ...cluster.variables,
          NODE_ENV: 'test',
        },
      );
      await stops.pop()?.();
      return countUnit(report);
    });
  }
  if (plan.stories) {
    const dev = plan.only === '--e2e' ? attach() : undefined;
    if (dev) console.log(`\n· in the Foyer that npm run dev runs at ${dev.FOYER_URL}`);
    let foyer: Record<string, string> | undefined = dev;
    if (!dev)
      await step('Build and start', async () => {
        const data = scratch('stories');
        stops.push(async () => data.remove());
        foyer = (await startFoyer(data.dir, { begun: (end) => stops.push(end) })).variables;
        return { passed: 1, failed: 0 };
      });
    const there = foyer as Record<string, string> | undefined; // set in the step above, which the compiler cannot see
    if (there)
      await step('Stories in Chromium', async () => {
        const { findBrowser } = await import('../browser.ts');
        const report = join(place.dir, 'stories.json');
        const mode = ['--races', '--mail', '--timing', '--stops', '--screens'].includes(plan.only ?? '') ? plan.only?.slice(2) : undefined;
        const some = plan.files.length > 0 ? ['--no-deps'] : []; // else the last ones would bring all others
        const last = plan.only === '--attacks' ? [] : ['--project=last'];
        const projects = mode ? [`--project=${mode}`] : ['--project=chromium', '--project=no-script', ...last];
        await run([bin('@playwright/test/cli.js'), 'test', ...projects, ...some, ...plan.attacks.stories, ...plan.files], {
          ...there,
          FOYER_BROWSER: JSON.stringify(await findBrowser()),
          PLAYWRIGHT_JSON_OUTPUT_NAME: report,
          ...(mode || plan.only === '--attacks' ? { FOYER_FULL: '1' } : {}),
        });
        return countStories(report);
      });
  }
  if (plan.mutants) {
    const chosen = plan.files.filter(isRoom);
    for (const room of chosen.length > 0 ? chosen : roomNames) {
      await step(`Mutants of ${room}`, async () => {
        const cluster = asksDatabase(room) ? await testCluster(ended.signal) : undefined;
        if (cluster) stops.push(cluster.stop);
        const count = await mutate(run, room, cluster?.variables ?? {});
        if (cluster) await stops.pop()?.();
        return count;
      });
    }
  }
  if (plan.kills)
    await step(`Kills, ${plan.kills} rounds of each`, async () => {
      const data = scratch('kills');
      stops.push(async () => data.remove());
      const { killRounds } = await import('./kill.ts');
      return killRounds(data.dir, { rounds: plan.kills, anew: plan.only === '--kill' }, (end) => stops.push(end));
    });
  await tidy();
  if (total.passed + total.failed === 0) total.failed = 1;
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exit(total.failed === 0 ? 0 : 1);
}
