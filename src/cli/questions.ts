import { Command, Option } from 'commander'
import { attachClause, detachClause } from './attach-clause.ts'
import { type ChangeOptions, withChangeOptions } from './change-options.ts'
import type { CommandContext } from './command-context.ts'
import { reviewQuestions, wantsAttention } from './kept-questions.ts'
import { muteQuestion } from './mute-question.ts'
import { questionsAsJson, questionsAsText } from './questions-print.ts'

export type QuestionsContext = () => Promise<Pick<CommandContext, 'stores' | 'clock'>>

export function questionsCommand(context: QuestionsContext): Command {
  const questions = new Command('questions').description(
    'what people asked that the policy did not answer, and by what',
  )
  questions.addCommand(listCommand(context))
  questions.addCommand(attachCommand(context))
  questions.addCommand(muteCommand(context))
  return questions
}

function listCommand(context: QuestionsContext): Command {
  return new Command('list')
    .description('questions without an answer that helped, the most frequent first; nobody’s name is kept')
    .option('--all', 'answered and muted questions too')
    .option('--json', 'print one JSON array')
    .action(async ({ all, json }: { readonly all?: true; readonly json?: true }) => {
      const { stores } = await context()
      const reviewed = await reviewQuestions(stores)
      const shown = all ? reviewed : reviewed.filter(wantsAttention)
      process.stdout.write(json ? `${JSON.stringify(questionsAsJson(shown))}\n` : questionsAsText(shown))
    })
}

function attachCommand(context: QuestionsContext): Command {
  const attach = new Command('attach')
    .description('say which clause answers a question, from now on and for questions that ask the same')
    .argument('<question>', 'the question’s id, as “list” shows it')
    .option('--clause <clause>', 'the clause’s id, or its number as printed')
    .addOption(new Option('--none', 'take the clause away that was attached').conflicts('clause'))
  return withChangeOptions(attach).action(async (id: string, options: AttachOptions) => {
    const ports = await context()
    await (options.none ? detachClause(ports, id, options) : attachClause(ports, id, options))
  })
}

interface AttachOptions extends ChangeOptions {
  readonly clause?: string
  readonly none?: true
}

function muteCommand(context: QuestionsContext): Command {
  const mute = new Command('mute')
    .description('list a question no more; it is still answered and counted')
    .argument('<question>', 'the question’s id, as “list” shows it')
    .option('--undo', 'list it again')
  return withChangeOptions(mute).action(async (id: string, options: ChangeOptions & { readonly undo?: true }) => {
    const { stores } = await context()
    await muteQuestion(stores, id, { ...options, isMuted: options.undo !== true })
  })
}
