import template from '../../cards/message.json' with { type: 'json' }
import type { Command } from './card-actions.ts'
import { type Card, expandCard } from './card-template.ts'
import { escapeMarkdown } from './card-text.ts'

/** Plain words, and what a person can do next. */
export interface PlainMessage {
  readonly title: string
  readonly paragraphs: readonly string[]
  readonly commands?: readonly { readonly title: string; readonly verb: Command }[]
  readonly links?: readonly { readonly title: string; readonly url: string }[]
}

export function renderMessage({ title, paragraphs, commands = [], links = [] }: PlainMessage): Card {
  return expandCard(template, {
    fallbackText: [title, ...paragraphs].join('. ').replaceAll('..', '.'),
    title: escapeMarkdown(title),
    paragraphs: paragraphs.map((text) => ({ text })),
    hasActions: commands.length + links.length > 0,
    commands,
    links,
  })
}
