import { z } from 'zod/v4'
import type { VerifiedIdentity } from '../attestations/decision.ts'
import type { ConversationStore } from '../people/ports.ts'
import type { ActivityEnvelope } from './activity-envelope.ts'

/**
 * Where Teams can reach a person, as stored. Rows written by earlier versions lack `welcomed`,
 * which then counts as not welcomed.
 */
const referenceSchema = z.object({
  serviceUrl: z.string(),
  conversationId: z.string(),
  /** Whether the welcome was said, or left out because a policy card came first. */
  welcomed: z.boolean().default(false),
})

export type ConversationReference = Readonly<z.infer<typeof referenceSchema>>

interface References {
  readonly conversations: ConversationStore
}

/** @returns undefined for nobody we know, and for a row that cannot be read: Teams then tells us again */
export async function findReference(
  { conversations }: References,
  { tenantId, personId }: VerifiedIdentity,
): Promise<ConversationReference | undefined> {
  const stored = await conversations.find(tenantId, personId)
  if (stored === undefined) return undefined
  try {
    return referenceSchema.safeParse(JSON.parse(stored)).data
  } catch {
    return undefined
  }
}

export async function saveReference(
  { conversations }: References,
  { tenantId, personId }: VerifiedIdentity,
  reference: ConversationReference,
): Promise<void> {
  await conversations.save(tenantId, personId, JSON.stringify(reference))
}

/** Every activity may bring a newer address; most bring the same, and nothing is written. */
export async function refreshReference(
  references: References,
  identity: VerifiedIdentity,
  { serviceUrl, conversation }: ActivityEnvelope,
): Promise<ConversationReference> {
  const known = await findReference(references, identity)
  if (known && known.serviceUrl === serviceUrl && known.conversationId === conversation.id) return known
  const reference = { serviceUrl, conversationId: conversation.id, welcomed: known?.welcomed ?? false }
  await saveReference(references, identity, reference)
  return reference
}
