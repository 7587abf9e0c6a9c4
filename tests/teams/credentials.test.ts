import { AppCredentials } from 'botframework-connector'
import { expect, test } from 'vitest'
import { shareToken } from '../../src/teams/credentials.ts'

class CountingCredentials extends AppCredentials {
  asked = 0
  fails = false

  protected override async refreshToken() {
    this.asked += 1
    await new Promise((resolve) => setTimeout(resolve, 5))
    if (this.fails) throw new Error('Entra is not there.')
    return { accessToken: `token-${this.asked}`, expiresOn: new Date(Date.now() + 3_600_000) }
  }
}

test('cards sent at once on a cold start ask for one token', async () => {
  const credentials = shareToken(new CountingCredentials('cold-start'))

  const tokens = await Promise.all(Array.from({ length: 20 }, () => credentials.getToken()))

  expect(new Set(tokens)).toEqual(new Set(['token-1']))
  expect(credentials.asked).toBe(1)
})

test('a token that could not be had is asked for again', async () => {
  const credentials = shareToken(new CountingCredentials('fails-first'))
  credentials.fails = true
  await expect(credentials.getToken()).rejects.toThrow('Entra is not there.')
  credentials.fails = false

  expect(await credentials.getToken()).toBe('token-2')
})
