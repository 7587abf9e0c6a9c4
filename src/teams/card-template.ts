import { Template } from 'adaptivecards-templating'

/** An Adaptive Card as it is sent. */
export type Card = { readonly type: 'AdaptiveCard'; readonly version: string } & Readonly<Record<string, unknown>>

/** Teams takes more from a bot; Microsoft's own webhooks and Graph stop here, and so do slow phones. */
export const maxCardBytes = 28 * 1024

// Typed text may hold "${…}" itself. It is hidden while the template is expanded, so that what is left over
// afterwards can only be a name the template uses and the data lacks.
const hiddenMarker = '\uE000\uE001\uE000'

/**
 * Fills a card template with data.
 *
 * @throws TypeError when the template names something that the data does not have.
 */
export function expandCard(template: object, data: object): Card {
  const expanded = JSON.stringify(new Template(template).expand({ $root: mapStrings(data, hide) }))
  const leftover = /\$\{[^}]*\}?/.exec(expanded)
  if (leftover) throw new TypeError(`The card template uses ${leftover[0]}, which its data does not have.`)
  return parseCard(expanded)
}

export function cardBytes(card: Card): number {
  return Buffer.byteLength(JSON.stringify(card), 'utf8')
}

function parseCard(json: string): Card {
  const card: unknown = mapStrings(JSON.parse(json), reveal)
  if (!isCard(card)) throw new TypeError('The card template is not an Adaptive Card.')
  return card
}

function isCard(value: unknown): value is Card {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    value.type === 'AdaptiveCard' &&
    'version' in value
  )
}

function hide(text: string): string {
  return text.replaceAll(hiddenMarker, '').replaceAll('${', `${hiddenMarker}{`)
}

function reveal(text: string): string {
  return text.replaceAll(hiddenMarker, '$')
}

function mapStrings(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapStrings(item, change)]))
}
