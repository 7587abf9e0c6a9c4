import { createLog } from '../log.ts'
import { readLocalModelSettings } from '../model-settings.ts'
import { readyLine, welcome } from './ready.ts'
import { forgetRunning, recordRunning } from './running.ts'
import { type LocalSchool, startLocal } from './start-local.ts'

const playgroundPort = 56_150 // the Playground's own

/**
 * Local mode until Ctrl-C: every part started, what to try printed, and nothing left running afterwards,
 * whether somebody stops it, a part of it dies or it crashes. Being killed outright ends the parts as well:
 * each of them watches this process.
 */
export async function runLocal({ isJson, port }: { readonly isJson: boolean; readonly port: number }): Promise<void> {
  const model = readLocalModelSettings(process.env)
  const school = await startLocal({
    port,
    playgroundPort,
    isSchoolDayPlayed: true,
    ...(model && { model }),
    log: createLog('warn'),
    onStep: (step) => console.error(`${step} …`),
  })
  recordRunning(addressesOf(school))
  console.log(isJson ? readyLine(school) : welcome(school))
  process.exitCode = await untilStopped(school)
  console.error('Stopping …')
  forgetRunning()
  await school.stop()
  console.error('Stopped. Nothing is left running.')
  // Whatever still waits for something, a timer of a library perhaps, is of no use any more.
  process.exit()
}

function addressesOf(school: LocalSchool) {
  return {
    pid: process.pid,
    bot: school.botUrl.href,
    tab: school.tabUrl.href,
    playground: school.playgroundUrl.href,
    graph: school.graphUrl,
    tables: school.tables,
  }
}

/** @returns the exit code: 0 when somebody asked for it, 3 when a part ended or a fault of ours did it */
function untilStopped(school: LocalSchool): Promise<number> {
  return new Promise((resolve) => {
    let isStopping = false
    const stop = (code: number, why?: string) => {
      // A second Ctrl-C means now; the parts end by themselves when this process does.
      if (isStopping && why === undefined) process.exit(code)
      if (!isStopping && why !== undefined) console.error(why)
      isStopping = true
      resolve(code)
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0))
    process.on('uncaughtException', (error) => stop(3, `Assent stopped on a fault of its own. ${error.stack}`))
    whenNpmIsGone(() => stop(0))
    void school.partEnded.then((part) => stop(3, `${part} ended by itself, so local mode cannot go on.`))
  })
}

const lookForParentEveryMs = 1_000

/** npm runs us in a shell of its own. A signal to npm alone ends that shell and would leave us running. */
function whenNpmIsGone(act: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    act()
  }, lookForParentEveryMs)
  timer.unref()
}
