import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningChild, runToEnd, startChild } from '../../src/local/child-process.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assent-child-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function script(name: string, source: string): Promise<string> {
  const file = join(folder, `${name}.mjs`)
  await writeFile(file, source)
  return file
}

const forever = 'setInterval(() => {}, 1_000)\n'
const portOf = (output: string) => /port (\d+)/.exec(output)?.[1]

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !isZombie(pid)
  } catch {
    return false
  }
}

/** Ended, and not yet collected by whoever adopted it. */
function isZombie(pid: number): boolean {
  return process.platform === 'linux' && /^State:\tZ/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
}

async function isGoneSoon(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 100 && isAlive(pid); tries += 1) await sleep(50)
  return !isAlive(pid)
}

describe('a child', () => {
  test('is started when it says so, and is gone when stopped', async () => {
    const file = await script('server', `console.log('port 4711', process.argv[2], process.env.WORD)\n${forever}`)
    const child: RunningChild<string> = await startChild({
      name: 'Server',
      script: file,
      args: ['--quiet'],
      env: { WORD: 'hello' },
      readyWhen: (output) => (output.includes('--quiet hello') ? portOf(output) : undefined),
    })
    expect(child.ready).toBe('4711')
    await child.stop()
    await child.stop()
    await child.ended
    expect(isAlive(child.pid)).toBe(false)
  })

  test('may print more than a pipe holds', async () => {
    const file = await script(
      'talker',
      `console.log('port 1'); console.log('x'.repeat(1_000_000)); process.stdout.write('', () => process.exit(0))\n`,
    )
    const child = await startChild({ name: 'Talker', script: file, args: [], readyWhen: portOf })
    await child.ended
  })

  test('that ends at once is reported with its last words', async () => {
    const file = await script('busy', `console.error('listen EADDRINUSE: port in use'); process.exit(1)\n`)
    const start = startChild({ name: 'The Playground', script: file, args: [], readyWhen: () => undefined })
    await expect(start).rejects.toThrow(/^The Playground did not start: it ended by itself \(exit 1\).*EADDRINUSE/s)
  })

  test('that never gets ready is stopped and reported', async () => {
    const file = await script('slow', `console.log('pid', process.pid)\n${forever}`)
    let pid = 0
    const readyWhen = (output: string) => {
      pid = Number(/pid (\d+)/.exec(output)?.[1])
      return undefined
    }
    const start = startChild({ name: 'Slow', script: file, args: [], readyWhen, startWithinMs: 1_000 })
    await expect(start).rejects.toThrow(/^Slow did not start: it was not ready after 1 seconds/)
    expect(isAlive(pid)).toBe(false)
  })

  test.skipIf(process.platform === 'win32').each(['SIGKILL', 'SIGINT', 'SIGTERM'] as const)(
    'ends with its own children when its parent is ended by %s',
    async (signal) => {
      const grandchild = await script('grandchild', forever)
      const child = await script(
        'child',
        `import { spawn } from 'node:child_process'
         const started = spawn(process.execPath, [${JSON.stringify(grandchild)}], { stdio: 'ignore' })
         console.log('pids', process.pid, started.pid)
         ${forever}`,
      )
      const startChildModule = new URL('../../src/local/child-process.ts', import.meta.url).href
      const parent = await script(
        'parent',
        `import { startChild } from ${JSON.stringify(startChildModule)}
         const readyWhen = (output) => /pids \\d+ \\d+/.exec(output)?.[0]
         const { ready } = await startChild({ name: 'Child', script: ${JSON.stringify(child)}, args: [], readyWhen })
         console.log(ready)`,
      )
      const running = spawn(process.execPath, [parent], { stdio: ['ignore', 'pipe', 'inherit'] })
      const pids = await new Promise<number[]>((resolve) => {
        running.stdout.setEncoding('utf8').on('data', (text: string) => {
          const found = /pids (\d+) (\d+)/.exec(text)
          if (found) resolve([Number(found[1]), Number(found[2])])
        })
      })
      expect(pids.every(isAlive)).toBe(true)
      running.kill(signal)
      for (const pid of pids) expect(await isGoneSoon(pid)).toBe(true)
    },
  )
})

describe('a program that runs to its end', () => {
  test('is waited for', async () => {
    const done = join(folder, 'done')
    const file = await script(
      'builder',
      `import { writeFileSync } from 'node:fs'\nwriteFileSync(process.argv[2], 'x')\n`,
    )
    await runToEnd({ name: 'Builder', script: file, args: [done] })
    expect(readFileSync(done, 'utf8')).toBe('x')
  })

  test('and fails says so with its last words', async () => {
    const file = await script('broken-builder', `console.error('no such colour')\nprocess.exitCode = 4\n`)
    await expect(runToEnd({ name: 'Builder', script: file, args: [] })).rejects.toThrow(
      /Builder failed \(exit 4\)[\s\S]*no such colour/,
    )
  })
})
