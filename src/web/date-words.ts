const day = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})
const month = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long', year: 'numeric' })

/**
 * A policy's date as precisely as it was printed, `September 2026` for `2026-09`; an instant as its day in London.
 * Text that is no date stays as it is.
 */
export function dateWords(text: string): string {
  if (/^\d{4}-\d{2}$/.test(text) && isDate(text)) return month.format(new Date(text))
  if (/^\d{4}-\d{2}-\d{2}/.test(text) && isDate(text)) return day.format(new Date(text))
  return text
}

function isDate(text: string): boolean {
  return !Number.isNaN(Date.parse(text))
}
