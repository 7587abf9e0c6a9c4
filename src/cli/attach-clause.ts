import { answerWithAttachments, binds } from '../answers/curation/answer-with-attachments.ts'
import type { Attachment } from '../answers/curation/kept-question.ts'
import { withoutMasks } from '../answers/curation/mask-personal.ts'
import { schoolDateOf } from '../clock.ts'
import { BadInput } from './ask-bad-input.ts'
import { verdictWords } from './ask-print.ts'
import type { CommandContext } from './command-context.ts'
import { confirm } from './confirm.ts'
import { chooseClause, chooseQuestion, type ReviewedQuestion } from './kept-questions.ts'
import { clauseAsText } from './questions-print.ts'

interface AttachRequest {
  readonly clause?: string
  readonly yes?: true
  readonly dryRun?: true
}

type AttachPorts = Pick<CommandContext, 'stores' | 'clock'>

/**
 * Shows the question, the clause and what will be answered, and attaches the one to the other.
 *
 * @throws BadInput for an unknown question or clause, a number that several clauses have, and a clause that binds
 * nobody who asked
 */
export async function attachClause(
  { stores, clock }: AttachPorts,
  id: string,
  { clause: idOrNumber, yes, dryRun }: AttachRequest,
): Promise<void> {
  if (idOrNumber === undefined) throw new BadInput('Name the clause with --clause, by its id or its number.')
  const reviewed = await chooseQuestion(stores, id)
  const clause = chooseClause(reviewed.version, idOrNumber)
  const { questionId, policyId, text, audiences } = reviewed.question
  if (!binds(clause, audiences)) {
    throw new BadInput(
      `Clause ${clause.id} is for ${clause.audiences.join(', ')}, and the question came from ${audiences.join(', ')}: it would answer nobody who asked.`,
    )
  }
  const attachedOn = schoolDateOf(clock.now())
  const attachment = { questionId, policyId, text, clauseId: clause.id, attachedOn }
  const left = audiences.filter((audience) => !binds(clause, [audience]))
  process.stdout.write(
    [
      `Question  “${text}”`,
      `Clause    ${clauseAsText(clause)}`,
      `Without   ${answered(reviewed, [])}`,
      `With it   ${answered(reviewed, [attachment])}`,
      ...(left.length > 0 ? [`          Not for ${left.join(', ')}, whom the clause does not bind.`] : []),
      '',
    ].join('\n'),
  )
  if (dryRun) return console.error('Nothing was changed. Leave out --dry-run to attach it.')
  if (!yes) await confirm('Answer this question, and others that ask the same, by this clause?')
  await stores.questions.attach(attachment)
  console.error('Attached.')
}

/** Takes the attached clause away again: the question is answered as if nobody had attached one. */
export async function detachClause(
  { stores }: AttachPorts,
  id: string,
  { yes, dryRun }: Pick<AttachRequest, 'yes' | 'dryRun'>,
): Promise<void> {
  const { question, attached } = await chooseQuestion(stores, id)
  if (attached === null) return console.error(`No clause is attached to “${question.text}”.`)
  if (dryRun) return console.error(`This would take the clause away from “${question.text}”. Nothing was changed.`)
  if (!yes) await confirm(`Take the clause away from “${question.text}”?`)
  await stores.questions.detach(question.policyId, question.questionId)
  console.error(`Taken away from “${question.text}”.`)
}

/** `No. (3.1)`: the verdict and the clause that leads. */
function answered({ index, question }: ReviewedQuestion, attachments: readonly Attachment[]): string {
  const { text, policyId, audiences } = question
  const asked = { question: withoutMasks(text), keptText: text, policyId, asker: audiences }
  const { verdict, clauses } = answerWithAttachments(index, asked, attachments)
  const [first] = clauses
  return first === undefined ? verdictWords[verdict] : `${verdictWords[verdict]} (${first.number ?? first.id})`
}
