import type { Language } from './words/page-words.ts'

const day = { timeZone: 'Europe/London', day: 'numeric', month: 'long', year: 'numeric' } as const
const month = { timeZone: 'UTC', month: 'long', year: 'numeric' } as const

const formats = {
  en: { day: new Intl.DateTimeFormat('en-GB', day), month: new Intl.DateTimeFormat('en-GB', month) },
  cy: { day: new Intl.DateTimeFormat('cy', day), month: new Intl.DateTimeFormat('cy', month) },
}

/**
 * A policy's date as precisely as it was printed, `September 2026` for `2026-09`; an instant as its day in London.
 * Text that is no date stays as it is.
 */
export function dateWords(text: string, language: Language): string {
  if (/^\d{4}-\d{2}$/.test(text) && isDate(text)) return formats[language].month.format(new Date(text))
  if (/^\d{4}-\d{2}-\d{2}/.test(text) && isDate(text)) return formats[language].day.format(new Date(text))
  return text
}

function isDate(text: string): boolean {
  return !Number.isNaN(Date.parse(text))
}
