import type { Policy } from '../../policy/policy.ts'

/** As a tag for `lang`, so that a screen reader reads the policy in the voice it was written for. */
export type TextLanguage = 'en-GB' | 'cy'

// Common words that only one of the two languages has: “a”, “am”, “as”, “i”, “o” and “no” prove nothing.
const welsh = new Set(
  'ac ar bod bydd chi cyn dan dim dylai ei eich eu fel fod gall gan gael gyda hwn hyn mae mewn na nad neu ni nid nhw oes pan rhaid sydd sy sydd trwy un unrhyw wedi wrth y ydych yn yr ysgol'.split(
    ' ',
  ),
)
const english = new Set(
  'an and any are be by can for from has have if in is it may must not of on or school should that the their they this to unless when who will with you your'.split(
    ' ',
  ),
)

/** Pure. What the text is written in; where it does not say, as in “TGCh: 3.4”, the language of what is around it. */
export function languageOfText(text: string, around: TextLanguage): TextLanguage {
  let balance = 0
  for (const [word] of text.toLowerCase().matchAll(/\p{L}+/gu)) {
    if (welsh.has(word)) balance += 1
    else if (english.has(word)) balance -= 1
  }
  if (balance === 0) return around
  return balance > 0 ? 'cy' : 'en-GB'
}

export function languageOfPolicy({ title, clauses, declaration }: Policy): TextLanguage {
  const all = [title, ...clauses.map(({ text }) => text), declaration.statement].join('\n')
  return languageOfText(all, 'en-GB')
}
