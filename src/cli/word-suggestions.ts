import { suggestWords, type WordSuggestion } from '../answers/curation/suggest-words.ts'
import { schoolLexicon } from '../answers/lexicon/school-lexicon.ts'
import { withSchoolWords } from '../answers/lexicon/school-words.ts'
import { buildIndex } from '../answers/policy-index.ts'
import type { Stores } from '../storage/stores.ts'
import { readAskedPolicies } from './kept-questions.ts'

/** Words of questions that Assent does not know, over all policies. */
export async function readSuggestions(
  stores: Pick<Stores, 'policies' | 'questions' | 'words'>,
): Promise<readonly WordSuggestion[]> {
  const words = await stores.words.list()
  const lexicon = withSchoolWords(schoolLexicon, words)
  const reviewed = (await readAskedPolicies(stores)).map(({ version, questions, attachments }) => ({
    index: buildIndex(version.policy, lexicon),
    questions,
    attachments,
  }))
  return suggestWords(reviewed, words)
}
