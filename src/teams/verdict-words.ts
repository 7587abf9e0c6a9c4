import type { Answer, Verdict } from '../answers/answer.ts'
import { type Frame, frameOf } from '../answers/frame.ts'
import { askAfter, type Incident } from '../answers/incident.ts'
import { wordsOf } from '../answers/words.ts'
import type { Clause } from '../policy/policy.ts'

type Words = Readonly<Record<Verdict, string>>

const leave: Words = {
  no: 'No, the policy does not allow it',
  yes: 'Yes, the policy allows it',
  conditional: 'Only with permission, or on a condition',
  must: 'Yes, the policy says you must',
  'not-covered': 'This is not in the policy',
}
const duty: Words = { ...leave, no: 'No, the policy does not ask that of you' }
/** A "yes" to "is it ok if I don't" would say the opposite. */
const undone: Words = { ...duty, must: 'You do have to, the policy says' }
/** "Whom do I tell", "how long": no yes or no was asked for. */
const open: Words = {
  ...leave,
  no: 'The policy does not allow it',
  yes: 'The policy allows it',
  must: 'The policy says what to do',
}
/** "I've put it off again, does that matter": a "yes, you must" would sound like leave to. */
const told: Words = { ...leave, must: open.must }
const fact: Words = { ...told, no: 'No, by what the policy says', yes: 'Yes, by what the policy says' }
/** "What happens if I lose it": nobody asked for leave to. */
const mishap: Words = { ...open, no: open.must }

const clearly: Readonly<Record<Frame['ask'], Words>> = {
  may: leave,
  said: told,
  consequence: fact,
  must: duty,
  'need-not': undone,
  fact,
  who: open,
  what: open,
}

const probably: Words = {
  no: 'Probably not',
  yes: 'Probably yes',
  conditional: 'Probably only with permission, or on a condition',
  must: 'Probably yes, you must',
  'not-covered': 'The policy does not say so directly',
}
const probablyUndone: Words = { ...probably, must: 'You probably do have to' }
const probablyTold: Words = { ...probably, must: 'The policy probably says what to do' }
const probablyOpen: Words = {
  ...probably,
  no: 'The policy probably does not allow it',
  yes: 'The policy probably allows it',
  must: probablyTold.must,
}
const probablyMishap: Words = { ...probablyOpen, no: probablyOpen.must }
const lessSurely: ReadonlyMap<Words, Words> = new Map([
  [undone, probablyUndone],
  [told, probablyTold],
  [fact, probablyTold],
  [open, probablyOpen],
])

interface Answered extends Pick<Answer, 'verdict' | 'confidence'> {
  readonly incident?: Incident | null
  readonly clauses?: readonly Pick<Clause, 'rule'>[]
}

/** The verdict in words that answer the question as it was put. */
export function verdictWords(answered: Answered, question: string): string {
  const { clear, closest } = wordsFor(question, answered)
  return (answered.confidence === 'closest' ? closest : clear)[answered.verdict]
}

function wordsFor(
  question: string,
  { incident = null, clauses }: Answered,
): { readonly clear: Words; readonly closest: Words } {
  const frame = frameOf(wordsOf(question))
  if (frame.ifIDo && incident !== null) return { clear: mishap, closest: probablyMishap }
  const clear = frame.ifIDo ? open : clearly[askAfter(frame.ask, incident)]
  const closest = lessSurely.get(clear) ?? probably
  const rule = clauses?.[0]?.rule
  // "Should I give a pupil my number", of a clause that forbids it: neither "you must" nor "nobody asks you to".
  const isBarred = clear === duty && (rule === 'prohibited' || rule === 'conditional')
  return isBarred
    ? { clear: { ...clear, no: leave.no, must: open.must }, closest: { ...closest, must: probablyOpen.must } }
    : { clear, closest }
}

/** Container styles, whose words keep their contrast in every theme; the words say the same without the colour. */
export const verdictColours: Words = {
  no: 'attention',
  yes: 'good',
  conditional: 'warning',
  must: 'accent',
  'not-covered': 'emphasis',
}
