import { buildSchoolIndex, type SchoolIndex } from '../answers/curation/answer-as-school.ts'
import { closestClauses } from '../answers/curation/closest-clauses.ts'
import type { Attachment, KeptQuestion } from '../answers/curation/kept-question.ts'
import { isOpen, unansweredFirst } from '../answers/curation/review.ts'
import type { Clause, PolicyVersion } from '../policy/policy.ts'
import type { Stores } from '../storage/stores.ts'
import { BadInput } from './ask-bad-input.ts'

/** A kept question beside the newest text of its policy. */
export interface ReviewedQuestion {
  readonly question: KeptQuestion
  readonly version: PolicyVersion
  readonly index: SchoolIndex
  /** What was quoted last time, else what comes nearest, best first. */
  readonly closest: readonly Clause[]
  /** `gone`: a clause was attached, and the newest text does not have it. */
  readonly attached: Clause | 'gone' | null
}

/** What people asked of one policy, and what an administrator has taught about it. */
export interface AskedPolicy {
  /** The newest text. */
  readonly version: PolicyVersion
  readonly questions: readonly KeptQuestion[]
  readonly attachments: readonly Attachment[]
}

type QuestionStores = Pick<Stores, 'policies' | 'questions' | 'words'>

/** Policies of which something was asked. */
export async function readAskedPolicies(
  stores: Pick<QuestionStores, 'policies' | 'questions'>,
): Promise<readonly AskedPolicy[]> {
  const asked: AskedPolicy[] = []
  for (const policyId of await stores.policies.listPolicyIds()) {
    const version = (await stores.policies.listVersions(policyId)).at(-1)
    const questions = await stores.questions.list(policyId)
    if (version === undefined || questions.length === 0) continue
    asked.push({ version, questions, attachments: await stores.questions.listAttachments(policyId) })
  }
  return asked
}

/** Every question of every policy, the most often unanswered first. */
export async function reviewQuestions(stores: QuestionStores): Promise<readonly ReviewedQuestion[]> {
  const words = await stores.words.list()
  const reviewed = (await readAskedPolicies(stores)).flatMap(({ version, questions, attachments }) => {
    const index = buildSchoolIndex(version.policy, words)
    const clauseOf = (id: string) => version.policy.clauses.find((clause) => clause.id === id)
    return questions.map((question): ReviewedQuestion => {
      const attachment = attachments.find(({ questionId }) => questionId === question.questionId)
      const quoted = question.clauseIds.flatMap((id) => clauseOf(id) ?? [])
      return {
        question,
        version,
        index,
        closest: quoted.length > 0 ? quoted : closestClauses(index.own, question.text, question.audiences),
        attached: attachment === undefined ? null : (clauseOf(attachment.clauseId) ?? 'gone'),
      }
    })
  })
  const order = new Map(unansweredFirst(reviewed.map(({ question }) => question)).map((each, at) => [each, at]))
  return reviewed.toSorted((one, other) => (order.get(one.question) ?? 0) - (order.get(other.question) ?? 0))
}

/** Wants somebody's attention, and no clause answers it yet. */
export function wantsAttention({ question, attached }: ReviewedQuestion): boolean {
  return isOpen(question) && (attached === null || attached === 'gone')
}

/** @throws BadInput when no such question is kept */
export async function chooseQuestion(stores: QuestionStores, questionId: string): Promise<ReviewedQuestion> {
  const found = (await reviewQuestions(stores)).find(({ question }) => question.questionId === questionId)
  if (found === undefined) {
    throw new BadInput(`There is no question ${questionId}. "assent questions list --all" shows them all.`)
  }
  return found
}

/** @throws BadInput when no clause has this id or number, or when several have the number: they are then listed */
export function chooseClause({ policy }: PolicyVersion, idOrNumber: string): Clause {
  const wanted = plainNumber(idOrNumber)
  const byId = policy.clauses.find(({ id }) => id === idOrNumber.trim())
  const byNumber = policy.clauses.filter(({ number }) => number !== null && plainNumber(number) === wanted)
  const [only, ...others] = byId === undefined ? byNumber : [byId]
  if (only === undefined) {
    throw new BadInput(`“${policy.title}” has no clause ${idOrNumber}. Give its id, or its number as printed.`)
  }
  if (others.length === 0) return only
  const candidates = byNumber.map(({ id, heading, text }) => `  ${id}  ${[...heading, text].join(' › ').slice(0, 100)}`)
  throw new BadInput(
    [
      `“${policy.title}” has ${byNumber.length} clauses numbered ${idOrNumber}. Give the id of one:`,
      ...candidates,
    ].join('\n'),
  )
}

function plainNumber(number: string): string {
  return number.trim().replace(/\.$/, '').toLowerCase()
}
