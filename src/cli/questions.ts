import { Command, Option } from 'commander'
import { suggestWords } from '../answers/curation/review.ts'
import { attachClause, detachClause } from './attach-clause.ts'
import type { CommandContext } from './command-context.ts'
import { confirm } from './confirm.ts'
import { chooseQuestion, reviewQuestions, wantsAttention } from './kept-questions.ts'
import { questionsAsJson, questionsAsText, wordsAsText } from './questions-print.ts'

export type QuestionsContext = () => Promise<Pick<CommandContext, 'stores' | 'clock'>>

export function questionsCommand(context: QuestionsContext): Command {
  const questions = new Command('questions').description(
    'what people asked that the policy did not answer, and by what',
  )
  questions.addCommand(listCommand(context))
  questions.addCommand(attachCommand(context))
  questions.addCommand(muteCommand(context))
  questions.addCommand(wordsCommand(context))
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
  return new Command('attach')
    .description('say which clause answers a question, from now on and for questions that ask the same')
    .argument('<question>', 'the question’s id, as “list” shows it')
    .option('--clause <clause>', 'the clause’s id, or its number as printed')
    .addOption(new Option('--none', 'take the clause away that was attached').conflicts('clause'))
    .option('--yes', 'do not ask first')
    .option('--dry-run', 'only show the question and the clause')
    .action(async (id: string, options: AttachOptions) => {
      const ports = await context()
      await (options.none ? detachClause(ports, id, options) : attachClause(ports, id, options))
    })
}

interface ChangeOptions {
  readonly yes?: true
  readonly dryRun?: true
}

interface AttachOptions extends ChangeOptions {
  readonly clause?: string
  readonly none?: true
}

function muteCommand(context: QuestionsContext): Command {
  return new Command('mute')
    .description('list a question no more; it is still answered and counted')
    .argument('<question>', 'the question’s id, as “list” shows it')
    .option('--undo', 'list it again')
    .option('--yes', 'do not ask first')
    .option('--dry-run', 'only say what would be muted')
    .action(async (id: string, { undo, yes, dryRun }: ChangeOptions & { readonly undo?: true }) => {
      const { stores } = await context()
      const { question } = await chooseQuestion(stores, id)
      const isMuted = undo !== true
      if (question.isMuted === isMuted)
        return console.error(`“${question.text}” is ${isMuted ? '' : 'not '}muted already.`)
      if (dryRun)
        return console.error(`This would ${isMuted ? 'mute' : 'list again'} “${question.text}”. Nothing was changed.`)
      if (!yes) await confirm(`${isMuted ? 'Mute' : 'List again'} “${question.text}”?`)
      await stores.questions.merge(question.policyId, question.questionId, (kept) => kept && { ...kept, isMuted })
      console.error(`${isMuted ? 'Muted' : 'Listed again:'} “${question.text}”.`)
    })
}

function wordsCommand(context: QuestionsContext): Command {
  return new Command('words')
    .description('words of questions that Assent does not know yet, the most frequent first')
    .option('--json', 'print one JSON array')
    .action(async ({ json }: { readonly json?: true }) => {
      const { stores } = await context()
      const words = suggestWords((await reviewQuestions(stores)).map(({ question }) => question))
      process.stdout.write(json ? `${JSON.stringify(words)}\n` : wordsAsText(words))
    })
}
