const london = { timeZone: 'Europe/London' } as const
const weekday = new Intl.DateTimeFormat('en-GB', { ...london, weekday: 'long' })
const longDay = new Intl.DateTimeFormat('en-GB', { ...london, day: 'numeric', month: 'long', year: 'numeric' })
const shortDay = new Intl.DateTimeFormat('en-GB', { ...london, day: 'numeric', month: 'short', year: 'numeric' })
const timeOfDay = new Intl.DateTimeFormat('en-GB', { ...london, hour: '2-digit', minute: '2-digit', second: '2-digit' })
const isoDay = new Intl.DateTimeFormat('en-CA', { ...london, year: 'numeric', month: '2-digit', day: '2-digit' })

const dayMs = 24 * 60 * 60 * 1000

/** `Due Wednesday 30 September 2026, in 12 days` */
export function dueWords(dueOn: string, now: Date): string {
  const day = new Date(dueOn)
  return `Due ${weekday.format(day)} ${longDay.format(day)}, ${fromToday(dueOn, now)}`
}

function fromToday(dueOn: string, now: Date): string {
  // Both are midnights in UTC, so no clock change comes between.
  const days = Math.round((Date.parse(dueOn) - Date.parse(isoDay.format(now))) / dayMs)
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days === -1) return 'yesterday'
  return days > 0 ? `in ${days} days` : `${-days} days ago`
}

export function shortDate(instant: string): string {
  return shortDay.format(new Date(instant))
}

export function clockTime(instant: string): string {
  return timeOfDay.format(new Date(instant))
}
