import { afterEach } from 'vitest'
import { fixedToken } from '../../src/graph/credential.ts'
import type { GraphConfig } from '../../src/graph/graph-api.ts'
import type { SchoolDirectory } from '../../src/local/directory/school-directory.ts'
import { type LocalDirectory, startDirectory } from '../../src/local/directory/server.ts'
import { oakfieldDirectory } from '../../src/local/oakfield/people.ts'

const running: LocalDirectory[] = []

afterEach(async () => {
  await Promise.all(running.splice(0).map((directory) => directory.stop()))
})

/** A local directory that stops with the test, and a configuration that reaches it and notes its waits instead of waiting. */
export async function withDirectory(school: SchoolDirectory = oakfieldDirectory) {
  const emulator = await startDirectory({ school })
  running.push(emulator)
  const waits: number[] = []
  const config: GraphConfig = {
    tokens: fixedToken('local'),
    baseUrl: emulator.url,
    random: () => 0,
    sleep: async (ms) => {
      waits.push(ms)
    },
  }
  return { emulator, config, waits }
}
