import { type BoundAudience, boundAudiences } from './policy.ts'

const words: Readonly<Record<BoundAudience, RegExp>> = {
  staff: /\b(?:staffs?|teachers?|teaching assistants?|employees?|tutors?|trainees|colleagues)\b/,
  governor: /\b(?:governors?|trustees?)\b/,
  visitor: /\b(?:visitors?|contractors?|volunteers?|guests?|authori[sz]ed users)\b/,
  pupil: /\b(?:pupils?|students?|child|children|young people|learners?)\b/,
  parent: /\b(?:parents?|carers?|guardians?)\b/,
}
const everyone =
  /\b(?:all users|users|each user|any user|everyone|everybody|members? of the school community|no one|nobody|individuals?|account holder)\b/
const notPeople =
  /\b(?:chair of (?:the )?governors?|governing (?:body|board)|governors?'|(?:staff|pupil|visitor|parent|teacher|child|children|student)s?'s?\b|(?:staff|pupil|parent) (?:room|personal|ict|personal)|child protection)/g
const modal =
  /\b(?:will|must|should|shall|may|can|cannot|need|needs|understands?|is|are|have|has|agree|accept|acknowledge|appreciate|do not|don't)\b/
/** With these a passive still binds its subject: "Pupils are not permitted …". */
const bindsSubject =
  /^(?:\w+ )?(?:not )?(?:at any time |also |actively |always )?(?:be )?(?:permitted|allowed|asked|required|expected|encouraged|advised|aware|responsible|entitled|to|reminded|informed not)\b/

/** Whom a text names, in the order of the contract. */
export function audiencesIn(text: string): readonly BoundAudience[] {
  const people = text.toLowerCase().replace(/[’‘]/g, "'").replace(notPeople, ' ')
  return boundAudiences.filter((audience) => words[audience].test(people))
}

export interface Surroundings {
  readonly leadIn: string | null
  readonly heading: readonly string[]
  /** Whom the policy, or this part of it, says it is for. */
  readonly scope: readonly BoundAudience[]
  /** Whom "staff" means: some policies count governors and visitors in. */
  readonly staff: readonly BoundAudience[]
}

/**
 * Whom a clause binds: the people before its first modal verb ("Visitors must not …"), else those of its lead-in, else of
 * its heading, else everyone the policy is for. First person and imperatives bind all who sign.
 */
export function audiencesOf(text: string, { leadIn, heading, scope, staff }: Surroundings): readonly BoundAudience[] {
  const found =
    orNone(leadIn === null ? [] : subjectOf(leadIn, scope)) ??
    orNone(subjectOf(text, scope)) ??
    orNone(headingAudience(heading)) ??
    scope
  const bound = found.includes('staff') ? [...found, ...staff] : found
  return boundAudiences.filter((audience) => bound.includes(audience))
}

function orNone<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list
}

/** Sentence by sentence, so that a clause about staff that ends with a word on visitors binds both. */
function subjectOf(text: string, scope: readonly BoundAudience[]): readonly BoundAudience[] {
  const flat = text.toLowerCase().replace(/[’‘]/g, "'")
  const found = flat.split(/[.!?] /).flatMap((sentence) => subjectOfSentence(sentence, scope))
  return boundAudiences.filter((audience) => found.includes(audience))
}

function subjectOfSentence(sentence: string, scope: readonly BoundAudience[]): readonly BoundAudience[] {
  const main = sentence.replace(/^(?:if|when|where|while|whilst|should|although|unless)\b[^,]{0,160},\s*/, '')
  const verb = modal.exec(main)
  if (verb === null) return []
  const subject = main.slice(0, verb.index).replace(/\b(?:with|to|of|from|about|for|by|between)\b.*$/, '')
  const after = main.slice(verb.index + verb[0].length).trim()
  if (everyone.test(subject)) return scope
  const named = audiencesIn(subject)
  if (named.includes('staff') || named.includes('governor') || named.includes('visitor')) return named
  if (named.length > 0) {
    const isPassive =
      /^(?:not |also |all |always |never |only )?(?:be )?\w+(?:ed|en|ught|ght)\b/.test(after) &&
      !bindsSubject.test(after)
    return isPassive ? [] : named
  }
  return []
}

/** "Personal Mobiles – Pupils" is for pupils; "Communication with parents" is for whoever communicates. */
export function headingAudience(heading: readonly string[]): readonly BoundAudience[] {
  for (const title of heading.toReversed()) {
    const named = audiencesIn(title.replace(/\b(?:with|of|from|about)\b.*$/i, ''))
    if (named.length > 0) return named
  }
  return []
}
