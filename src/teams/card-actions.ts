import { z } from 'zod/v4'
import type { QuestionId } from '../answers/curation/kept-question.ts'

export const commands = ['help', 'policy', 'status', 'history'] as const
/** What a person can ask for by typing the word or pressing a button that stands for it. */
export type Command = (typeof commands)[number]

/** What somebody pressed. Only the nonce, or which question it was, and what they typed are taken; who pressed is never read from here. */
export type CardAction =
  | { readonly kind: 'sign'; readonly nonce: string; readonly inputs: Readonly<Record<string, string>> }
  | { readonly kind: 'decline'; readonly nonce: string; readonly reason: string }
  | { readonly kind: 'feedback'; readonly helped: boolean; readonly questionId: QuestionId }
  | { readonly kind: 'command'; readonly command: Command }

// Ours are 22 characters; a nonce is only ever compared with those of the person who pressed.
const nonceSchema = z.string().min(1).max(200)
const inputId = /^f\d{1,2}$/
const dataSchema = z.record(z.string(), z.unknown())
const executeSchema = z.object({
  action: z.object({ type: z.literal('Action.Execute').optional(), verb: z.string(), data: dataSchema }),
})
const submitSchema = z.object({ verb: z.string() }).loose()

/** The value of an `adaptiveCard/action` invoke. @returns undefined for anything this bot never sent */
export function parseExecute(value: unknown): CardAction | undefined {
  const parsed = executeSchema.safeParse(value)
  if (!parsed.success) return undefined
  return parseAction(parsed.data.action.verb, parsed.data.action.data)
}

/** The value of a message that an Action.Submit sent. */
export function parseSubmit(value: unknown): CardAction | undefined {
  const parsed = submitSchema.safeParse(value)
  return parsed.success ? parseAction(parsed.data.verb, parsed.data) : undefined
}

function parseAction(verb: string, data: Readonly<Record<string, unknown>>): CardAction | undefined {
  if (verb === 'sign') return parseSign(data)
  if (verb === 'decline') return parseDecline(data)
  if (verb === 'helped' || verb === 'not-helped') return parseFeedback(verb, data)
  const command = commands.find((known) => known === verb)
  return command && { kind: 'command', command }
}

const questionIdSchema = z
  .string()
  .regex(/^[0-9a-f]{16}$/)
  .transform((text) => text as QuestionId) // branded here, where it was just checked

function parseFeedback(verb: 'helped' | 'not-helped', data: Readonly<Record<string, unknown>>): CardAction | undefined {
  const questionId = questionIdSchema.safeParse(data.questionId)
  return questionId.success ? { kind: 'feedback', helped: verb === 'helped', questionId: questionId.data } : undefined
}

function parseSign(data: Readonly<Record<string, unknown>>): CardAction | undefined {
  const nonce = nonceSchema.safeParse(data.nonce)
  const typed = Object.entries(data).filter(([key]) => inputId.test(key))
  const inputs = z.record(z.string(), z.string()).safeParse(Object.fromEntries(typed))
  return nonce.success && inputs.success ? { kind: 'sign', nonce: nonce.data, inputs: inputs.data } : undefined
}

function parseDecline(data: Readonly<Record<string, unknown>>): CardAction | undefined {
  const parsed = z.object({ nonce: nonceSchema, reason: z.string().default('') }).safeParse(data)
  return parsed.success ? { kind: 'decline', ...parsed.data } : undefined
}
