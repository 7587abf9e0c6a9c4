import { exportJWK, generateKeyPair, type JSONWebKeySet, SignJWT } from 'jose'
import { type Clock, epochMsOf } from '../clock.ts'
import type { PersonId, TenantId } from '../people/person.ts'

export interface TabTokenIssuer {
  /** What the verifier checks against; the private half never leaves this process. */
  readonly keySet: JSONWebKeySet
  issue(person: { readonly personId: PersonId; readonly displayName: string }): Promise<string>
}

interface TabTokenIssuerSettings {
  readonly issuer: string
  readonly audience: string
  readonly tenantId: TenantId
  readonly clock: Clock
}

const keyId = 'local-tab-key'

// Entra's access tokens live for between sixty and ninety minutes.
const lifetimeSeconds = 60 * 60

/**
 * Stands in for Entra ID on one machine: tokens of the same shape, signed by a key that lives as long as the process.
 * @see Microsoft Entra ID: Access token claims reference
 */
export async function startTabTokenIssuer(settings: TabTokenIssuerSettings): Promise<TabTokenIssuer> {
  const { publicKey, privateKey } = await generateKeyPair('RS256')
  const jwk = await exportJWK(publicKey)
  return {
    keySet: { keys: [{ ...jwk, kid: keyId, alg: 'RS256', use: 'sig' }] },
    issue({ personId, displayName }) {
      const now = Math.floor(epochMsOf(settings.clock.now()) / 1000)
      const claims = { ver: '2.0', tid: settings.tenantId, oid: personId, name: displayName, scp: 'access_as_user' }
      return new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: keyId })
        .setIssuer(settings.issuer)
        .setAudience(settings.audience)
        .setIssuedAt(now)
        .setNotBefore(now)
        .setExpirationTime(now + lifetimeSeconds)
        .sign(privateKey)
    },
  }
}
