import { expect, test, vi } from 'vitest'
import { gareth, helen, mo, priya } from '../support/oakfield.ts'
import { watch } from './invariants.ts'
import { Killed, type KillPlan } from './kill-switch.ts'
import { createWorld, nextYear, thisYear, type World, type WorldOptions } from './world.ts'

// Hundreds of small lives; on a busy machine they take their time.
vi.setConfig({ testTimeout: 120_000 })

/** What happens at the school, one thing after another. Each is done again when the program dies under it. */
type Scenario = readonly ((world: World) => Promise<void>)[]

const launchDeliverSign: Scenario = [
  (world) => world.launchVersion(thisYear),
  (world) => world.work(),
  (world) => world.pressSign(thisYear, priya),
  (world) => world.pressDecline(thisYear, gareth, 'Later.'),
  (world) => world.pressSign(thisYear, gareth),
  (world) => world.pressSign(thisYear, priya, 'P. Shah'),
]

const reissue: Scenario = [
  (world) => world.launchVersion(thisYear),
  (world) => world.pressSign(thisYear, priya),
  (world) => world.launchVersion(nextYear),
  (world) => world.pressSign(thisYear, helen),
  (world) => world.work(),
  (world) => world.pressSign(nextYear, helen),
  (world) => world.pressSign(nextYear, mo),
  (world) => world.launchVersion(thisYear),
]

const renewal: Scenario = [
  (world) => world.launchVersion(thisYear),
  (world) => world.pressSign(thisYear, priya),
  (world) => world.renew(thisYear),
  (world) => world.pressSign(thisYear, helen),
  (world) => world.work(),
  (world) => world.pressSignRenewed(thisYear, helen),
  (world) => world.pressSignRenewed(thisYear, priya),
  (world) => world.launchVersion(thisYear),
]

type AfterDeath = 'again' | 'move on'

/** @returns how many calls the scenario made, and how often its program died */
async function run(scenario: Scenario, options: WorldOptions, afterDeath: AfterDeath) {
  const world = createWorld(options)
  const { check, checkQuiet } = watch(world)
  for (const step of scenario) {
    try {
      await step(world)
    } catch (error) {
      if (!(error instanceof Killed)) throw error
      world.program.restart()
      await check()
      if (afterDeath === 'again') await step(world)
    }
  }
  for (const { who, campaignId } of world.receipts) {
    const isOldCard = scenario === reissue && campaignId.includes(thisYear.versionId)
    if (isOldCard && afterDeath === 'again') expect(who, 'F06: only Priya signed before the re-issue').toBe(priya)
  }
  const { calls, deaths } = world.program
  await world.settleDown()
  await checkQuiet()
  return { calls, deaths }
}

/** @returns how many deaths were died */
async function runAllDeaths(
  scenario: Scenario,
  options: WorldOptions,
  afterDeath: AfterDeath,
  whens: readonly KillPlan['when'][] = ['after'],
): Promise<number> {
  const { calls } = await run(scenario, options, afterDeath)
  const plans = Array.from({ length: calls }, (_, n) => n + 1).flatMap((atCall) =>
    whens.map((when) => ({ atCall, when })),
  )
  for (const kill of plans) {
    try {
      const { deaths } = await run(scenario, { ...options, kill }, afterDeath)
      expect(deaths).toBe(1)
    } catch (cause) {
      throw new Error(`Killed ${kill.when} call ${kill.atCall}.`, { cause })
    }
  }
  return plans.length
}

test('launch, deliver and sign: killed at every call, and done again', async () => {
  // Dying before a call leaves what dying after the last one left, unless several calls are under way together.
  expect(await runAllDeaths(launchDeliverSign, {}, 'again', ['before', 'after'])).toBeGreaterThan(200)
})

test('launch, deliver and sign: killed at every call with the queue losing everything, and left to the sweep', async () => {
  await runAllDeaths(launchDeliverSign, { losesMessages: true }, 'move on')
})

test('launch, deliver and sign: killed at every call with every message delivered again and again', async () => {
  await runAllDeaths(launchDeliverSign, { deliversTwice: true }, 'again')
})

test('re-issue: killed at every call, and done again', async () => {
  expect(await runAllDeaths(reissue, {}, 'again')).toBeGreaterThan(150)
})

test('re-issue: killed at every call, and left to the sweep', async () => {
  await runAllDeaths(reissue, {}, 'move on')
})

test('the same text asked again: killed at every call, and done again or left to the sweep', async () => {
  expect(await runAllDeaths(renewal, {}, 'again')).toBeGreaterThan(150)
  await runAllDeaths(renewal, {}, 'move on')
})

test('a sweep and the work after it: killed at every call', async () => {
  const sweepAndWork: Scenario = [
    (world) => world.launchVersion(thisYear),
    (world) => world.pressSign(thisYear, priya),
    (world) => world.sweep(),
    (world) => world.work(),
    (world) => world.sweep(),
  ]
  await runAllDeaths(sweepAndWork, { losesMessages: true }, 'move on')
})
