import { decideAddition, decideMuting } from '../answers/curation/word-rules.ts'
import { schoolLexicon } from '../answers/lexicon/school-lexicon.ts'
import { foldedWord, type SchoolWord } from '../answers/lexicon/school-words.ts'
import { schoolDateOf } from '../clock.ts'
import { BadInput } from './ask-bad-input.ts'
import type { ChangeOptions } from './change-options.ts'
import type { CommandContext } from './command-context.ts'
import { confirm } from './confirm.ts'
import { readAskedPolicies } from './kept-questions.ts'
import { print } from './print.ts'
import { additionProblem, mutingProblem } from './word-problems.ts'
import { readSuggestions } from './word-suggestions.ts'
import { effectsOf } from './words-effect.ts'
import { additionFacts, effectsAsJson, effectsAsText, factsAsText, mutingFacts } from './words-print.ts'

type WordPorts = Pick<CommandContext, 'stores' | 'clock'>

/** @throws BadInput where the word means something already, says nothing, or is explained by a word that is not known */
export async function addWord(
  { stores, clock }: WordPorts,
  word: string,
  { means, ...options }: ChangeOptions & { readonly means: string },
): Promise<void> {
  const words = await stores.words.list()
  const asked = { word, means, since: schoolDateOf(clock.now()) }
  const addition = decideAddition({ shipped: schoolLexicon, words }, asked)
  if (addition.kind === 'known-already') return nothingToDo(options, additionProblem(addition, asked))
  if (addition.kind !== 'accepted') throw new BadInput(additionProblem(addition, asked))
  const added = addition.word
  const after = [...words.filter((each) => each.kind !== 'added' || each.word !== added.word), added]
  await change({ stores }, { facts: additionFacts(addition), put: added, before: words, after, what: 'add' }, options)
}

/** @throws BadInput where Assent knows no such word, and for words that tell of a child at risk */
export async function muteWord({ stores, clock }: WordPorts, word: string, options: ChangeOptions): Promise<void> {
  const words = await stores.words.list()
  const isSuggested = (await readSuggestions(stores)).some((each) => each.word === foldedWord(word))
  const asked = { word, isSuggested, since: schoolDateOf(clock.now()) }
  const muting = decideMuting({ shipped: schoolLexicon, words }, asked)
  if (muting.kind === 'muted-already') return nothingToDo(options, mutingProblem(muting, word))
  if (muting.kind !== 'accepted') throw new BadInput(mutingProblem(muting, word))
  const after = [...words, muting.word]
  await change(
    { stores },
    { facts: mutingFacts(muting), put: muting.word, before: words, after, what: 'mute' },
    options,
  )
}

/** @throws BadInput where the school has said nothing of the word */
export async function removeWord({ stores }: WordPorts, word: string, options: ChangeOptions): Promise<void> {
  const words = await stores.words.list()
  const gone = words.filter((each) => each.word === foldedWord(word))
  if (gone.length === 0) {
    throw new BadInput(`The school has said nothing of “${word}”. "assent words list" shows its own words.`)
  }
  const after = words.filter((each) => !gone.includes(each))
  const facts = gone.map((each): [string, string] => [
    'Remove',
    each.kind === 'added' ? `“${each.word}” means “${each.means}”` : `“${each.word}” is muted`,
  ])
  await change({ stores }, { facts, remove: gone, before: words, after, what: 'remove' }, options)
}

interface Change {
  readonly facts: readonly (readonly [label: string, fact: string])[]
  readonly put?: SchoolWord
  readonly remove?: readonly SchoolWord[]
  readonly before: readonly SchoolWord[]
  readonly after: readonly SchoolWord[]
  readonly what: 'add' | 'mute' | 'remove'
}

/** Shows what the change makes of the questions asked so far, asks, and makes it. */
async function change(
  { stores }: Pick<WordPorts, 'stores'>,
  { facts, put, remove = [], before, after, what }: Change,
  { yes, dryRun, json }: ChangeOptions,
): Promise<void> {
  const effects = effectsOf(await readAskedPolicies(stores), before, after)
  if (!json) process.stdout.write(`${factsAsText(facts)}${effectsAsText(effects)}`)
  if (!dryRun && !yes) await confirm(questions[what])
  if (!dryRun) {
    if (put) await stores.words.put(put)
    for (const word of remove) await stores.words.remove(word)
  }
  const asJson = { [what === 'remove' ? 'removed' : 'word']: what === 'remove' ? remove : put, isDone: !dryRun }
  print(json, { ...asJson, ...effectsAsJson(effects) }, '')
  console.error(dryRun ? `Nothing was changed. Leave out --dry-run to ${what} it.` : done[what])
}

const questions = {
  add: 'Add this word?',
  mute: 'Mute this word?',
  remove: 'Take this back?',
} as const
const done = {
  add: 'Added. It counts from the next question on.',
  mute: 'Muted. It counts from the next question on.',
  remove: 'Removed. It counts from the next question on.',
} as const

function nothingToDo({ json }: ChangeOptions, because: string): void {
  print(json, { word: null, isDone: true, changed: [], unchanged: null }, '')
  console.error(because)
}
