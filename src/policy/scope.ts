import { audiencesIn } from './audiences.ts'
import type { BoundAudience } from './policy.ts'
import { sentencesOf } from './sentences.ts'

/** Whom the policy says it is for; staff where it does not say. */
export interface Scope {
  readonly scope: readonly BoundAudience[]
  /** Whom it means by "staff": some count governors, visitors and volunteers in. */
  readonly staff: readonly BoundAudience[]
}

const states =
  /\b(?:applies to|covers|is for|expected to sign|asked to sign|required to sign|must sign|issued to|agreements? \(for)\b/i
const meansStaff = /\b(?:collectively )?(?:referred to|known)\b[^.]{0,40}\bas (?:["'“‘])?staff\b/i

export function scopeOf(texts: readonly string[]): Scope {
  const stated = texts.find((text) =>
    sentencesOf(text).some((sentence) => states.test(sentence) && peopleIn(sentence).length > 0),
  )
  const sentences = stated === undefined ? [] : sentencesOf(stated).filter((sentence) => states.test(sentence))
  const named = peopleIn(sentences[0] ?? '')
  const meaning = texts.find((text) => meansStaff.test(text))
  const staff =
    meaning === undefined ? [] : peopleIn(meaning).filter((audience) => audience !== 'pupil' && audience !== 'parent')
  if (named.length > 0) return { scope: [...new Set([...named, ...staff])], staff }
  return { scope: mentioned(texts), staff }
}

function peopleIn(text: string): readonly BoundAudience[] {
  return audiencesIn(/\bgoverning (?:body|board)\b/i.test(text) ? `${text} governors` : text)
}

const OFTEN = 0.2

/** Where nothing is said: the adults whom a good part of the clauses begin with. */
function mentioned(texts: readonly string[]): readonly BoundAudience[] {
  const starts = texts.map((text) => audiencesIn(text.slice(0, 60)))
  const adults: readonly BoundAudience[] = ['staff', 'governor', 'visitor']
  const often = adults.filter(
    (audience) => starts.filter((named) => named.includes(audience)).length > texts.length * OFTEN,
  )
  return often.length > 0 ? often : ['staff']
}
