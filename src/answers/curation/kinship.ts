import { frameOf } from '../frame.ts'
import type { PolicyIndex } from '../policy-index.ts'
import { slotsOf } from '../slots.ts'
import { mend } from '../spelling.ts'
import { wordsOf } from '../words.ts'
import { withoutMasks } from './mask-personal.ts'

/** What a question comes down to: how it is put, the ideas it speaks of, and its other telling words. */
export interface Gist {
  readonly ask: string
  readonly isNegative: boolean
  readonly ideas: ReadonlySet<string>
  readonly words: ReadonlySet<string>
}

const negation = /\b(?:not|never|without|no|\w+nt|cannot)\b/

export function gistOf(index: PolicyIndex, question: string): Gist {
  const words = mend(wordsOf(withoutMasks(question)), index.spell)
  const slots = slotsOf(index.lexicon, words, [])
  const { ask } = frameOf(words)
  return {
    // "Is it ok to …" and a bare "… ok?" ask for leave alike.
    ask: ask === 'said' ? 'may' : ask,
    isNegative: negation.test(words.map(({ text }) => text).join(' ')),
    ideas: new Set(slots.flatMap(({ concepts }) => [...concepts].flatMap(([id, share]) => (share === 1 ? [id] : [])))),
    words: new Set(slots.flatMap(({ kind, stems }) => (kind === 'word' ? stems : []))),
  }
}

const SHARED_WORDS = 0.6 // "bring my dog" and "bring my dog to work": one word in three may be extra

/**
 * Whether two questions ask the same thing in other words, so that one clause answers both. They are put alike and
 * speak of exactly the same ideas; of the remaining words one may have a few more than the other, but none in exchange:
 * "bring my dog" is no kin of "bring my cat", nor "use my phone" of "use my phone while teaching".
 */
export function isKin(one: Gist, other: Gist): boolean {
  if (one.ask !== other.ask || one.isNegative !== other.isNegative) return false
  if (one.ideas.size !== other.ideas.size || !isWithin(one.ideas, other.ideas)) return false
  const [few, many] = one.words.size <= other.words.size ? [one.words, other.words] : [other.words, one.words]
  if (!isWithin(few, many)) return false
  if (many.size === 0) return one.ideas.size > 0
  return few.size >= many.size * SHARED_WORDS
}

function isWithin(few: ReadonlySet<string>, many: ReadonlySet<string>): boolean {
  return [...few].every((each) => many.has(each))
}
