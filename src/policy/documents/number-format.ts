/** A counter's value as Word prints it in one of its number formats; figures for the formats no policy uses. */
export function formatNumber(value: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
      return letters(value)
    case 'upperLetter':
      return letters(value).toUpperCase()
    case 'lowerRoman':
      return roman(value).toLowerCase()
    case 'upperRoman':
      return roman(value)
    case 'decimalZero':
      return String(value).padStart(2, '0')
    case 'ordinal':
      return `${value}${ordinalEnd(value)}`
    case 'none':
      return ''
    default:
      return String(value)
  }
}

/** z is followed by aa, bb, cc. */
function letters(value: number): string {
  if (value < 1) return ''
  const letter = String.fromCharCode(97 + ((value - 1) % 26))
  return letter.repeat(Math.min(10, Math.ceil(value / 26)))
}

const numerals: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value)
  let rest = value
  let text = ''
  for (const [worth, numeral] of numerals) {
    text += numeral.repeat(Math.floor(rest / worth))
    rest %= worth
  }
  return text
}

function ordinalEnd(value: number): string {
  if ([11, 12, 13].includes(value % 100)) return 'th'
  return ['th', 'st', 'nd', 'rd'][value % 10] ?? 'th'
}
