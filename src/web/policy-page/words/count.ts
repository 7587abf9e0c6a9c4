import type { Language } from './page-words.ts'

/** The plural forms that a language has; Welsh has all six. */
export interface Forms {
  readonly en: { readonly one: string; readonly other: string }
  readonly cy: Readonly<Record<'zero' | 'one' | 'two' | 'few' | 'many' | 'other', string>>
}

const rules = { en: new Intl.PluralRules('en-GB'), cy: new Intl.PluralRules('cy') }
const digits = { en: new Intl.NumberFormat('en-GB'), cy: new Intl.NumberFormat('cy') }

/** Puts the number, in the language's digits, for `{n}` of the form that goes with it. */
export function count<L extends Language>(language: L, number: number, forms: Forms[L]): string {
  const known: Readonly<Record<string, string>> & { readonly other: string } = forms
  const form = known[rules[language].select(number)] ?? known.other
  return form.replaceAll('{n}', digits[language].format(number))
}

/** The reader's own words in quotation marks, kept from turning round the sentence they stand in. */
export function quoteQuery(query: string): string {
  return `“\u2068${query}\u2069”`
}
