import { createHash } from 'node:crypto'
import type { SchoolDate } from '../../clock.ts'
import type { Audience } from '../../people/person.ts'
import type { PolicyId, PolicyVersion } from '../../policy/policy.ts'
import type { ExplainedAnswer } from '../answer-question.ts'
import { commonWords, stopWords } from '../lexicon/plain-words.ts'
import type { PolicyIndex } from '../policy-index.ts'
import { stemOf, wordsOf } from '../words.ts'
import type { KeptQuestion, QuestionId } from './kept-question.ts'
import { type Asker, maskPersonal } from './mask-personal.ts'

/** One question that was answered, as it was asked. */
export interface AskedQuestion {
  readonly question: string
  readonly asker: Asker
  readonly audiences: readonly Audience[]
  readonly version: PolicyVersion
  readonly index: PolicyIndex
  readonly answer: ExplainedAnswer
  readonly day: SchoolDate
}

const LONGEST_KEPT = 500
const MOST_WORDS = 20

/**
 * What is kept of one asking. Undefined for small talk, commands and swearing, for anything that tells of a
 * safeguarding incident, which belongs with the safeguarding lead and in no list, and for what holds no words.
 */
export function noteOf({
  question,
  asker,
  audiences,
  version,
  index,
  answer,
  day,
}: AskedQuestion): KeptQuestion | undefined {
  if (answer.intent !== 'question' && answer.intent !== 'who-holds-role') return undefined
  if (answer.incident === 'safeguarding') return undefined
  const text = keptTextOf(index, question, asker)
  const { policyId, versionId } = version
  const questionId = questionIdOf(policyId, text)
  if (questionId === undefined) return undefined
  return {
    questionId,
    policyId,
    versionId,
    text,
    audiences,
    asked: 1,
    // A policy need not name whoever holds a role this year.
    notCovered: answer.intent === 'question' && answer.verdict === 'not-covered' ? 1 : 0,
    helped: 0,
    notHelped: 0,
    firstDay: day,
    lastDay: day,
    clauseIds: answer.clauses.map(({ id }) => id),
    unmatchedWords: strangeWords(answer.unmatchedWords, text),
    isMuted: false,
  }
}

/** The question as it may be kept: on one line, bounded, without what could name somebody. */
export function keptTextOf({ lexicon }: PolicyIndex, question: string, asker: Asker): string {
  const isKnown = (word: string) => commonWords.has(word) || stopWords.has(word) || lexicon.vocabulary.has(word)
  return maskPersonal(oneLine(question), asker, isKnown).slice(0, LONGEST_KEPT).toWellFormed()
}

/** The same words in the same order are the same question, whatever the capitals and stops. */
export function questionIdOf(policyId: PolicyId, text: string): QuestionId | undefined {
  const words = wordsOf(text).map((word) => word.text)
  if (words.length === 0) return undefined
  const digest = createHash('sha256')
    .update(`${policyId}\n${words.join(' ')}`)
    .digest('hex')
  return digest.slice(0, 16) as QuestionId // the one place that makes them
}

/** One more asking of a question that may be kept already. */
export function addAsking(kept: KeptQuestion | undefined, note: KeptQuestion): KeptQuestion {
  if (kept === undefined) return note
  return {
    ...kept,
    versionId: note.versionId,
    audiences: [...new Set([...kept.audiences, ...note.audiences])],
    asked: kept.asked + note.asked,
    notCovered: kept.notCovered + note.notCovered,
    lastDay: note.lastDay,
    clauseIds: note.clauseIds,
    unmatchedWords: [...new Set([...kept.unmatchedWords, ...note.unmatchedWords])].slice(0, MOST_WORDS),
  }
}

/** A press of Yes or No. */
export function addFeedback(kept: KeptQuestion, helped: boolean): KeptQuestion {
  return helped ? { ...kept, helped: kept.helped + 1 } : { ...kept, notHelped: kept.notHelped + 1 }
}

/** Only words that are still in the masked text: a name that was taken out does not come back as a suggestion. */
function strangeWords(words: readonly string[], text: string): readonly string[] {
  const left = new Set(wordsOf(text).map((word) => word.text))
  const strange = words.filter((word) => left.has(word) && !commonWords.has(word) && !commonWords.has(stemOf(word)))
  return [...new Set(strange)].slice(0, MOST_WORDS)
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, ' ').trim()
}
