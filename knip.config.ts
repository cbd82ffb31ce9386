import type { KnipConfig } from 'knip'

/** What nobody uses is taken out. Entries are where a person or a process begins. */
const config: KnipConfig = {
  entry: [
    'src/main.ts',
    'src/**/*-worker.ts',
    'scripts/*.{mjs,ts}',
    'bin/throughline.mjs',
    'bench/index.ts',
    'e2e/**/*.spec.ts',
    'src/**/*.test.{ts,tsx}',
    'test/**/*.test.ts',
  ],
  project: ['src/**/*.{ts,tsx}', 'e2e/**/*.ts', 'bench/**/*.ts', 'scripts/**', 'test/**/*.ts'],
  // A room's index.ts is what it offers: whether another room has taken it up yet is no fault of the offer.
  ignoreExportsUsedInFile: true,
  ignoreDependencies: ['govuk-frontend', '@ministryofjustice/frontend', /^node-(bin-)?(linux|darwin|win)-/],
}

export default config
