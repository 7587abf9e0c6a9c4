import { createServer } from 'node:http'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { portOf } from './bot-school.ts'

type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>

/** Publishes signing keys as the bot service does, and signs as it would. */
export interface KeyServer {
  readonly metadataUrl: URL
  /** How often the keys were read. */
  readonly reads: () => number
  publish(keyId: string, endorsements?: readonly string[]): Promise<KeyPair>
  stop(): Promise<void>
}

export async function startKeyServer(): Promise<KeyServer> {
  const keys: object[] = []
  let reads = 0
  const server = createServer((request, response) => {
    const isKeySet = request.url === '/keys'
    if (isKeySet) reads += 1
    const body = isKeySet ? { keys } : { issuer: 'https://api.botframework.com', jwks_uri: `${base()}/keys` }
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const base = () => `http://127.0.0.1:${portOf(server)}`
  return {
    metadataUrl: new URL('/metadata', base()),
    reads: () => reads,
    async publish(keyId, endorsements = ['msteams']) {
      const pair = await generateKeyPair('RS256', { extractable: true })
      keys.push({ ...(await exportJWK(pair.publicKey)), kid: keyId, use: 'sig', endorsements })
      return pair
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export interface TokenChoices {
  /** `undefined` leaves a claim out. */
  readonly claims?: Readonly<Record<string, unknown>>
  readonly header?: { readonly alg?: string; readonly kid?: string | undefined }
  /** Seconds from now. */
  readonly expiresIn?: number
  readonly notBeforeIn?: number
}

export async function signToken(
  key: Parameters<SignJWT['sign']>[0],
  { claims = {}, header = {}, expiresIn = 3_600, notBeforeIn = -60 }: TokenChoices,
): Promise<string> {
  const now = Math.floor(Date.now() / 1000)
  const { alg = 'RS256', kid = 'known' } = header
  return new SignJWT({ iat: now, exp: now + expiresIn, nbf: now + notBeforeIn, ...claims })
    .setProtectedHeader({ alg, typ: 'JWT', ...('kid' in header && header.kid === undefined ? {} : { kid }) })
    .sign(key)
}
