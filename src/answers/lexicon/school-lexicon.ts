import { compileLexicon, lexiconFileSchema, type Lexicon } from './lexicon.ts'
import first from './first.json' with { type: 'json' }

export const schoolLexicon: Lexicon = compileLexicon(
  '1',
  [first].flatMap((file) => lexiconFileSchema.parse(file).concepts),
)
