import type { Clock } from '../clock.ts'
import type { TenantId } from '../people/person.ts'
import { type ActivityEnvelope, isOfTenant, parseEnvelope } from './activity-envelope.ts'
import { type BotAccess, isLoopbackAddress, isServiceUrlAllowed } from './bot-access.ts'
import { createSigningKeys } from './signing-keys.ts'
import { type ChannelToken, verifyToken } from './verify-token.ts'

export interface BotRequest {
  readonly authorization: string | undefined
  readonly remoteAddress: string | undefined
  readonly body: unknown
}

export type GateVerdict =
  | { readonly kind: 'accepted'; readonly envelope: ActivityEnvelope }
  | { readonly kind: 'refused'; readonly status: 400 | 401 | 403 | 503; readonly reason: string }

/** Decides about every request before any SDK sees it. */
export type Gate = (request: BotRequest) => Promise<GateVerdict>

type Refusal = Extract<GateVerdict, { kind: 'refused' }>
type SenderVerdict = { readonly kind: 'accepted'; readonly token: ChannelToken | null } | Refusal

export function createGate(
  { access, clock }: { readonly access: BotAccess; readonly clock: Clock },
  tenantId: TenantId,
): Gate {
  const identifySender = access.kind === 'local' ? identifyNeighbour : createTokenCheck(access, clock)
  return async (request) => {
    const sender = await identifySender(request)
    if (sender.kind === 'refused') return sender
    const envelope = parseEnvelope(request.body)
    if (!envelope) return refuse(400, 'not-an-activity')
    const { serviceUrl, channelId } = envelope
    if (sender.token && sender.token.serviceUrl !== serviceUrl) return refuse(401, 'service-url-not-in-token')
    if (sender.token && !sender.token.endorsements.includes(channelId)) return refuse(401, 'key-not-endorsed')
    if (!isServiceUrlAllowed(access, serviceUrl)) return refuse(403, 'service-url-not-allowed')
    if (!isOfTenant(envelope, tenantId)) return refuse(403, 'other-tenant')
    return { kind: 'accepted', envelope }
  }
}

async function identifyNeighbour({ remoteAddress }: BotRequest): Promise<SenderVerdict> {
  return isLoopbackAddress(remoteAddress) ? { kind: 'accepted', token: null } : refuse(403, 'not-this-machine')
}

function createTokenCheck(access: Extract<BotAccess, { kind: 'entra' }>, clock: Clock) {
  const keys = createSigningKeys(access.metadataUrl, clock)
  const rules = { audience: access.bot.clientId, issuer: access.issuer }
  return async ({ authorization }: BotRequest): Promise<SenderVerdict> => {
    try {
      const verdict = await verifyToken({ keys, clock }, rules, authorization)
      return verdict.kind === 'valid' ? { kind: 'accepted', token: verdict.token } : refuse(401, verdict.reason)
    } catch {
      return refuse(503, 'signing-keys-unavailable')
    }
  }
}

function refuse(status: Refusal['status'], reason: string): Refusal {
  return { kind: 'refused', status, reason }
}
