import { audiencesIn, isAdult } from './people-words.ts'
import { type BoundAudience, boundAudiences } from './policy.ts'
import type { Scope } from './scope.ts'
import { sentencesOf } from './sentences.ts'
import { type Subject, subjectOf } from './subject.ts'

export interface Placed {
  readonly text: string
  readonly leadIn: string | null
  readonly heading: readonly string[]
}

/** Whom a clause binds, and what that was read from. */
export interface AudienceReading {
  readonly audiences: readonly BoundAudience[]
  /** `scope` where neither the clause nor anything above it names anybody. */
  readonly from: 'lead-in' | 'words' | 'words-and-place' | 'heading' | 'scope'
  /** Whom each sentence speaks of as doing something. */
  readonly subjects: readonly (readonly BoundAudience[])[]
  /** Whom the nearest heading that names anybody names. */
  readonly heading: readonly BoundAudience[]
}

export function audiencesOf(clause: Placed, scope: Scope): readonly BoundAudience[] {
  return readAudiences(clause, scope).audiences
}

/**
 * Whom a clause binds: the people its lead-in or its own sentences speak of ("Visitors must not …"), else those its
 * heading names, else the adults the policy is for. First person and imperatives bind all who sign.
 */
export function readAudiences({ text, leadIn, heading }: Placed, scope: Scope): AudienceReading {
  const led = leadIn === null ? [] : people(subjectOf(sentencesOf(leadIn).at(-1) ?? ''), scope)
  const subjects = sentencesOf(text).map((sentence) => people(subjectOf(sentence), scope))
  const named = led.length > 0 ? led : subjects.flat()
  const place = headingAudience(heading)
  const otherwise = boundByPlace(place, text, scope)
  // A paragraph that opens on something general and ends on parents is not for parents alone.
  const isMixed = led.length === 0 && subjects[0]?.length === 0 && !named.includes('staff')
  const bound = named.length === 0 || isMixed ? [...named, ...otherwise] : named
  const all = bound.includes('staff') ? [...bound, ...scope.staff] : bound
  const byPlace = place.length > 0 ? 'heading' : 'scope'
  const byWords = named.length === 0 ? byPlace : isMixed ? 'words-and-place' : 'words'
  return {
    audiences: boundAudiences.filter((audience) => all.includes(audience)),
    from: led.length > 0 ? 'lead-in' : byWords,
    subjects,
    heading: place,
  }
}

/**
 * A section on pupils in a policy for adults is still theirs: "You must not give pupils …", "Contact with pupils is …".
 * It is the pupils' own where the policy is for them too and the clause does not speak of them as of others.
 */
function boundByPlace(place: readonly BoundAudience[], text: string, { scope }: Scope): readonly BoundAudience[] {
  const adults = scope.filter(isAdult)
  if (place.length === 0) return adults
  if (place.some(isAdult)) return place
  const speaksOfThem = audiencesIn(text).some((audience) => place.includes(audience))
  if (speaksOfThem || /\b(?:you|your|we|our|i|my)\b/i.test(text)) return adults
  return place.every((audience) => scope.includes(audience)) ? place : [...adults, ...place]
}

function people(subject: Subject, { scope }: Scope): readonly BoundAudience[] {
  switch (subject.kind) {
    case 'named':
      return subject.audiences
    case 'everyone':
      return scope
    case 'nobody':
      return []
  }
}

/** "Personal Mobiles – Pupils" is for pupils; "Talking to parents" and "Teaching children" are for whoever does so. */
function headingAudience(heading: readonly string[]): readonly BoundAudience[] {
  for (const title of heading.toReversed()) {
    const whose = title.replace(/\b(?:with|to|of|from|about)\b.*$/i, '')
    const named = /\b[A-Z]?[a-z]+ing (?!for\b)/.test(whose) ? [] : audiencesIn(whose)
    if (named.length > 0) return named
  }
  return []
}
