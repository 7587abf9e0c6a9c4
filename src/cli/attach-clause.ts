import type { ExplainedAnswer } from '../answers/answer-question.ts'
import { answerAsSchool } from '../answers/curation/answer-as-school.ts'
import { binds } from '../answers/curation/answer-with-attachments.ts'
import type { Attachment } from '../answers/curation/kept-question.ts'
import { schoolDateOf } from '../clock.ts'
import { BadInput } from './ask-bad-input.ts'
import type { ChangeOptions } from './change-options.ts'
import type { CommandContext } from './command-context.ts'
import { confirm } from './confirm.ts'
import { chooseClause, chooseQuestion, type ReviewedQuestion } from './kept-questions.ts'
import { leadAsJson, leadAsText } from './lead-print.ts'
import { print } from './print.ts'
import { clauseAsText } from './questions-print.ts'
import { askedAgain } from './words-effect.ts'

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
  { clause: idOrNumber, yes, dryRun, json }: ChangeOptions & { readonly clause?: string },
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
  const notFor = audiences.filter((audience) => !binds(clause, [audience]))
  const [without, withIt] = [answered(reviewed, []), answered(reviewed, [attachment])]
  if (!json) {
    process.stdout.write(
      [
        `Question  “${text}”`,
        `Clause    ${clauseAsText(clause)}`,
        `Without   ${leadAsText(without)}`,
        `With it   ${leadAsText(withIt)}`,
        ...(notFor.length > 0 ? [`          Not for ${notFor.join(', ')}, whom the clause does not bind.`] : []),
        '',
      ].join('\n'),
    )
  }
  if (!dryRun && !yes) await confirm('Answer this question, and others that ask the same, by this clause?')
  if (!dryRun) await stores.questions.attach(attachment)
  const { id: clauseId, number } = clause
  const shown = { id: clauseId, number, text: clause.text }
  const asJson = { questionId, question: text, clause: shown, notFor, isDone: !dryRun }
  print(json, { ...asJson, without: leadAsJson(without), with: leadAsJson(withIt) }, '')
  console.error(dryRun ? 'Nothing was changed. Leave out --dry-run to attach it.' : 'Attached.')
}

/** Takes the attached clause away again: the question is answered as if nobody had attached one. */
export async function detachClause(
  { stores }: AttachPorts,
  id: string,
  { yes, dryRun, json }: ChangeOptions,
): Promise<void> {
  const { question, attached } = await chooseQuestion(stores, id)
  const { policyId, questionId, text } = question
  const isChanging = attached !== null && !dryRun
  if (isChanging && !yes) await confirm(`Take the clause away from “${text}”?`)
  if (isChanging) await stores.questions.detach(policyId, questionId)
  print(json, { questionId, question: text, clause: null, isDone: isChanging || attached === null }, '')
  if (attached === null) console.error(`No clause is attached to “${text}”.`)
  else if (dryRun) console.error(`This would take the clause away from “${text}”. Nothing was changed.`)
  else console.error(`Taken away from “${text}”.`)
}

function answered({ index, question }: ReviewedQuestion, attachments: readonly Attachment[]): ExplainedAnswer {
  return answerAsSchool(index, askedAgain(question), attachments)
}
