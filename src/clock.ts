/** UTC instant, ISO 8601 with milliseconds: `2026-09-01T08:30:00.000Z`. */
export type Instant = string & { readonly __brand: 'Instant' }

/** A day in the school's own calendar (Europe/London): `2026-09-30`. */
export type SchoolDate = string & { readonly __brand: 'SchoolDate' }

export interface Clock {
  now(): Instant
}

/** Unguessable text: base64url of at least 128 random bits. */
export interface Ids {
  nonce(): string
}

export function toInstant(epochMs: number): Instant {
  return new Date(epochMs).toISOString() as Instant
}

export function epochMsOf(instant: Instant): number {
  return Date.parse(instant)
}

const datePattern = /^\d{4}-\d{2}-\d{2}$/

/** @throws TypeError unless the text is a real calendar day, `YYYY-MM-DD`. */
export function parseSchoolDate(text: string): SchoolDate {
  const day = new Date(`${text}T00:00:00.000Z`)
  if (!datePattern.test(text) || Number.isNaN(day.getTime()) || !day.toISOString().startsWith(text)) {
    throw new TypeError(`"${text}" is not a date. Write it as YYYY-MM-DD, for example 2026-09-30.`)
  }
  return text as SchoolDate
}

const londonDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

export function schoolDateOf(instant: Instant): SchoolDate {
  return londonDay.format(new Date(instant)) as SchoolDate
}

const londonHour = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  weekday: 'short',
  hour: 'numeric',
  hourCycle: 'h23',
})

/** Monday to Friday, 8 to 17 o'clock in London: when a message that can wait disturbs nobody. */
export function isSchoolHour(instant: Instant): boolean {
  const parts = new Map(londonHour.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]))
  const hour = Number(parts.get('hour'))
  return !['Sat', 'Sun'].includes(parts.get('weekday') ?? '') && hour >= 8 && hour < 17
}
