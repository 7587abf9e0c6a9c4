import type { Clause } from '../policy.ts'

/** What a clause says and where: enough to find it again in another text. */
export type ClauseWords = Pick<Clause, 'id' | 'number' | 'heading' | 'leadIn' | 'text'>

const oneSpace = (text: string) => text.replace(/\s+/g, ' ').trim()

/** A clause as it is read: what leads into it, then its text, in one line. */
export function readingOf({ leadIn, text }: Pick<Clause, 'leadIn' | 'text'>): string {
  return oneSpace(leadIn === null ? text : `${leadIn} ${text}`)
}

/** Word and its PDF differ in quotation marks and dashes without anybody having changed a word. */
export function fold(text: string): string {
  return oneSpace(
    text
      .normalize('NFC')
      .replace(/[‘’‛ʼ`]/g, "'")
      .replace(/[“”„]/g, '"')
      .replace(/[‐‑‒–—−]/g, '-'),
  )
}

/** A number without the marks around it: `3.4.` is `3.4` and `(a)` is `a`. */
export function numberKey({ number }: Pick<Clause, 'number'>): string | null {
  const key = number
    ?.replace(/[^\p{L}\p{N}.]/gu, '')
    .replace(/^\.+|\.+$/g, '')
    .toLowerCase()
  return key === undefined || key === '' ? null : key
}

/** The headings above a clause without their numbers, which a new section further up shifts. */
export function headingKey({ heading }: Pick<Clause, 'heading'>): string {
  return heading
    .map((title) =>
      fold(title)
        .replace(/^[\d.()\s]+/, '')
        .toLowerCase(),
    )
    .join('\n')
}
