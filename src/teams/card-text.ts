import type { Instant, SchoolDate } from '../clock.ts'

const graphemes = new Intl.Segmenter('en-GB', { granularity: 'grapheme' })

// Explicit bidi controls in a name could turn round the words after it; isolates around the whole name keep
// right-to-left names readable and everything else where it was.
const bidiControls = /[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/g
const controls = /[\p{Cc}\u2028\u2029]+/gu

/** Somebody's name or another short text from outside: one line, of bounded length, isolated from its surroundings. */
export function shownName(name: string, maxGraphemes = 80): string {
  const oneLine = name.replace(bidiControls, '').replace(controls, ' ').trim()
  return `\u2068${shorten(oneLine, maxGraphemes)}\u2069`
}

/** Cuts between whole characters as people see them, and says so with an ellipsis. */
export function shorten(text: string, maxGraphemes: number): string {
  const kept = capLength(text, maxGraphemes)
  return kept === text ? text : `${kept.trimEnd()}…`
}

/** Cuts between whole characters. A "character" of endless accents is bounded as well. */
export function capLength(text: string, maxGraphemes: number): string {
  const maxUnits = maxGraphemes * 4
  if (text.length <= maxGraphemes) return text
  let end = 0
  let count = 0
  // Far more than can be kept, and not a megabyte somebody pasted.
  for (const { segment, index } of graphemes.segment(text.slice(0, maxUnits * 2))) {
    if (count === maxGraphemes || index + segment.length > maxUnits) break
    end = index + segment.length
    count += 1
  }
  return text.slice(0, end)
}

/**
 * For words inside a line of a text block, where Teams renders markdown: links, emphasis, code.
 * Text runs render none and need no escaping, so verbatim policy text goes there.
 */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<~]/g, '\\$&')
}

/** One text run has no line breaks on every client, so each paragraph is its own. */
export function paragraphsOf(text: string): readonly { readonly text: string }[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => ({ text: line }))
}

const utcDay = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})
const londonDay = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})
const londonDate = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', dateStyle: 'long' })
const londonTime = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit' })

/** `Wednesday 30 September 2026` */
export function longDate(date: SchoolDate): string {
  return utcDay.format(new Date(`${date}T00:00:00.000Z`)).replace(',', '')
}

/** `4 September 2026`, in the school's own time. */
export function longDay(instant: Instant): string {
  return londonDate.format(new Date(instant))
}

/** `Friday 4 September 2026 at 08:52`, in the school's own time. */
export function longDateTime(instant: Instant): string {
  const at = new Date(instant)
  return `${londonDay.format(at).replace(',', '')} at ${londonTime.format(at)}`
}

/** `a, b and c` */
export function joinWords(items: readonly string[], last = 'and'): string {
  if (items.length < 2) return items[0] ?? ''
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`
}

export function plural(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`
}
