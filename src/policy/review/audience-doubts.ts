import { type AudienceReading, readAudiences } from '../audiences.ts'
import { audiencesIn, isAdult } from '../people-words.ts'
import type { BoundAudience, Clause } from '../policy.ts'
import type { Scope } from '../scope.ts'
import type { Doubt } from './doubt.ts'
import { peopleWords } from './plain-words.ts'

/** Why a clause is taken to bind those it binds. */
export function whyAudience(clause: Clause, scope: Scope): string {
  switch (readAudiences(clause, scope).from) {
    case 'lead-in':
      return 'its opening words name them'
    case 'words':
      return 'it names them'
    case 'words-and-place':
      return 'a later sentence names some, and the rest of it nobody'
    case 'heading':
      return 'of the heading it stands under'
    case 'scope':
      return 'nobody is named in it, and the policy is for them'
  }
}

export function audienceDoubts(clause: Clause, scope: Scope): readonly Doubt[] {
  const reading = readAudiences(clause, scope)
  const doubt = (weight: Doubt['weight'], words: string): Doubt => ({ about: 'audience', weight, words })
  const bound = peopleWords(clause.audiences)
  const found: Doubt[] = []
  if (reading.from === 'words-and-place') {
    const later = peopleWords([...new Set(reading.subjects.flat())])
    found.push(doubt(2, `Its first sentence names nobody and a later one ${later}; taken to bind ${bound}.`))
  } else if (speakOfDifferentPeople(reading)) {
    found.push(doubt(1, `Its sentences speak of different people; taken to bind ${bound}.`))
  }
  if (isUnderOthers(reading, clause.audiences)) {
    const others = peopleWords(reading.heading)
    found.push(doubt(2, `It stands under a heading about ${others}; taken to bind ${bound}, because of how it speaks.`))
  }
  const left = adultsPassedOver(clause, scope)
  if (left.length > 0) {
    found.push(doubt(3, `It speaks of ${peopleWords(left)} too; taken to bind only ${bound}.`))
  }
  return found
}

function speakOfDifferentPeople({ from, subjects }: AudienceReading): boolean {
  if (from !== 'words') return false
  const named = subjects.filter((people) => people.length > 0).map((people) => people.some(isAdult))
  return named.includes(true) && named.includes(false)
}

function isUnderOthers({ from, heading }: AudienceReading, audiences: readonly BoundAudience[]): boolean {
  if (from === 'words' || from === 'lead-in' || heading.length === 0 || heading.some(isAdult)) return false
  return audiences.some(isAdult)
}

// “Pupils must tell a teacher” begins with whom it binds.
const START = 30

/** A clause that nobody who signs is bound by, and that speaks of some who do. */
function adultsPassedOver({ text, audiences }: Clause, { scope }: Scope): readonly BoundAudience[] {
  if (audiences.length === 0 || audiences.some(isAdult)) return []
  if (audiencesIn(text.slice(0, START)).some((audience) => audiences.includes(audience))) return []
  return audiencesIn(text).filter((audience) => isAdult(audience) && scope.includes(audience))
}
