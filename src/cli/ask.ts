import { Command, Option } from 'commander'
import { answerQuestion } from '../answers/answer-question.ts'
import { type Audience, audiences } from '../people/person.ts'
import { BadInput } from './ask-bad-input.ts'
import { answerBatch } from './ask-batch.ts'
import { indexPolicyFile } from './ask-policy-file.ts'
import { answerAsJson, answerAsText } from './ask-print.ts'

interface AskOptions {
  readonly policy?: string
  readonly as: Audience
  readonly json?: true
  readonly batch?: string
  readonly policies?: readonly string[]
}

export function askCommand(): Command {
  return new Command('ask')
    .description('answer a question from a policy, in the policy’s own words')
    .argument('[question]', 'as it would be typed in chat')
    .option('--policy <file>', 'the policy that answers')
    .addOption(new Option('--as <audience>', 'who asks').choices(audiences).default('staff'))
    .option('--json', 'print one JSON object')
    .option('--batch <questions>', 'answer a file of questions, one JSON object a line')
    .option('--policies <folders...>', 'where the batch’s policies are')
    .action(ask)
}

async function ask(question: string | undefined, options: AskOptions): Promise<void> {
  if (options.batch !== undefined) {
    if (options.policies === undefined)
      throw new BadInput('--batch needs --policies and the folder the policies are in.')
    for await (const line of answerBatch(options.batch, options.policies)) process.stdout.write(`${line}\n`)
    return
  }
  if (question === undefined)
    throw new BadInput('Type the question in quotes, or name a file of questions with --batch.')
  if (options.policy === undefined) throw new BadInput('Name the policy that answers with --policy FILE.')
  const index = await indexPolicyFile(options.policy)
  const answer = answerQuestion(index, { question, asker: [options.as] })
  process.stdout.write(options.json ? `${JSON.stringify(answerAsJson(answer))}\n` : answerAsText(answer))
}
