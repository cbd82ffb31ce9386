import { defineConfig } from 'vitest/config'

const slow = { testTimeout: 120_000, hookTimeout: 120_000 } as const

/** Four kinds of test, told apart by their names: see docs/testing.md. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    maxWorkers: 2,
    isolate: false, // a worker loads each module once: our modules keep nothing from one test that another would see
    env: { TZ: 'America/New_York' }, // far from London, so that nothing passes by leaning on the machine's own zone
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
          exclude: ['**/*.db.test.ts', '**/*.route.test.{ts,tsx}'],
          testTimeout: 60_000, // for two busy cores; nothing here measures time
        },
      },
      { extends: true, test: { name: 'database', include: ['src/**/*.db.test.ts'], ...slow } },
      { extends: true, test: { name: 'route', include: ['src/**/*.route.test.{ts,tsx}'], ...slow } },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['e2e/**/*.spec.ts'],
          globalSetup: ['e2e/servers.ts'], // one for each file that runs at a time
          ...slow,
          testTimeout: 180_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
