import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type RunningChild, startChild } from './child-process.ts'
import type { CastMember } from './oakfield/school.ts'
import { playgroundConfig } from './playground-config.ts'

export interface PlaygroundOptions {
  readonly botUrl: URL
  /** The next free one is taken where this one is busy. */
  readonly port: number
  readonly user: CastMember
  readonly others: readonly CastMember[]
}

/** Microsoft's Agents Playground, showing one person's chat. */
export interface Playground {
  readonly url: URL
  readonly ended: Promise<void>
  stop(): Promise<void>
}

/** @throws Error when it cannot start, with its last words. */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const folder = await mkdtemp(join(tmpdir(), 'assent-playground-'))
  await writeFile(join(folder, '.m365agentsplayground.yml'), playgroundConfig(options.user, options.others))
  const removeFolder = () => rm(folder, { recursive: true, force: true })
  try {
    const child = await startChild({ ...command(options), cwd: folder, readyWhen: readAddress })
    return {
      url: child.ready,
      ended: child.ended,
      stop: () => stopAnd(child, removeFolder),
    }
  } catch (cause) {
    await removeFolder()
    throw cause
  }
}

function command({ botUrl, port }: PlaygroundOptions) {
  // Its `main` names a file that is not in the package.
  const packageFolder = dirname(createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/package.json'))
  return {
    name: 'The Agents Playground',
    script: join(packageFolder, 'cli.js'),
    args: ['-e', botUrl.href, '-c', 'msteams', '-p', String(port), '--disable-telemetry'],
    env: {
      NODE_OPTIONS: `--import ${new URL('./loopback-only.ts', import.meta.url).href}`,
      // Read in its source: without this it opens a browser by itself.
      TEAMSAPPTESTER_BROWSER: 'none',
    },
  }
}

function readAddress(output: string): URL | undefined {
  const port = /^Listening on (\d+)\s/m.exec(output)?.[1]
  return port === undefined ? undefined : new URL(`http://127.0.0.1:${port}/`)
}

async function stopAnd(child: RunningChild<URL>, afterwards: () => Promise<void>): Promise<void> {
  await child.stop()
  await afterwards()
}
