import { createHash, generateKeyPairSync } from 'node:crypto'
import type { INetworkModule } from '@azure/msal-node'
import { jwtVerify } from 'jose'
import { afterEach, expect, test, vi } from 'vitest'
import type { AppCredential } from '../../src/config.ts'
import { createAccessTokens } from '../../src/graph/credential.ts'
import { createDirectory } from '../../src/graph/directory.ts'
import { createTeamsAppInstaller } from '../../src/graph/teams-app-installer.ts'
import { cast, oakfield } from '../../src/local/oakfield/school.ts'
import { Secret } from '../../src/settings-reader.ts'
import { refusedToken, signInService } from './sign-in-service.ts'
import { withDirectory } from './with-directory.ts'

const secret: AppCredential = { kind: 'secret', secret: new Secret('open sesame') }
const tokenPath = `/${oakfield.tenantId}/oauth2/v2.0/token`

function registration(credential: AppCredential) {
  return { clientId: oakfield.tabAppId, tenantId: oakfield.tenantId, credential }
}

afterEach(() => {
  vi.unstubAllEnvs()
})

test('a client secret buys a token for Graph, which is kept', async () => {
  const { tokenRequests, networkClient } = await signInService()
  const tokens = createAccessTokens(registration(secret), { networkClient })

  expect(await tokens.getAccessToken()).toBe('token-1')
  expect(await tokens.getAccessToken()).toBe('token-1')

  expect(tokenRequests.map(({ path }) => path)).toEqual([tokenPath])
  expect(Object.fromEntries(tokenRequests[0]!.form)).toMatchObject({
    client_id: oakfield.tabAppId,
    client_secret: 'open sesame',
    grant_type: 'client_credentials',
    scope: 'https://graph.microsoft.com/.default',
  })
})

test('calls at the same moment share one request', async () => {
  const { tokenRequests, networkClient } = await signInService()
  const tokens = createAccessTokens(registration(secret), { networkClient })

  const all = await Promise.all(Array.from({ length: 20 }, () => tokens.getAccessToken()))

  expect(new Set(all)).toEqual(new Set(['token-1']))
  expect(tokenRequests).toHaveLength(1)
})

test('a certificate signs the request, and the key stays here', async () => {
  const { tokenRequests, networkClient } = await signInService()
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const thumbprint = createHash('sha256').update('a certificate').digest('hex')
  const credential: AppCredential = { kind: 'certificate', thumbprint, privateKey: new Secret(pem) }

  await createAccessTokens(registration(credential), { networkClient }).getAccessToken()

  const assertion = tokenRequests[0]!.form.get('client_assertion') ?? ''
  const { payload, protectedHeader } = await jwtVerify(assertion, publicKey, { clockTolerance: 5 })
  expect(payload.iss).toBe(oakfield.tabAppId)
  expect(protectedHeader['x5t#S256']).toBe(Buffer.from(thumbprint, 'hex').toString('base64url'))
  expect(tokenRequests[0]!.form.has('client_secret')).toBe(false)
})

test('a managed identity vouches for the app registration, without any secret', async () => {
  const { url, tokenRequests, identityRequests, networkClient } = await signInService()
  vi.stubEnv('IDENTITY_ENDPOINT', `${url}/msi/token`)
  vi.stubEnv('IDENTITY_HEADER', 'local')
  const managedIdentityClientId = '0a4f1e1d-0000-4000-8000-00000000001d'
  const tokens = createAccessTokens(registration({ kind: 'federated', managedIdentityClientId }), { networkClient })

  expect(await tokens.getAccessToken()).toBe('token-1')

  expect(identityRequests).toEqual([`${managedIdentityClientId} api://AzureADTokenExchange`])
  expect(Object.fromEntries(tokenRequests[0]!.form)).toMatchObject({
    client_id: oakfield.tabAppId,
    client_assertion: 'identity-token',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  })
})

test('the token goes to Graph with each request', async () => {
  const { networkClient } = await signInService()
  const { emulator, config } = await withDirectory()
  const tokens = createAccessTokens(registration(secret), { networkClient })

  await createDirectory({ ...config, tokens }).findUser(cast.priya.id)

  expect(emulator.requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer token-1'])
})

test('an expired secret is said in plain words and not tried again', async () => {
  const description =
    'AADSTS7000222: The provided client secret keys for app are expired. Trace ID: 1 Correlation ID: 2 Timestamp: 3'
  const { tokenRequests, networkClient } = await signInService(() => refusedToken('invalid_client', description))
  const { emulator, config, waits } = await withDirectory()
  const tokens = createAccessTokens(registration(secret), { networkClient })

  const finding = createDirectory({ ...config, tokens }).findUser(cast.priya.id)

  await expect(finding).rejects.toMatchObject({
    kind: 'not-permitted',
    message: expect.stringMatching(/\(AADSTS7000222: The provided client secret keys for app are expired\.\)$/),
  })
  expect([tokenRequests.length, emulator.requests.length, waits.length]).toEqual([1, 0, 0])
  const installer = createTeamsAppInstaller({ ...config, tokens, manifestId: oakfield.tabAppId })
  expect(await installer.ensureInstalled(cast.priya.id)).toMatchObject({
    kind: 'retry',
    detail: expect.stringContaining('did not sign Assent in'),
  })
})

test('a key that is no key is an error of ours, not of the network', async () => {
  const { networkClient } = await signInService()
  const { config } = await withDirectory()
  const credential: AppCredential = {
    kind: 'certificate',
    thumbprint: 'ab'.repeat(32),
    privateKey: new Secret('nonsense'),
  }
  const tokens = createAccessTokens(registration(credential), { networkClient })
  const finding = createDirectory({ ...config, tokens }).findUser(cast.priya.id)
  await expect(finding).rejects.toMatchObject({
    kind: 'not-permitted',
    message: expect.not.stringContaining('nonsense'),
  })
})

test('a sign-in service that is not there for a moment is asked again', async () => {
  const { networkClient } = await signInService()
  const failures = [new TypeError('fetch failed')]
  const flakyClient: INetworkModule = {
    ...networkClient,
    sendPostRequestAsync: async (url, options) => {
      const failure = failures.shift()
      if (failure) throw failure
      return networkClient.sendPostRequestAsync(url, options)
    },
  }
  const { config, waits } = await withDirectory()
  const tokens = createAccessTokens(registration(secret), { networkClient: flakyClient })

  const priya = await createDirectory({ ...config, tokens }).findUser(cast.priya.id)

  expect(priya).toMatchObject({ displayName: 'Priya Shah' })
  expect(waits).toEqual([1000])
})

test('a sign-in service that is busy is not a refusal', async () => {
  const { networkClient } = await signInService(() => ({ status: 503, body: { error: 'temporarily_unavailable' } }))
  const { config, waits } = await withDirectory()
  const tokens = createAccessTokens(registration(secret), { networkClient })

  const finding = createDirectory({ ...config, tokens }).findUser(cast.priya.id)

  await expect(finding).rejects.toMatchObject({ kind: 'unavailable' })
  expect(waits).toHaveLength(3)
})
