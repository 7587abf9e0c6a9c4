import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Journeys are Playwright's; planted files are wrong on purpose.
    exclude: ['**/node_modules/**', '**/*.spec.ts', 'tests/boundary/planted/**'],
    // Processes, not threads: Azurite and the SDKs keep state of their own for the life of a process.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 30_000,
    env: { NODE_OPTIONS: '--disable-warning=DEP0040' },
  },
})
