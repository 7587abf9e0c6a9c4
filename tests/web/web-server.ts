import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { Router } from 'express'
import { oakfieldRoleRules } from '../../src/local/oakfield/people.ts'
import { type CastMember, oakfield } from '../../src/local/oakfield/school.ts'
import { startTabTokenIssuer } from '../../src/local/tab-token.ts'
import { entraTabTokens } from '../../src/web/entra-tab-token.ts'
import { createWebApp, type WebDeps } from '../../src/web/server.ts'
import type { School } from './school.ts'

export const issuerSettings = {
  issuer: `https://login.microsoftonline.com/${oakfield.tenantId}/v2.0`,
  audience: oakfield.tabAppId,
  tenantId: oakfield.tenantId,
}

export interface WebServer {
  readonly app: ReturnType<typeof createWebApp>
  readonly url: string
  /** What was written for the operator. */
  readonly faults: readonly object[]
  tokenFor(person: Pick<CastMember, 'id' | 'displayName'>): Promise<string>
  get(path: string, token?: string): Promise<Response>
  [Symbol.asyncDispose](): Promise<void>
}

type Overrides = Partial<Omit<WebDeps, 'localRouter'>> & {
  readonly localRouter?: (issue: (person: Pick<CastMember, 'id' | 'displayName'>) => Promise<string>) => Router
}

/** The web app over a school, on a port of its own. */
export async function serveWeb(school: School, { localRouter, ...overrides }: Overrides = {}): Promise<WebServer> {
  const issuer = await startTabTokenIssuer({ ...issuerSettings, clock: school.clock })
  const tokenFor = ({ id, displayName }: Pick<CastMember, 'id' | 'displayName'>) =>
    issuer.issue({ personId: id, displayName })
  const stopping = new AbortController()
  const faults: object[] = []
  const app = createWebApp({
    ...school.stores,
    directory: school.directory,
    roleRules: oakfieldRoleRules,
    clock: school.clock,
    tabTokens: entraTabTokens(
      {
        issuer: issuerSettings.issuer,
        audience: issuerSettings.audience,
        tenantIds: [oakfield.tenantId],
        keys: { kind: 'fixed', keySet: issuer.keySet },
      },
      school.clock,
    ),
    log: { error: (details) => void faults.push(details) },
    publicUrl: new URL('http://127.0.0.1'),
    tabFolder: fileURLToPath(new URL('tab-folder', import.meta.url)),
    schoolName: oakfield.name,
    stopping: stopping.signal,
    ...(localRouter ? { localRouter: localRouter(tokenFor) } : {}),
    ...overrides,
  })
  const server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  return {
    app,
    url,
    faults,
    tokenFor,
    get: (path, token) =>
      fetch(url + path, { headers: token === undefined ? {} : { authorization: `Bearer ${token}` } }),
    async [Symbol.asyncDispose]() {
      stopping.abort()
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
