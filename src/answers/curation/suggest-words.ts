import { conceptsMeant, type SchoolWord } from '../lexicon/school-words.ts'
import type { PolicyIndex } from '../policy-index.ts'
import { stemOf } from '../words.ts'
import type { Attachment, KeptQuestion } from './kept-question.ts'
import { type Gist, gistOf } from './kinship.ts'
import { type EverydayNames, everydayNames } from './word-rules.ts'

/** A word that Assent does not know, with how often it was asked about. */
export interface WordSuggestion {
  readonly word: string
  readonly asked: number
  /** Questions that hold it, the most asked first. */
  readonly questions: readonly string[]
  /** What it may mean, by a clause that an administrator attached or by a like question; the likeliest first. */
  readonly perhaps: readonly EverydayNames[]
}

/** The questions of one policy beside its newest text. */
export interface ReviewedPolicy {
  /** With the school's own words. */
  readonly index: PolicyIndex
  readonly questions: readonly KeptQuestion[]
  readonly attachments: readonly Attachment[]
}

const MOST_QUESTIONS = 3
const MOST_GUESSES = 2

/** Words to explain to Assent, the most asked first. Those of muted questions, and muted words, are left out. */
export function suggestWords(
  policies: readonly ReviewedPolicy[],
  words: readonly SchoolWord[],
): readonly WordSuggestion[] {
  const settled = new Set(words.map(({ word }) => word))
  const found = new Map<string, Found>()
  for (const policy of policies) {
    for (const question of policy.questions.filter(({ isMuted }) => !isMuted)) {
      for (const word of question.unmatchedWords) {
        if (settled.has(word) || conceptsMeant(policy.index.lexicon, word).length > 0) continue
        // "zorbo" and "zorbos" are one word to explain.
        const known = found.get(stemOf(word)) ?? { word, questions: [], guesses: [] }
        known.questions.push(question)
        known.guesses.push(...guess(policy, question, word).map((id) => everydayNames(policy.index.lexicon, id)))
        found.set(stemOf(word), known)
      }
    }
  }
  return [...found.values()]
    .map(suggestion)
    .toSorted((one, other) => other.asked - one.asked || (one.word < other.word ? -1 : 1))
}

interface Found {
  readonly word: string
  readonly questions: KeptQuestion[]
  readonly guesses: EverydayNames[]
}

function suggestion({ word, questions, guesses }: Found): WordSuggestion {
  return {
    word,
    asked: questions.reduce((sum, { asked }) => sum + asked, 0),
    questions: mostAsked(questions)
      .slice(0, MOST_QUESTIONS)
      .map(({ text }) => text),
    perhaps: [...new Map(guesses.map((names) => [names.join(), names])).values()].slice(0, MOST_GUESSES),
  }
}

function mostAsked(questions: readonly KeptQuestion[]): readonly KeptQuestion[] {
  return questions.toSorted((one, other) => other.asked - one.asked)
}

/** Concepts that the word may stand for: what makes its question like one that was answered, else what its clause is about. */
function guess(policy: ReviewedPolicy, question: KeptQuestion, word: string): readonly string[] {
  const gist = gistOf(policy.index, question.text)
  return [...meansInLikeQuestion(policy, gist, word), ...meansInClause(policy, question, gist)]
}

/** "Can I take my chromie home" beside "can I take my laptop home". */
function meansInLikeQuestion({ index, questions }: ReviewedPolicy, gist: Gist, word: string): readonly string[] {
  const rest = new Set([...gist.words].filter((stem) => stem !== stemOf(word)))
  return mostAsked(questions.filter(({ asked, notCovered }) => asked > notCovered)).flatMap(({ text }) => {
    const other = gistOf(index, text)
    const more = [...other.ideas].filter((id) => !gist.ideas.has(id))
    const isLike =
      other.ask === gist.ask &&
      other.isNegative === gist.isNegative &&
      more.length === 1 &&
      other.ideas.size === gist.ideas.size + 1 &&
      isSame(other.words, rest)
    return isLike ? more : []
  })
}

/** What the attached clause speaks of and the question does not, the rarest in the policy first. */
function meansInClause({ index, attachments }: ReviewedPolicy, question: KeptQuestion, gist: Gist): readonly string[] {
  const clauseId = attachments.find(({ questionId }) => questionId === question.questionId)?.clauseId
  const indexed = index.clauses.find(({ clause }) => clause.id === clauseId)
  if (indexed === undefined) return []
  const rarityOf = (id: string) => index.rarity.get(id) ?? 1
  return [...indexed.concepts]
    .filter(([id, share]) => share === 1 && !gist.ideas.has(id) && index.lexicon.concepts.get(id)?.kind === 'thing')
    .map(([id]) => id)
    .toSorted((one, other) => rarityOf(other) - rarityOf(one))
    .slice(0, MOST_GUESSES)
}

function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((each) => other.has(each))
}
