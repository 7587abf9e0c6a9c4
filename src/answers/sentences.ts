export interface Sentence {
  readonly text: string
  readonly start: number
}

const abbreviations = /(?:\b(?:e\.g|i\.e|eg|ie|etc|inc|mrs?|ms|dr|st|no|approx)|\b[A-Z])\.$/i

/**
 * The sentences of a clause, each with its place in the text. A full stop after "e.g." or an initial ends nothing.
 */
export function sentencesOf(text: string): readonly Sentence[] {
  const sentences: Sentence[] = []
  let start = 0
  for (const match of text.matchAll(/[.!?;](?=\s)|\n{2,}/g)) {
    const end = match.index + match[0].length
    const text_ = text.slice(start, end)
    if (abbreviations.test(text_) || text_.trim().length < 12) continue
    sentences.push(trimmed(text_, start))
    start = end
  }
  if (text.slice(start).trim() !== '') sentences.push(trimmed(text.slice(start), start))
  return sentences
}

function trimmed(text: string, start: number): Sentence {
  return { text: text.trim(), start: start + text.length - text.trimStart().length }
}
