// One room at a time (mutants.ts says which): its files are changed, its tests are asked, those that reach the changed line.
/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'scripts/testing/mutants.config.ts' },
  // to rewrite a tsconfig it asks TypeScript for a function that version 7 no longer has; ours leads nowhere outside
  tsconfigFile: 'none',
  // words are the catalogue's and keys are the types': a text that is changed mostly breaks nothing that could be right
  mutator: { excludedMutations: ['StringLiteral'] },
  mutate: (process.env.MUTANTS_OF ?? '').split(' '),
  incremental: true,
  incrementalFile: `.mutants/${process.env.MUTANTS_ROOM}.json`,
  tempDirName: '.mutants/sandbox',
  jsonReporter: { fileName: `.mutants/${process.env.MUTANTS_ROOM}.report.json` },
  reporters: ['json'],
  concurrency: Number(process.env.MUTANTS_AT_ONCE ?? 2),
  ignorePatterns: ['.builds', '.next', '.data*', '.clusters', '.mutants', 'public', 'e2e', '*.log'],
};
