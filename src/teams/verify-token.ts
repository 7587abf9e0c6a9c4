import { errors, jwtVerify } from 'jose'
import { z } from 'zod/v4'
import type { Clock } from '../clock.ts'
import type { SigningKeys } from './signing-keys.ts'

// Microsoft's own tolerance for clocks that disagree.
const CLOCK_TOLERANCE_SECONDS = 300

export interface TokenRules {
  /** The bot's application id, and nothing else. */
  readonly audience: string
  readonly issuer: string
}

/** What a valid token says of the request it came with. */
export interface ChannelToken {
  readonly serviceUrl: string
  readonly endorsements: readonly string[]
}

export type TokenVerdict =
  | { readonly kind: 'valid'; readonly token: ChannelToken }
  | { readonly kind: 'refused'; readonly reason: string }

// `aud` as an array would name somebody else as well.
const claimsSchema = z.object({ aud: z.string(), exp: z.number(), serviceurl: z.string().min(1) })

/**
 * Whether the bot service itself sent this, by its token. Nothing of the activity is believed before.
 *
 * @throws Error when the bot service's keys cannot be read: then nobody can say.
 * @see https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
 */
export async function verifyToken(
  { keys, clock }: { readonly keys: SigningKeys; readonly clock: Clock },
  { audience, issuer }: TokenRules,
  authorization: string | undefined,
): Promise<TokenVerdict> {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? '')?.[1]
  if (token === undefined) return { kind: 'refused', reason: 'no-token' }
  let endorsements: readonly string[] = []
  try {
    const { payload } = await jwtVerify(
      token,
      async ({ kid }) => {
        const found = kid === undefined ? undefined : await keys.find(kid)
        if (!found) throw new errors.JWKSNoMatchingKey()
        endorsements = found.endorsements
        return found.key
      },
      {
        algorithms: ['RS256'],
        issuer,
        audience,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        currentDate: new Date(clock.now()),
      },
    )
    const claims = claimsSchema.safeParse(payload)
    if (!claims.success) return { kind: 'refused', reason: 'claims-missing' }
    return { kind: 'valid', token: { serviceUrl: claims.data.serviceurl, endorsements } }
  } catch (error) {
    if (error instanceof errors.JOSEError) return { kind: 'refused', reason: error.code }
    throw error
  }
}
