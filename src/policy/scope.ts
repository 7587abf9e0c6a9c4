import { audiencesIn, isAdult } from './people-words.ts'
import type { BoundAudience } from './policy.ts'
import { sentencesOf } from './sentences.ts'

/** Whom a policy, or a part of it, says it is for. */
export interface Scope {
  readonly scope: readonly BoundAudience[]
  /** Whom it means by "staff": some count governors, visitors and volunteers in. */
  readonly staff: readonly BoundAudience[]
}

const states =
  /\b(?:applies to|covers|is for|expects of|(?:expected|asked|required) to sign|must (?:read and )?(?:sign|read) this|agreements? \(for|(?:agreement|policy|code|charter|guide|list) for (?:everyone|anyone|all|every))\b/i
const meansStaff = /\b(?:referred to|known|described)\b[^.]{0,40}\bas ["'“‘]?staff\b/i

/** The sentence that says whom it is for; where there is none, whoever is spoken of most is taken to be meant. */
export function findScopeStatement(texts: readonly string[]): string | undefined {
  return texts.flatMap(sentencesOf).find((sentence) => states.test(sentence) && peopleIn(sentence).length > 0)
}

/** @param otherwise for a part that does not say: what the whole says */
export function scopeOf(texts: readonly string[], otherwise?: Scope): Scope {
  const stated = findScopeStatement(texts)
  const staff = otherwise?.staff ?? staffIn(texts)
  if (stated !== undefined) return { scope: [...new Set([...peopleIn(stated), ...staff])], staff }
  return otherwise ?? { scope: mentioned(texts), staff }
}

function staffIn(texts: readonly string[]): readonly BoundAudience[] {
  const meaning = texts.find((text) => meansStaff.test(text))
  return meaning === undefined ? [] : peopleIn(meaning).filter(isAdult)
}

function peopleIn(text: string): readonly BoundAudience[] {
  return audiencesIn(/\bgoverning (?:body|board)\b/i.test(text) ? `${text} governors` : text)
}

const OFTEN = 0.2

/** Where nothing is said: the adults with whom a good part of the clauses begin. */
function mentioned(texts: readonly string[]): readonly BoundAudience[] {
  const starts = texts.map((text) => audiencesIn(text.slice(0, 60)))
  const adults: readonly BoundAudience[] = ['staff', 'governor', 'visitor']
  const often = adults.filter(
    (audience) => starts.filter((named) => named.includes(audience)).length > texts.length * OFTEN,
  )
  return often.length > 0 ? often : ['staff']
}
