import type { IndexedSentence } from './policy-index.ts'
import type { Scored } from './score-clauses.ts'
import type { Slot } from './slots.ts'

const joint =
  /(?:[,;]|\band\b|\bbut\b)\s*(?=(?:(?:i|they|it|you|we) )?(?:must|will|should|shall|may|do|does|can|are|is|never|not|cannot|nor)\b)/gi
const modal = /\b(?:must|will|should|shall|need to|needs to|are to|is to)\b(?! (?:\w+ )?(?:not|never)\b)/i
const bidding =
  /^\W*(?:report|tell|pass|keep|use|lock|log|set|store|collect|put|check|make|close|turn|switch|ask|inform|forward|send|delete|return)\b/i
const negative = /\b(?:not|never|no|nor|cannot|nothing|nobody)\b|n't\b/i

/** "Pass it to the head and make no comment": one sentence bids and forbids, and the question is of what it bids. */
export function bidsToo({ indexed, sentence }: Scored, slots: readonly Slot[]): boolean {
  const matched = indexed.sentences[sentence]
  if (matched === undefined) return false
  const parts = partsOf(matched)
  const bids = parts.filter(({ text }) => !negative.test(text) && (modal.test(text) || bidding.test(text)))
  if (bids.length === 0) return false
  const forbids = parts.filter((part) => !bids.includes(part))
  return met(bids) >= met(forbids)

  function met(some: readonly Part[]): number {
    const found = indexed.mentions.filter(({ start }) =>
      some.some((part) => start >= part.start && start < part.start + part.text.length),
    )
    return slots
      .filter((slot) => found.some(({ of }) => slot.concepts.get(of) === 1 || slot.stems.includes(of)))
      .reduce((sum, slot) => sum + slot.weight, 0)
  }
}

type Part = Pick<IndexedSentence, 'text' | 'start'>

function partsOf({ text, start }: IndexedSentence): readonly Part[] {
  const cuts = [0, ...[...text.matchAll(joint)].map((match) => match.index)]
  return cuts.map((cut, at) => ({ text: text.slice(cut, cuts[at + 1]), start: start + cut }))
}
