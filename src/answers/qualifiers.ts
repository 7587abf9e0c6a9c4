import type { IndexedSentence } from './policy-index.ts'
import type { Scored } from './score-clauses.ts'
import type { Slot } from './slots.ts'

/**
 * "Not permitted … However, with the permission of the Headteacher …": the later sentence lifts the rule. One that only
 * says "unless" does so for somebody who gives an urgent reason.
 */
export function isLifted({ indexed, sentence }: Scored, slots: readonly Slot[]): boolean {
  if (indexed.clause.rule !== 'conditional') return false
  const isUrgent = slots.some((slot) => slot.concepts.get('EMERG') === 1)
  return indexed.sentences
    .slice(sentence + 1)
    .some(({ text, force }) => force === 'ask-first' && (lifts.test(text) || (isUrgent && exception.test(text))))
}

/** Anybody may ask for these; an emergency makes more of them count. */
const lifts = /^however\b|\b(?:in exceptional|special permission|exceptions? (?:may|can|will|to this)|apart from)\b/i
const exception = /\b(?:exceptions?|exceptional|unless|special|emergenc\w+)\b/i

const condition =
  /\b(?:if|provided|providing|as long as|so long as|outside|during|except|unless|subject to|where|but|limited|only)\b/i
const placesThatAllow = ['STAFFROOM', 'BREAK', 'OUTHOURS']

/** What a permission asks for and the question does not say is met. */
export function hasCondition({ text, concepts }: IndexedSentence, slots: readonly Slot[]): boolean {
  const isMet = placesThatAllow.some(
    (id) => concepts.get(id) === 1 && slots.some((slot) => slot.concepts.get(id) === 1),
  )
  return condition.test(text) && !isMet
}

const barredPart =
  /\bbut (?:\w+ )?(?:(?:must|should|may|will|can) not|cannot|not|never|(?:is|are) asked not)\b|, (?:and )?(?:not|never)\b|\band not\b/i

/** "… at lunch, but not for betting": what is asked stands only where the sentence bars it. */
export function isBarred({ indexed, sentence }: Scored, slots: readonly Slot[]): boolean {
  const matched = indexed.sentences[sentence]
  const bar = matched === undefined ? -1 : matched.text.search(barredPart)
  if (matched === undefined || bar < 0) return false
  const end = matched.start + matched.text.length
  const placesOf = (slot: Slot): readonly number[] =>
    indexed.mentions
      .filter(
        ({ of, start }) =>
          start >= matched.start && start < end && (slot.concepts.get(of) === 1 || slot.stems.includes(of)),
      )
      .map(({ start }) => start - matched.start)
  return slots.some((slot) => {
    const places = slot.kind === 'who' ? [] : placesOf(slot)
    return places.length > 0 && places.every((place) => place > bar)
  })
}

/** The policy itself says that it need not be done. */
export const excuses =
  /\b(?:not (?:expected|required|obliged|have to|need to)|no (?:need|obligation|expectation|requirement) (?:to|that|for)|(?:nobody|no one|no-one) is (?:expected|required)|may wait)\b/i

const others: readonly RegExp[] = [
  /\b(?:parents?|mums?|dads?|carers?|famil(?:y|ies))\b/i,
  /\b(?:pupils?|kids?|child(?:ren)?|students?|learners?|boys?|girls?)\b/i,
]

/** "Can I message a parent": leave to message colleagues is none. */
export function leavesOutSomebody({ text }: IndexedSentence, slots: readonly Slot[]): boolean {
  const asked = slots.flatMap(({ words }) => words.map((word) => word.text)).join(' ')
  return others.some((people) => people.test(asked) && !people.test(text))
}
