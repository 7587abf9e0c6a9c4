import type { Slot } from './slots.ts'
import type { Ask } from './ways-of-asking.ts'

/** Something has gone wrong with a child or with an adult's conduct: the safeguarding lead hears of it first. */
export const safeguarding: readonly string[] = [
  'CONCERN',
  'GROOM',
  'SEXTING',
  'PUPILHARM',
  'COLLEAGUECONCERN',
  'HEADCONCERN',
]
const mishaps = ['DAMAGE', 'LOST', 'DATABREACH', 'ACCIDENT', 'PHISH', 'HACKED', 'VIRUS', 'BULLY', 'NASTYMAIL']

export type Incident = 'safeguarding' | 'mishap'

/** What the question tells of having happened, if anything. */
export function incidentIn(slots: readonly Slot[]): Incident | null {
  const tellsOf = (concepts: readonly string[]): boolean =>
    slots.some((slot) => concepts.some((id) => slot.concepts.get(id) === 1))
  return tellsOf(safeguarding) ? 'safeguarding' : tellsOf(mishaps) ? 'mishap' : null
}

/** "Spilt tea on my keyboard" is no request: it asks what to do and whom to tell. */
export function askAfter(ask: Ask, incident: Incident | null): Ask {
  return ask === 'said' && incident !== null ? 'who' : ask
}

const WHOM_TO_TELL = 0.5

/** Whoever asks whom to tell wants a clause on reporting, whether or not they say "report". */
export function withReporting(slots: readonly Slot[], ask: Ask): readonly Slot[] {
  const isThere = slots.some((slot) => slot.concepts.get('REPORT') === 1)
  if (ask !== 'who' || isThere || slots.length === 0) return slots
  return [...slots, { kind: 'act', weight: WHOM_TO_TELL, concepts: new Map([['REPORT', 1]]), stems: [], words: [] }]
}
