import type { KnipConfig } from 'knip'

/** What nobody uses is taken out. Entries are where a person or a process begins. */
const config: KnipConfig = {
  entry: [
    'src/main.ts',
    'src/**/*-worker.ts',
    'src/**/*-in-page.{ts,tsx}',
    'scripts/*.{mjs,ts}',
    'bench/index.ts',
    'e2e/**/*.spec.ts',
    'src/**/*.test.{ts,tsx}',
    'test/**/*.test.ts',
  ],
  project: ['src/**/*.{ts,tsx}', 'e2e/**/*.ts', 'bench/**/*.ts', 'scripts/**', 'test/**/*.ts'],
  // A room's index.ts may offer a type that another room has not taken up yet.
  exclude: ['types'],
  ignoreExportsUsedInFile: true,
  ignoreDependencies: ['dependency-cruiser', 'govuk-frontend', '@ministryofjustice/frontend', 'dejavu-fonts-ttf'],
  ignoreBinaries: ['apt-get', 'mount', 'umount'],
}

export default config
