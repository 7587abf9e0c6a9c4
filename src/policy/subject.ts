import { anyPerson, audiencesIn, isAdult, plain } from './people-words.ts'
import type { BoundAudience } from './policy.ts'

/** Whom a sentence speaks of as doing something: some audiences, every user, whoever signs, or nobody. */
export type Subject =
  | { readonly kind: 'named'; readonly audiences: readonly BoundAudience[] }
  | { readonly kind: 'everyone' }
  | { readonly kind: 'nobody' }

const nobody: Subject = { kind: 'nobody' }
const users = /\b(?:users?|everyone|everybody|anyone|account holder)\b/
const modal =
  /\b(?:will|must|should|shall|may|can|cannot|needs?|understands?|is|are|has|have|agree|accept|acknowledge|appreciate|do not|don't|receive|wish)\b/
/** With these a passive still binds its subject: "Pupils are not permitted …". */
const bindsSubject =
  /^(?:\w+ )?(?:not )?(?:at any time |also |actively |always )?(?:be )?(?:permitted|allowed|asked|required|expected|encouraged|advised|aware|responsible|entitled|to|reminded|informed not)\b/
const passive = /^(?:not |also |all |always |never |only )?(?:be |have )?\w+(?:ed|en|ught)\b/
/** "If staff or pupils discover …, the screen must …": where the main clause names nobody. */
const opening =
  /^(?:if|when|where|while|whilst|should|although|unless|on|at|in|under|during|as|each year)\b[^,]{0,160},\s*/
/** "The school allows staff to bring a phone." */
const toldBySchool =
  /\bschool (?:does not )?(?:allows?|permits?|gives|expects|requires|asks) (?<whom>[^.;,]{0,60}?)(?:\bto\b|\baccess\b|\btheir\b)/
/** "Under no circumstances should staff lend it." */
const inverted =
  /^(?:under no circumstances|at no time|never) (?:should|may|must|will|can) (?<whom>(?:any |all |school )?\w+(?: (?:and|or) \w+)?)/
const needsAdult =
  /\b(?:with an adult|(?:is|are|will be|must be|should be) (?:always |immediately )?(?:supervised|referred to|passed to|reported to|watched))\b/
const LONGEST = 400

/** Looks at what stands before the first verb of a sentence. */
export function subjectOf(sentence: string): Subject {
  const flat = plain(sentence.slice(0, LONGEST))
    .replace(/\bmembers? of (?:the )?(?:school )?staff\b/g, 'staff')
    .replace(/\bmembers? of the (?:whole )?school community\b/g, 'users')
  if (/^(?:i|we|my)\b/.test(flat)) return nobody
  const main = flat.replace(opening, '')
  const found = subjectOfClause(main)
  if (found.kind !== 'nobody' || main === flat) return found
  const occasion = subjectOfClause(flat.replace(/^(?:if|when|where|while|whilst)\s+/, ''))
  return occasion.kind === 'named' && !occasion.audiences.some(isAdult) ? nobody : occasion
}

function subjectOfClause(text: string): Subject {
  const told = audiencesIn((toldBySchool.exec(text) ?? inverted.exec(text))?.groups?.whom ?? '')
  if (told.length > 0) return { kind: 'named', audiences: told }
  const verb = modal.exec(text)
  if (verb === null) return present(text)
  const subject = text.slice(0, verb.index).replace(/\b(?:with|to|of|from|about|for|by|between|on|using)\b.*$/, '')
  if (users.test(subject)) return { kind: 'everyone' }
  const audiences = audiencesIn(subject)
  if (audiences.length === 0 || !standsFirst(subject)) return nobody
  if (/\bhead ?teacher\b/.test(subject) && !audiences.includes('staff'))
    return { kind: 'named', audiences: ['staff', ...audiences] }
  const hasAdult = audiences.some(isAdult)
  const after = text.slice(verb.index + verb[0].length).trim()
  // "Any child who … is referred to the DSL": by the adult who sees it.
  if (!hasAdult && needsAdult.test(text)) return { kind: 'named', audiences: ['staff', ...audiences] }
  // "Pupils will be taught …" binds whoever teaches them.
  if (!hasAdult && passive.test(after) && !bindsSubject.test(after)) return nobody
  return { kind: 'named', audiences }
}

/** "Volunteers and contractors leave their phones in a locker." "Staff includes …" is a definition. */
function present(text: string): Subject {
  const start = text
    .replace(/^(?:all|any|our|the|some|new|school) /, '')
    .split(' ', 4)
    .join(' ')
  if (anyPerson.exec(start)?.index !== 0 || /\b(?:includes?|means)\b/.test(start)) return nobody
  const audiences = audiencesIn(start)
  const isForAdultsToo = !audiences.some(isAdult) && needsAdult.test(text)
  return { kind: 'named', audiences: isForAdultsToo ? ['staff', ...audiences] : audiences }
}

/** "The technologies children …" and "Educating pupils …" are about something else. */
function standsFirst(subject: string): boolean {
  const before = subject.slice(0, anyPerson.exec(subject)?.index ?? 0)
  return !/\b(?!members?\b|schools?\b|always\b|this\b|teaching and\b)[\w-]+(?:[^s']s|ing) /.test(before)
}
