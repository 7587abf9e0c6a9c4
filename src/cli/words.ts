import { Command } from 'commander'
import { type ChangeOptions, withChangeOptions } from './change-options.ts'
import { addWord, muteWord, removeWord } from './change-words.ts'
import type { CommandContext } from './command-context.ts'
import { print } from './print.ts'
import { readSuggestions } from './word-suggestions.ts'
import { ownWordsAsJson, ownWordsAsText, suggestionsAsText } from './words-print.ts'

export type WordsContext = () => Promise<Pick<CommandContext, 'stores' | 'clock'>>

interface Printing {
  readonly json?: true
}

export function wordsCommand(context: WordsContext): Command {
  const words = new Command('words').description(
    'words that people ask with: what Assent does not know, and the school’s own',
  )
  words.addCommand(suggestCommand(context), { isDefault: true })
  words.addCommand(listCommand(context))
  words.addCommand(addCommand(context))
  words.addCommand(muteCommand(context))
  words.addCommand(removeCommand(context))
  return words
}

function suggestCommand(context: WordsContext): Command {
  return new Command('suggest')
    .description('words of questions that Assent does not know yet, the most frequent first (what “words” alone shows)')
    .option('--json', 'print one JSON array')
    .action(async ({ json }: Printing) => {
      const { stores } = await context()
      const suggestions = await readSuggestions(stores)
      print(json, suggestions, suggestionsAsText(suggestions))
    })
}

function listCommand(context: WordsContext): Command {
  return new Command('list')
    .description('the school’s own words: those added and those muted')
    .option('--json', 'print one JSON array')
    .action(async ({ json }: Printing) => {
      const words = await (await context()).stores.words.list()
      print(json, ownWordsAsJson(words), ownWordsAsText(words))
    })
}

function addCommand(context: WordsContext): Command {
  const add = new Command('add')
    .description('say what a word means, by another word that Assent knows')
    .argument('<word>', 'as people type it, one word or a few')
    .requiredOption('--means <word>', 'an everyday word for the same thing: chromebook, photo, phone')
  return withChangeOptions(add).action(async (word: string, options: ChangeOptions & { readonly means: string }) =>
    addWord(await context(), word, options),
  )
}

function muteCommand(context: WordsContext): Command {
  const mute = new Command('mute')
    .description('say that a word does not mean what Assent takes it for, or is no word to suggest')
    .argument('<word>', 'as people type it')
  return withChangeOptions(mute).action(async (word: string, options: ChangeOptions) =>
    muteWord(await context(), word, options),
  )
}

function removeCommand(context: WordsContext): Command {
  const remove = new Command('remove')
    .description('take back what the school said of a word')
    .argument('<word>', 'as “list” shows it')
  return withChangeOptions(remove).action(async (word: string, options: ChangeOptions) =>
    removeWord(await context(), word, options),
  )
}
