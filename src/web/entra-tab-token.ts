import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose'
import { z } from 'zod/v4'
import { type Clock, epochMsOf } from '../clock.ts'
import { parsePersonId, parseTenantId, type TenantId } from '../people/person.ts'
import type { TabSession, TabTokenVerifier } from './session.ts'

export interface EntraTabTokenSettings {
  /** `https://login.microsoftonline.com/{tenant}/v2.0` */
  readonly issuer: string
  /** The client id of the tab's app registration. */
  readonly audience: string
  /** Tenants whose people may come in. */
  readonly tenantIds: readonly TenantId[]
  /** `https://login.microsoftonline.com/{tenant}/discovery/v2.0/keys`, or the keys themselves. */
  readonly keys:
    | { readonly kind: 'url'; readonly url: URL }
    | { readonly kind: 'fixed'; readonly keySet: JSONWebKeySet }
}

const requiredScope = 'access_as_user'

// Entra's clocks and ours may differ; Microsoft allows five minutes, one has been enough.
const clockToleranceSeconds = 60

// Without `abort` zod would still hand a text that is no GUID to its transform, which throws.
const claims = z.object({
  ver: z.literal('2.0'),
  tid: z.guid({ abort: true }).transform(parseTenantId),
  oid: z.guid({ abort: true }).transform(parsePersonId),
  scp: z.string().refine((scopes) => scopes.split(' ').includes(requiredScope)),
  exp: z.number(),
})

/**
 * Checks the token that Teams issues to a tab: a v2 access token for our own app.
 * @see Microsoft Entra ID: Access tokens in the Microsoft identity platform, "Validate tokens"
 */
export function entraTabTokens(settings: EntraTabTokenSettings, clock: Clock): TabTokenVerifier {
  const findKey =
    settings.keys.kind === 'url' ? createRemoteJWKSet(settings.keys.url) : createLocalJWKSet(settings.keys.keySet)
  return {
    async verify(token) {
      try {
        return await readToken(token, findKey, settings, new Date(epochMsOf(clock.now())))
      } catch (error) {
        if (isAboutTheToken(error)) return undefined
        throw error
      }
    },
  }
}

async function readToken(
  token: string,
  findKey: JWTVerifyGetKey,
  { issuer, audience, tenantIds }: EntraTabTokenSettings,
  currentDate: Date,
): Promise<TabSession | undefined> {
  const { payload } = await jwtVerify(token, findKey, {
    issuer,
    audience,
    algorithms: ['RS256'],
    requiredClaims: ['exp', 'iat'],
    clockTolerance: clockToleranceSeconds,
    currentDate,
  })
  const claimed = claims.safeParse(payload)
  if (!claimed.success || !tenantIds.includes(claimed.data.tid)) return undefined
  return { tenantId: claimed.data.tid, personId: claimed.data.oid, expiresAtMs: claimed.data.exp * 1000 }
}

/** Any other code of jose's, or error, went wrong while fetching the keys and must not look like a bad token. */
const codesAboutTheToken: readonly string[] = [
  errors.JOSEAlgNotAllowed.code,
  errors.JOSENotSupported.code,
  errors.JWKSMultipleMatchingKeys.code,
  errors.JWKSNoMatchingKey.code,
  errors.JWSInvalid.code,
  errors.JWSSignatureVerificationFailed.code,
  errors.JWTClaimValidationFailed.code,
  errors.JWTExpired.code,
  errors.JWTInvalid.code,
]

function isAboutTheToken(error: unknown): boolean {
  return error instanceof errors.JOSEError && codesAboutTheToken.includes(error.code)
}
