import { type BoundAudience, boundAudiences } from './policy.ts'

const words: Readonly<Record<BoundAudience, RegExp>> = {
  staff:
    /\b(?:staffs?|employed|teachers?|teaching assistants?|employees?|personnel|workforce|practitioners?|who works?|tutors?|trainees|colleagues|senior leaders)\b/,
  governor: /\b(?:governors?|governs|trustees?)\b/,
  visitor: /\b(?:visitors?|contractors?|volunteers?|guests?|journalists?|authori[sz]ed users)\b/,
  pupil: /\b(?:pupils?|students?|child|children|young people|learners?)\b/,
  parent: /\b(?:parents?|carers?|guardians?)\b/,
}
/** Words that name people while speaking of something else: a role, a room, what belongs to them. */
const notPeople =
  /\b(?:chair of (?:the )?governors?|governing (?:body|board)|staff ?room|head ?teachers?|child protection|child friendly|parent\/pupil|(?:student|pupil|child|parent|visitor|governor)s? (?:data|work|names?|information|images?|phones?|accounts?|records?|consent|hub|zone)|(?:staff|pupil|visitor|parent|teacher|child|student|governor|children)(?:s'|'s))(?![\w'])/g

/** Lower case and straight quotation marks, as every pattern here expects. */
export function plain(text: string): string {
  return text.toLowerCase().replace(/[’‘]/g, "'")
}

/** Whom a text names, in the order of the contract. */
export function audiencesIn(text: string): readonly BoundAudience[] {
  const people = plain(text)
    .replace(notPeople, ' ')
    .replace(/\bmembers? of (?:the )?(?:school )?staff\b/g, 'staff')
  return boundAudiences.filter((audience) => words[audience].test(people))
}

export const anyPerson = new RegExp(
  Object.values(words)
    .map(({ source }) => source)
    .join('|'),
)

/** Pupils and parents are bound by some clauses, but are never asked to sign. */
export function isAdult(audience: BoundAudience): boolean {
  return audience !== 'pupil' && audience !== 'parent'
}
