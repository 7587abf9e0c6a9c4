import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { StorageError } from '../../src/storage/errors.ts'
import { gareth, helen, mo, priya } from '../support/oakfield.ts'
import type { Answer } from '../support/recording-messenger.ts'
import { watch } from './invariants.ts'
import { Killed } from './kill-switch.ts'
import { createWorld, nextYear, thisYear, type World } from './world.ts'

// Hundreds of small lives; on a busy machine they take their time.
vi.setConfig({ testTimeout: 120_000 })

const actions = {
  'Priya signs on her laptop': (world: World) => world.pressSign(thisYear, priya, 'Priya Shah'),
  'Priya signs on her phone': (world: World) => world.pressSign(thisYear, priya, 'priya'),
  'Priya declines': (world: World) => world.pressDecline(thisYear, priya, 'Later.'),
  'Priya declines again': (world: World) => world.pressDecline(thisYear, priya, 'Later.'),
  'Priya signs the new version': (world: World) => world.pressSign(nextYear, priya),
  'Helen signs': (world: World) => world.pressSign(thisYear, helen),
  'Helen signs the new version': (world: World) => world.pressSign(nextYear, helen),
  'Mo signs': (world: World) => world.pressSign(thisYear, mo),
  'Gareth presses Priya’s card': (world: World) => world.pressStolen(thisYear, gareth, priya),
  'Gareth declines': (world: World) => world.pressDecline(thisYear, gareth, 'No laptop.'),
  'a worker works': (world: World) => world.work(),
  'another worker works': (world: World) => world.work(),
  'the sweep runs': (world: World) => world.sweep(),
  'another sweep runs': (world: World) => world.sweep(),
  'the launch is repeated': (world: World) => world.launchVersion(thisYear),
  'a new version is launched': (world: World) => world.launchVersion(nextYear),
  'two minutes pass': async (world: World) => world.clock.advance(121_000),
} as const
type Action = keyof typeof actions
const actionNames = Object.keys(actions) as readonly Action[] // the keys of a literal

const answers: readonly Answer[] = [
  'lost',
  'throw',
  { kind: 'not-sent', retryAfterMs: 1_000, detail: 'busy' },
  { kind: 'unreachable', reason: 'blocked', detail: '403' },
]

const trouble = fc.record({
  atCall: fc.integer({ min: 1, max: 250 }),
  when: fc.constantFrom('before' as const, 'after' as const),
})

const story = fc.record({
  scheduler: fc.scheduler(),
  together: fc.array(fc.uniqueArray(fc.constantFrom(...actionNames), { minLength: 1, maxLength: 7 }), {
    minLength: 1,
    maxLength: 3,
  }),
  answers: fc.array(fc.constantFrom(...answers), { maxLength: 4 }),
  kill: fc.option(trouble, { nil: undefined }),
  failing: fc.array(trouble, { maxLength: 8 }),
  losesMessages: fc.boolean(),
  deliversTwice: fc.boolean(),
})

test('whoever goes first, and whenever the program dies, no signature is lost, doubled or forged', async () => {
  const happened = { deaths: 0, failures: 0, signatures: 0, cards: 0, superseded: 0 }
  await fc.assert(
    fc.asyncProperty(story, async ({ scheduler, together, answers: toCome, kill, ...faults }) => {
      const turn = (call: string) => scheduler.schedule(Promise.resolve(), call)
      const world = createWorld({ ...faults, turn, ...(kill && { kill }) })
      const { check, checkQuiet } = watch(world)
      world.messenger.answerNext(...toCome)
      for (const group of [['the launch is repeated'] as const, ...together]) {
        const outcomes = await scheduler.waitFor(Promise.allSettled(group.map((action) => actions[action](world))))
        for (const outcome of outcomes) {
          if (outcome.status === 'rejected' && !isExpected(outcome.reason)) throw outcome.reason
        }
        world.program.restart()
        await check()
      }
      await world.settleDown()
      await checkQuiet()
      happened.deaths += world.program.deaths
      happened.failures += world.program.failures
      happened.signatures += world.receipts.length
      happened.cards += world.messenger.cards.length
      happened.superseded += (await world.stores.campaigns.list()).filter(({ state }) => state === 'superseded').length
    }),
    { numRuns: 150, seed: 2026 },
  )
  // A run in which nothing of the kind happened proves nothing.
  for (const [what, count] of Object.entries(happened)) expect(count, what).toBeGreaterThan(20)
})

/** The person sees an error and may press again; anything else is a fault of the program. */
function isExpected(error: unknown): boolean {
  return error instanceof Killed || error instanceof StorageError
}
