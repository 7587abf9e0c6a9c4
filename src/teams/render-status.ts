import template from '../../cards/status.json' with { type: 'json' }
import type { CompletionReport, Tally } from '../reports/completion.ts'
import { type Card, expandCard } from './card-template.ts'
import { escapeMarkdown, longDate, longDateTime, plural, shownName } from './card-text.ts'
import { audienceTitle } from './policy-words.ts'

const figureLabels: readonly (readonly [keyof Tally, string])[] = [
  ['expected', 'expected to sign'],
  ['signed', 'signed'],
  ['declined', "said they can't sign yet"],
  ['pending', 'not signed yet'],
  ['excused', 'excused'],
  ['unreachable', "can't be reached in Teams"],
]

/**
 * Where one person stands; for a leader also each running campaign's figures.
 * `own` is plain sentences, at least one.
 */
export function renderStatus(own: readonly string[], reports: readonly CompletionReport[]): Card {
  return expandCard(template, {
    fallbackText: [...own, ...reports.map(headline)].join(' '),
    own: own.map((text) => ({ text })),
    school: reports.map((report) => ({
      title: `${escapeMarkdown(shownName(report.campaign.policyTitle))}: who has signed`,
      headline: headline(report),
      figures: figureLabels.map(([key, label]) => ({ count: report.total[key].toLocaleString('en-GB'), label })),
      bars: report.byAudience.map(({ audience, tally }) => ({
        label: `${audienceTitle(audience)}: ${tally.signed} of ${tally.expected} signed (${percent(tally)}%)`,
        parts: barOf(tally),
      })),
      asOf: `Counted on ${longDateTime(report.asOf)}.`,
    })),
  })
}

function headline({ campaign, total }: CompletionReport): string {
  const people = plural(total.expected, 'person has', 'people have')
  return `${total.signed.toLocaleString('en-GB')} of ${people} signed (${percent(total)}%). The last day is ${longDate(campaign.dueOn)}.`
}

/** Rounded down, so that 100% means everybody. */
function percent({ signed, expected }: Tally): number {
  return expected === 0 ? 0 : Math.floor((signed / expected) * 100)
}

// A column of weight 0 is drawn with a width of its own by some clients, so an empty part is left out.
function barOf(tally: Tally): readonly { readonly weight: number; readonly style: string }[] {
  const signed = tally.signed > 0 ? Math.max(1, percent(tally)) : 0
  return [
    { weight: signed, style: 'accent' },
    { weight: 100 - signed, style: 'emphasis' },
  ].filter(({ weight }) => weight > 0)
}
