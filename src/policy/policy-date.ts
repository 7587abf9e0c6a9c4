const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthWord = '(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:[a-z]{0,6})\\.?'
const dates = new RegExp(
  [
    '\\b(\\d{4})-(\\d\\d)(?:-(\\d\\d))?\\b',
    '\\b(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4}|\\d\\d)\\b',
    `\\b(?:(\\d{1,2})(?:st|nd|rd|th)? (?:of )?)?(${monthWord}),? (\\d{4})\\b`,
    '\\b((?:19|20)\\d\\d)\\b',
  ].join('|'),
  'gi',
)

/** The dates a text names, in order, each as precise as it is written: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export function datesIn(text: string): readonly string[] {
  return [...text.matchAll(dates)].flatMap((match) => {
    const [, isoYear, isoMonth, isoDay, day, month, year, wordDay, word, wordYear, alone] = match
    if (alone !== undefined) return [alone]
    if (isoYear !== undefined) return join(isoYear, Number(isoMonth), isoDay)
    // A school office writes the day first.
    if (year !== undefined) return join(year.length === 2 ? `20${year}` : year, Number(month), day)
    return join(wordYear, months.indexOf((word ?? '').slice(0, 3).toLowerCase()) + 1, wordDay)
  })
}

function join(year: string | undefined, month: number, day: string | undefined): readonly string[] {
  if (year === undefined || month < 1 || month > 12) return []
  const text = `${year}-${String(month).padStart(2, '0')}`
  return [day === undefined ? text : `${text}-${day.padStart(2, '0')}`]
}
