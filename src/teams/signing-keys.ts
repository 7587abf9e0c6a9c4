import { type CryptoKey, importJWK } from 'jose'
import { z } from 'zod/v4'
import { type Clock, epochMsOf } from '../clock.ts'

const DAY_MS = 24 * 3_600_000
// Microsoft's figures: keys may be kept a day, and an unknown key may be looked up again once an hour.
const HOUR_MS = 3_600_000
const FETCH_TIMEOUT_MS = 5_000

const metadataSchema = z.object({ jwks_uri: z.url() })
const keySchema = z.object({
  kty: z.literal('RSA'),
  kid: z.string(),
  n: z.string(),
  e: z.string(),
  endorsements: z.array(z.string()).default([]),
})
// The set may hold keys of kinds we never use; they must not spoil the others.
const keySetSchema = z.object({ keys: z.array(z.unknown()) })

export interface SigningKey {
  readonly key: CryptoKey
  /** Channels this key may sign for, `msteams` among them. */
  readonly endorsements: readonly string[]
}

export interface SigningKeys {
  /** @throws Error when the keys could not be read, and those known are two days old or none. */
  find(keyId: string): Promise<SigningKey | undefined>
}

type KeySet = ReadonlyMap<string, SigningKey>

/** The bot service's published keys, read when first needed and kept for a day. */
export function createSigningKeys(metadataUrl: URL, clock: Clock): SigningKeys {
  let kept: { readonly keys: KeySet; readonly readAt: number } | undefined
  let reading: Promise<KeySet> | undefined

  const readOnce = () => {
    reading ??= readKeys(metadataUrl)
      .then((keys) => {
        kept = { keys, readAt: epochMsOf(clock.now()) }
        return keys
      })
      .finally(() => {
        reading = undefined
      })
    return reading
  }

  return {
    async find(keyId) {
      const age = kept ? epochMsOf(clock.now()) - kept.readAt : Number.POSITIVE_INFINITY
      const known = kept?.keys.get(keyId)
      if (known && age < DAY_MS) return known
      if (kept && age < HOUR_MS) return undefined
      const keys = await readOnce().catch((cause: unknown) => {
        // Microsoft's own address may be down for an hour; a key that was good yesterday is not forged today.
        if (kept && age < 2 * DAY_MS) return kept.keys
        throw cause
      })
      return keys.get(keyId)
    },
  }
}

async function readKeys(metadataUrl: URL): Promise<KeySet> {
  const { jwks_uri } = metadataSchema.parse(await getJson(metadataUrl))
  const { keys } = keySetSchema.parse(await getJson(new URL(jwks_uri)))
  const usable = keys.flatMap((key) => {
    const parsed = keySchema.safeParse(key)
    return parsed.success ? [parsed.data] : []
  })
  const imported = usable.map(async ({ endorsements, ...jwk }) => {
    const key = await importJWK(jwk, 'RS256')
    if (key instanceof Uint8Array) throw new TypeError('An RSA key came back as raw bytes.')
    return [jwk.kid, { key, endorsements }] as const
  })
  return new Map(await Promise.all(imported))
}

async function getJson(url: URL): Promise<unknown> {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) })
  if (!response.ok) throw new Error(`${url.host} answered ${response.status} for the bot service's keys.`)
  return response.json()
}
