import type { Answer, Verdict } from '../answers/answer.ts'
import { type Frame, frameOf } from '../answers/frame.ts'
import { askAfter, type Incident } from '../answers/incident.ts'
import { wordsOf } from '../answers/words.ts'

type Words = Readonly<Record<Verdict, string>>

const leave: Words = {
  no: 'No, the policy does not allow it',
  yes: 'Yes, the policy allows it',
  conditional: 'Only with permission, or on a condition',
  must: 'Yes, the policy says you must',
  'not-covered': 'This is not in the policy',
}
const duty: Words = { ...leave, no: 'No, the policy does not ask that of you' }
const fact: Words = { ...leave, no: 'No, by what the policy says', yes: 'Yes, by what the policy says' }
/** "Whom do I tell", "how long": no yes or no was asked for. */
const open: Words = {
  ...leave,
  no: 'The policy does not allow it',
  yes: 'The policy allows it',
  must: 'The policy says what to do',
}
/** "What happens if I lose it": nobody asked for leave to. */
const mishap: Words = { ...open, no: open.must }

const clearly: Readonly<Record<Frame['ask'], Words>> = {
  may: leave,
  said: leave,
  consequence: { ...fact, must: open.must },
  must: duty,
  'need-not': duty,
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
const probablyOpen: Words = {
  ...probably,
  no: 'The policy probably does not allow it',
  yes: 'The policy probably allows it',
  must: 'The policy probably says what to do',
}
const probablyMishap: Words = { ...probablyOpen, no: probablyOpen.must }

interface Answered extends Pick<Answer, 'verdict' | 'confidence'> {
  readonly incident?: Incident | null
}

/** The verdict in words that answer the question as it was put. */
export function verdictWords({ verdict, confidence, incident = null }: Answered, question: string): string {
  const { clear, closest } = wordsFor(question, incident)
  return (confidence === 'closest' ? closest : clear)[verdict]
}

function wordsFor(question: string, incident: Incident | null): { readonly clear: Words; readonly closest: Words } {
  const frame = frameOf(wordsOf(question))
  if (frame.ifIDo && incident !== null) return { clear: mishap, closest: probablyMishap }
  const clear = frame.ifIDo ? open : clearly[askAfter(frame.ask, incident)]
  return { clear, closest: clear === open ? probablyOpen : probably }
}

/** Container styles, whose words keep their contrast in every theme; the words say the same without the colour. */
export const verdictColours: Words = {
  no: 'attention',
  yes: 'good',
  conditional: 'warning',
  must: 'accent',
  'not-covered': 'emphasis',
}
