/** `e.g.`, an initial or a title before the full stop: the sentence goes on. */
const goesOn = /(?:^|[\s(])(?:e\.?g|i\.?e|etc|inc|mrs?|ms|miss|dr|st|no|approx|vs|cf|[A-Z])\.$/i

/** The sentences of a text, in order; joined by a space they are the text again. */
export function sentencesOf(text: string): readonly string[] {
  const sentences: string[] = []
  let start = 0
  for (const match of text.matchAll(/[.!?]["'”’)]?\s+(?=["'“‘(]?[A-Z0-9])/g)) {
    const end = match.index + match[0].length
    const sentence = text.slice(start, end).trim()
    if (goesOn.test(sentence.slice(-8))) continue
    sentences.push(sentence)
    start = end
  }
  const rest = text.slice(start).trim()
  return rest === '' ? sentences : [...sentences, rest]
}

/** Neighbouring sentences put together into pieces of at most `longest` characters, a longer sentence alone. */
export function piecesOf(text: string, longest: number): readonly string[] {
  const pieces: string[] = []
  for (const sentence of sentencesOf(text)) {
    const last = pieces.at(-1)
    if (last !== undefined && last.length + sentence.length < longest) pieces[pieces.length - 1] = `${last} ${sentence}`
    else pieces.push(sentence)
  }
  return pieces
}
