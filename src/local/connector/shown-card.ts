import { z } from 'zod/v4'
import type { BotActivity } from './conversations.ts'

const cardType = 'application/vnd.microsoft.card.adaptive'
const activitySchema = z.looseObject({
  attachments: z.array(z.looseObject({ contentType: z.string(), content: z.unknown() })).default([]),
})
const inputSchema = z.looseObject({
  type: z.templateLiteral(['Input.', z.string()]),
  id: z.string(),
  value: z.unknown().optional(),
})
const executeSchema = z.looseObject({
  type: z.literal('Action.Execute'),
  id: z.string().optional(),
  title: z.string().optional(),
  verb: z.string(),
  data: z.record(z.string(), z.unknown()).default({}),
  fallback: z.looseObject({ data: z.record(z.string(), z.unknown()).default({}) }).optional(),
})

export type ExecuteAction = z.infer<typeof executeSchema>

/** A button somebody can press, on the newest card that has it. */
export interface ShownButton {
  readonly activityId: string
  readonly action: ExecuteAction
  /** What the inputs of that card hold before anybody types. */
  readonly inputs: Readonly<Record<string, string>>
}

/** The newest of these activities that shows a button with this verb. */
export function findButton(activities: readonly BotActivity[], verb: string): ShownButton | undefined {
  for (const activity of activities.toReversed()) {
    for (const card of cardsOf(activity)) {
      const parts = [...partsOf(card)]
      const action = parts.map((part) => executeSchema.safeParse(part).data).find((each) => each?.verb === verb)
      if (action) return { activityId: activity.id, action, inputs: inputsOf(parts) }
    }
  }
  return undefined
}

export function cardsOf(activity: object): readonly unknown[] {
  const { attachments } = activitySchema.parse(activity)
  return attachments.filter(({ contentType }) => contentType === cardType).map(({ content }) => content)
}

function inputsOf(parts: readonly unknown[]): Readonly<Record<string, string>> {
  const inputs = parts.flatMap((part) => inputSchema.safeParse(part).data ?? [])
  return Object.fromEntries(inputs.map(({ id, value }) => [id, value === undefined ? '' : String(value)]))
}

/** The card itself and every element, action and nested card in it. */
function* partsOf(value: unknown): Iterable<unknown> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) yield value
  for (const part of Object.values(value)) yield* partsOf(part)
}
