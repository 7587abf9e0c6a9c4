import { distinct, peopleNamed, roles, rolesNamed } from './role-words.ts'
import { sentencesOf } from './sentences.ts'

export interface NamedRoles {
  /** Whose permission, approval or agreement the text asks for. */
  readonly permissionFrom: readonly string[]
  /** Whom it says to tell or to ask. */
  readonly reportTo: readonly string[]
}

const asks =
  /\b(?:permission|consent|approval|(?<!\b(?:this|use|user|code) )agreement|authori[sz]ed|approved|permitted|allowed|agreed|requested|exceptions?|deemed)\b/gi
const grants = new RegExp(
  `\\b(?:if|once|when|until|unless|after) (?:the |an? |our |your )?(${roles})(?: has| have)? (?:agrees?|agreed|approves?|approved|allows?|allowed|asked|checked|authori[sz]ed|given|gives|signed|said)\\b`,
  'gi',
)
const asksFirst = new RegExp(`\\bask (?:the |your )?(${roles})\\b[^.;]{0,120}\\b(?:before|first)\\b`, 'gi')
const possessive = new RegExp(
  `\\b(${roles})['’]s (?:prior |written |express )?(?:permission|approval|consent|agreement)\\b`,
  'gi',
)
const submits = new RegExp(`\\bto (?:the |a )?(${roles}) for (?:approval|agreement|permission)\\b`, 'gi')
const byTeacher = /\b(?:approved|authori[sz]ed|agreed) by (?:an? |the )(teacher)\b/gi
/** Parents' consent is something else than the school's permission; only where it is called permission is it one. */
const ofParents =
  /\bpermission (?:is sought )?(?:from|of) (?:the )?((?:parents?|carers?|guardians?)(?: ?(?:\/|or|and) ?(?:parents?|carers?|guardians?))?)/gi
const tells =
  /\b(?:report(?:ed|ing)?|inform(?:ed)?|tell|alert|notif(?:y|ied)|raised|disclosed|discussed|call|contact|(?:be|is|are) made (?:to|via)|put to|passed to|speak to|told|goe?s? to|ask|advice should be sought|such clarification)\b/gi
const makesAware = new RegExp(`\\bmake (?:the |your )?(${roles}) aware\\b`, 'gi')

const NEAR = 90
/** What is to be reported often stands between the word and the person. */
const FAR = 220

/** Reads roles and names as printed, sentence by sentence, within reach of the words that ask for them. */
export function rolesIn(text: string): NamedRoles {
  const sentences = sentencesOf(text)
  const permissionFrom = sentences.flatMap((sentence) => [
    ...reaches(sentence, asks, NEAR).flatMap(named),
    ...[grants, asksFirst, possessive, submits, byTeacher, ofParents].flatMap((pattern) =>
      firstGroups(sentence, pattern),
    ),
  ])
  const reportTo = sentences.flatMap((sentence) => [
    ...reaches(sentence, tells, FAR).flatMap(named),
    ...firstGroups(sentence, makesAware),
  ])
  const permission = distinct(permissionFrom)
  const isAsked = new Set(permission.map((name) => name.toLowerCase()))
  return { permissionFrom: permission, reportTo: distinct(reportTo).filter((name) => !isAsked.has(name.toLowerCase())) }
}

function reaches(sentence: string, trigger: RegExp, reach: number): readonly string[] {
  return [...sentence.matchAll(trigger)].map(({ index, 0: word }) => {
    const from = index + word.length
    return sentence.slice(from, from + reach)
  })
}

function named(reach: string): readonly string[] {
  return [...rolesNamed(reach), ...peopleNamed(reach)]
}

function firstGroups(sentence: string, pattern: RegExp): readonly string[] {
  return [...sentence.matchAll(pattern)].flatMap((match) => match[1] ?? [])
}
