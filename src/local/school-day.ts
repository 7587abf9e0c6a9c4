import { createHash } from 'node:crypto'
import type { PersonId } from '../people/person.ts'

/** What one colleague does with the card. */
export type Visit =
  | { readonly personId: PersonId; readonly afterMs: number; readonly act: 'sign' }
  | { readonly personId: PersonId; readonly afterMs: number; readonly act: 'decline'; readonly reason: string }
  | { readonly personId: PersonId; readonly afterMs: number; readonly act: 'ask'; readonly question: string }

const minute = 60_000
/** Most of the school has signed by then; long enough to watch, short enough to wait for. */
const dayMs = 6 * minute
const firstVisitMs = 5_000

const reasons = [
  'I work at two schools and want to ask which policy comes first.',
  'I would like to talk to the Headteacher about the clause on personal phones before I sign.',
]
const questions = ['can i read my school email on my own phone', 'who do I tell if I lose my laptop']

/**
 * How the rest of the school spends the next minutes: about eight in ten sign, a few decline or ask first,
 * the others do nothing yet. Drawn from each person's id, so that every run is the same day.
 */
export function planSchoolDay(people: readonly PersonId[]): readonly Visit[] {
  return people.flatMap((personId) => visitsOf(personId)).sort((a, b) => a.afterMs - b.afterMs)
}

function visitsOf(personId: PersonId): readonly Visit[] {
  const [temper, moment] = draws(personId)
  // Squared, so that many come early and the last ones late, as in life.
  const afterMs = Math.round(firstVisitMs + moment * moment * (dayMs - firstVisitMs))
  if (temper < 0.06) return [{ personId, afterMs, act: 'decline', reason: pick(reasons, moment) }]
  if (temper < 0.2) return []
  const sign: Visit = { personId, afterMs, act: 'sign' }
  if (temper > 0.9) return [{ personId, afterMs: afterMs - 2_000, act: 'ask', question: pick(questions, moment) }, sign]
  return [sign]
}

/** Two numbers in [0, 1). */
function draws(personId: PersonId): readonly [number, number] {
  const hash = createHash('sha256').update(personId).digest()
  return [hash.readUInt32BE(0) / 2 ** 32, hash.readUInt32BE(4) / 2 ** 32]
}

function pick(texts: readonly string[], draw: number): string {
  return texts[Math.floor(draw * texts.length)] ?? ''
}

export interface VisitRunner {
  sign(personId: PersonId): Promise<void>
  decline(personId: PersonId, reason: string): Promise<void>
  ask(personId: PersonId, question: string): Promise<void>
}

export interface SchoolDay {
  stop(): void
}

/** Plays the plan in real time; a visit that fails is told to `onProblem` and the others go on. */
export function startSchoolDay(
  visits: readonly Visit[],
  runner: VisitRunner,
  onProblem: (problem: unknown) => void,
): SchoolDay {
  const timers = visits.map((visit) => setTimeout(() => void run(visit, runner).catch(onProblem), visit.afterMs))
  return { stop: () => timers.forEach(clearTimeout) }
}

async function run(visit: Visit, runner: VisitRunner): Promise<void> {
  switch (visit.act) {
    case 'sign':
      return runner.sign(visit.personId)
    case 'decline':
      return runner.decline(visit.personId, visit.reason)
    case 'ask':
      return runner.ask(visit.personId, visit.question)
  }
}
