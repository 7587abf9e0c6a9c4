import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node'
import { afterEach } from 'vitest'

const login = 'https://login.microsoftonline.com'

export interface TokenRequest {
  readonly path: string
  readonly form: URLSearchParams
}

interface Answer {
  readonly status: number
  readonly body: object
}

const running: { stop(): void }[] = []

afterEach(() => {
  for (const service of running.splice(0)) service.stop()
})

/** Entra ID's token endpoint on loopback, and the network layer that makes MSAL's own code call it. */
export async function signInService(answerToken: (n: number) => Answer = goodToken) {
  const tokenRequests: TokenRequest[] = []
  const identityRequests: string[] = []

  const server = createServer((request, response) => {
    void read(request).then((text) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', login)
      const { status, body } = answerTo(pathname, searchParams, text)
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
    })
  })

  function answerTo(path: string, query: URLSearchParams, text: string): Answer {
    if (path.endsWith('/openid-configuration')) return { status: 200, body: openIdConfiguration(path) }
    if (path === '/msi/token') {
      identityRequests.push(`${query.get('client_id')} ${query.get('resource')}`)
      return { status: 200, body: { access_token: 'identity-token', expires_on: '4102444800', token_type: 'Bearer' } }
    }
    tokenRequests.push({ path, form: new URLSearchParams(text) })
    return answerToken(tokenRequests.length)
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A server on a TCP port has an AddressInfo; only pipes have a string.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  running.push({ stop: () => server.close().closeAllConnections() })
  return { url, tokenRequests, identityRequests, networkClient: networkTo(url) }
}

function goodToken(n: number): Answer {
  return { status: 200, body: { token_type: 'Bearer', expires_in: 3599, access_token: `token-${n}` } }
}

export function refusedToken(error: string, description: string): Answer {
  return { status: 401, body: { error, error_description: description, error_codes: [], correlation_id: 'x' } }
}

function openIdConfiguration(path: string): object {
  const tenant = path.split('/')[1]
  return {
    token_endpoint: `${login}/${tenant}/oauth2/v2.0/token`,
    authorization_endpoint: `${login}/${tenant}/oauth2/v2.0/authorize`,
    issuer: `${login}/${tenant}/v2.0`,
    jwks_uri: `${login}/${tenant}/discovery/v2.0/keys`,
  }
}

function networkTo(url: string): INetworkModule {
  async function send<T>(
    method: string,
    target: string,
    options: NetworkRequestOptions = {},
  ): Promise<NetworkResponse<T>> {
    const { headers = {}, body } = options
    const answer = await fetch(target.replace(login, url), { method, headers, ...(body && { body }) })
    // MSAL says what it expects of an answer and checks it itself.
    return { status: answer.status, headers: Object.fromEntries(answer.headers), body: (await answer.json()) as T }
  }
  return {
    sendGetRequestAsync: (target, options) => send('GET', target, options),
    sendPostRequestAsync: (target, options) => send('POST', target, options),
  }
}

async function read(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += chunk
  return text
}
