const numbers = [
  /^(\d{1,3}(?:\.\d{1,3})+)[.):]?\s+/,
  /^(\d{1,3})\.\s+/,
  /^(\d{1,3}\))\s+/,
  /^([A-Z]\d{1,2}(?:\.\d{1,3})+)[.):]?\s+/,
  /^(\((?:[a-z]{1,2}|[ivx]{1,5}|\d{1,2})\))\s*/i,
  /^([a-z]\)|[ivx]{1,5}\))\s+/,
  /^([a-z])\.\s+(?=[A-Za-z])/,
]

/** A printed number in front of the words; the full stop after it is not kept, its brackets are. */
export function numberCut(text: string): { readonly number: string | null; readonly rest: string } {
  for (const pattern of numbers) {
    const match = pattern.exec(text)
    const rest = match === null ? '' : text.slice(match[0].length)
    if (match !== null && /\p{L}/u.test(rest)) return { number: match[1] ?? null, rest }
  }
  return { number: null, rest: text }
}
