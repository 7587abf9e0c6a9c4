import type { Value } from './table.ts'

// Below the 32,768 characters that one value holds.
const chunkCharacters = 30_000

/** Cuts a text into values `t0`, `t1` …, never through a character that takes two code units. */
export function splitText(text: string): Readonly<Record<string, string>> {
  const chunks: Record<string, string> = {}
  let start = 0
  for (let n = 0; start < text.length; n += 1) {
    const end = boundaryAt(text, start + chunkCharacters)
    chunks[`t${n}`] = text.slice(start, end)
    start = end
  }
  return chunks
}

export function joinText(values: Readonly<Record<string, Value>>): string {
  let text = ''
  for (let n = 0; ; n += 1) {
    const chunk = values[`t${n}`]
    if (typeof chunk !== 'string') return text
    text += chunk
  }
}

function boundaryAt(text: string, end: number): number {
  const isHighSurrogate = (text.charCodeAt(end - 1) & 0xfc00) === 0xd800
  return isHighSurrogate && end < text.length ? end - 1 : end
}
