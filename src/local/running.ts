import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod/v4'

const runningSchema = z.object({
  pid: z.number(),
  bot: z.string(),
  tab: z.string(),
  playground: z.string(),
  graph: z.string(),
  tables: z.string(),
})

/** Where the local mode of this checkout can be reached while it runs. */
export type Running = z.infer<typeof runningSchema>

const folder = join(import.meta.dirname, '..', '..', '.assent')
const file = join(folder, 'running.json')

export function recordRunning(running: Running): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, JSON.stringify(running, null, 2))
}

export function forgetRunning(): void {
  if (findRunning()?.pid === process.pid) rmSync(file, { force: true })
}

/** The local mode of this checkout, if it is alive; a file left by a killed one does not count. */
export function findRunning(): Running | undefined {
  try {
    const running = runningSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    process.kill(running.pid, 0)
    return running
  } catch {
    return undefined
  }
}
