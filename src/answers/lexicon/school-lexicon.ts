import first from './first.json' with { type: 'json' }
import { compileLexicon, type Lexicon, lexiconFileSchema } from './lexicon.ts'

export const schoolLexicon: Lexicon = compileLexicon(
  '1',
  [first].flatMap((file) => lexiconFileSchema.parse(file).concepts),
)
