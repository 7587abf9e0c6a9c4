import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

interface Program {
  /** As its users know it: `Azurite`. */
  readonly name: string
  /** The JavaScript file to run with this same Node. */
  readonly script: string
  readonly args: readonly string[]
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
}

export interface ChildOptions<T> extends Program {
  /** Reads all that was printed so far; undefined until the child is ready. May throw to give up. */
  readonly readyWhen: (output: string) => T | undefined
  readonly startWithinMs?: number
}

/** A Node program that we started. It ends when we do, even when we are killed. */
export interface RunningChild<T> {
  readonly ready: T
  readonly pid: number
  /** Resolves when it has ended, for whatever reason. */
  readonly ended: Promise<void>
  /** Asks it to end, insists after five seconds, and resolves when it is gone. Safe to repeat. */
  stop(): Promise<void>
}

const startWithinMsDefault = 30_000
const stopWithinMs = 5_000
const dieWithParent = new URL('./die-with-parent.ts', import.meta.url).href

/** @throws Error when the child ends or stays silent instead of getting ready, with the last lines that it printed. */
export async function startChild<T>(options: ChildOptions<T>): Promise<RunningChild<T>> {
  const child = spawnNode(options)
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve())
    child.once('error', () => resolve())
  })
  const stop = () => stopChild(child, ended)
  try {
    const ready = await waitUntilReady(child, options)
    return { ready, pid: child.pid ?? 0, ended, stop }
  } catch (cause) {
    await stop()
    throw cause
  }
}

/**
 * Runs a Node program to its end, which also comes when ours does.
 *
 * @throws Error when it fails, with the last lines that it printed.
 */
export async function runToEnd(program: Program): Promise<void> {
  const child = spawnNode(program)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk
    })
  }
  await once(child, 'close')
  if (child.exitCode === 0) return
  throw new Error(`${program.name} failed (${child.signalCode ?? `exit ${child.exitCode}`}).${lastLinesOf(output)}`)
}

function spawnNode({ script, args, cwd, env }: Program): ChildProcess {
  // A process group of its own: Ctrl-C in the terminal reaches us alone, and we stop our children in order.
  return spawn(process.execPath, ['--import', dieWithParent, script, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: process.platform !== 'win32',
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...process.env, ...env },
  })
}

function waitUntilReady<T>(
  child: ChildProcess,
  { name, readyWhen, startWithinMs = startWithinMsDefault }: ChildOptions<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    let output = ''
    const fail = (because: string, cause?: unknown) => {
      clearTimeout(timer)
      reject(new Error(`${name} did not start: ${because}${lastLinesOf(output)}`, { cause }))
    }
    const timer = setTimeout(() => fail(`it was not ready after ${startWithinMs / 1_000} seconds.`), startWithinMs)
    const read = (chunk: string) => {
      output += chunk
      try {
        const ready = readyWhen(output)
        if (ready === undefined) return
        clearTimeout(timer)
        resolve(ready)
        keepDraining(child, read)
      } catch (cause) {
        fail(cause instanceof Error ? cause.message : 'its output was not understood.', cause)
      }
    }
    child.stdout?.setEncoding('utf8').on('data', read)
    child.stderr?.setEncoding('utf8').on('data', read)
    child.once('error', (cause) => fail('its program could not be run.', cause))
    child.once('close', (code, signal) => fail(`it ended by itself (${signal ?? `exit ${code}`}).`))
  })
}

/** A pipe that nobody reads fills up, and then the child stands still. */
function keepDraining(child: ChildProcess, reader: (chunk: string) => void): void {
  for (const stream of [child.stdout, child.stderr]) stream?.off('data', reader).resume()
}

function lastLinesOf(output: string): string {
  const lines = output.trim().split('\n').slice(-5).join('\n')
  return lines && ` Its last words:\n${lines}`
}

async function stopChild(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.pid === undefined) return
  signalGroup(child.pid, 'SIGTERM')
  const insist = setTimeout(() => signalGroup(child.pid ?? 0, 'SIGKILL'), stopWithinMs)
  await ended
  clearTimeout(insist)
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal)
  } catch (cause) {
    const isGone = cause instanceof Error && 'code' in cause && cause.code === 'ESRCH'
    if (!isGone) throw cause
  }
}
