/** A word of a text, and where it stands in it. */
export interface TextWord {
  /** What it may be looked for as: folded, and in its parts where a hyphen joins them. */
  readonly forms: readonly string[]
  /** What each of them may be the plural of, themselves among them. */
  readonly singulars: readonly string[]
  readonly start: number
  readonly end: number
}

const wordPattern = /[\p{L}\p{N}\p{M}]+(?:['’‘‛ʼ`´.\-‐‑–][\p{L}\p{N}\p{M}]+)*/gu
const joint = /[.\-‐‑–]/u

/** Words in order. Linear in the length of the text, whatever it is. */
export function wordsOf(text: string): readonly TextWord[] {
  return [...text.matchAll(wordPattern)].map((match) => {
    const [word] = match
    const forms = formsOf(word)
    return { forms, singulars: forms.flatMap(singularsOf), start: match.index, end: match.index + word.length }
  })
}

/** `Wi-Fi` is `wifi`, `wi` and `fi`; `3.4` only itself; `Mae’r` is `maer`. */
function formsOf(word: string): readonly string[] {
  const whole = foldWord(word)
  if (!joint.test(word) || /^[\p{N}.]+$/u.test(word)) return [whole]
  return [...new Set([whole, ...word.split(joint).map(foldWord)])]
}

/** No mark takes these letters apart. */
const ownLetters: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe' }

/** Without case, accents, apostrophes and hyphens; a full stop stays, as `3.4` is not 34. */
function foldWord(word: string): string {
  if (/^[a-z]+$/.test(word)) return word
  return word
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[łøđıßæœ]/g, (letter) => ownLetters[letter] ?? letter)
    .replace(/['’‘‛ʼ`´\-‐‑–]/g, '')
}

/** What an English word may be the plural of, and itself: `classes` is `classe` or `class`, `policies` is `policy`. */
export function singularsOf(word: string): readonly string[] {
  if (word.length < 4 || !/[^su]s$/.test(word)) return [word]
  const singulars = [word, word.slice(0, -1)]
  if (word.endsWith('ies')) singulars.push(`${word.slice(0, -3)}y`)
  else if (word.endsWith('es')) singulars.push(word.slice(0, -2))
  return singulars
}
