import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import type { Card } from '../../src/teams/card-template.ts'

const file = join(import.meta.dirname, '..', '..', '..', 'shared', 'schemas', 'adaptive-card-1.5.0.json')

/** Whether Microsoft's schema is here to check against. In CI it must be. */
export const hasCardSchema = existsSync(file) || Boolean(process.env.CI)

/** What Microsoft's own schema of Adaptive Cards 1.5 finds wrong, empty where nothing. */
export function createSchemaCheck(): (card: object) => readonly string[] {
  // Its draft is older than ajv and its id unresolvable; the rules themselves are plain.
  const { $schema: _draft, id: _id, ...schema } = JSON.parse(readFileSync(file, 'utf8'))
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema)
  return (card) => {
    const withoutTeamsOwn = JSON.parse(JSON.stringify(card, (key, value) => (key === 'msteams' ? undefined : value)))
    return validate(withoutTeamsOwn)
      ? []
      : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
  }
}

interface ParsedCard {
  parse(json: object, context: unknown): void
}
interface AdaptiveCards {
  readonly AdaptiveCard: new () => ParsedCard
  readonly SerializationContext: new () => {
    readonly eventCount: number
    getEventAt(index: number): { readonly message: string }
  }
}

// Its ESM entry does not load in Node.
const require = createRequire(import.meta.url)
const adaptiveCards: AdaptiveCards = require('adaptivecards/dist/adaptivecards.js')

/** What Microsoft's renderer complains about when it reads the card. */
export function renderersComplaints(card: Card): readonly string[] {
  const context = new adaptiveCards.SerializationContext()
  new adaptiveCards.AdaptiveCard().parse(card, context)
  return Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message)
}

/** The card, and every element, action and nested card in it. */
export function* partsOf(value: unknown): Iterable<Readonly<Record<string, unknown>>> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) yield value as Readonly<Record<string, unknown>>
  for (const part of Object.values(value)) yield* partsOf(part)
}

export function textOf(card: Card): string {
  return [...partsOf(card)].flatMap(({ text }) => (typeof text === 'string' ? [text] : [])).join('\n')
}
