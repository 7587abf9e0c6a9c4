import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Processes, not threads: Azurite and the SDKs keep state of their own for the life of a process.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // Bot Framework's packages still load punycode.
    execArgv: ['--disable-warning=DEP0040'],
  },
})
