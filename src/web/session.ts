import type { Request, RequestHandler, Response } from 'express'
import type { PersonId, TenantId } from '../people/person.ts'
import type { Directory } from '../people/ports.ts'
import { isLeader, type RoleRules } from '../people/roles.ts'
import { problems, WebProblem } from './problems.ts'

/** Who is asking, as the token that Teams gave the tab says, and until when that may be believed. */
export interface TabSession {
  readonly tenantId: TenantId
  readonly personId: PersonId
  readonly expiresAtMs: number
}

/** The seam between a real tenant's sign-in and local mode's. */
export interface TabTokenVerifier {
  /**
   * @returns `undefined` when the token does not hold.
   * @throws when the keys to check it with could not be had; that says nothing about the token.
   */
  verify(token: string): Promise<TabSession | undefined>
}

const sessions = new WeakMap<Response, TabSession>()

/** @throws unless `signIn` ran before. */
export function sessionOf(response: Response): TabSession {
  const session = sessions.get(response)
  if (session === undefined) throw new WebProblem(problems.signedOut)
  return session
}

export function signIn({ tabTokens }: { readonly tabTokens: TabTokenVerifier }): RequestHandler {
  return async (request, response, next) => {
    const token = bearerToken(request)
    const session = token === undefined ? undefined : await verify(tabTokens, token)
    if (session === undefined) throw new WebProblem(problems.signedOut)
    sessions.set(response, session)
    next()
  }
}

async function verify(tabTokens: TabTokenVerifier, token: string): Promise<TabSession | undefined> {
  try {
    return await tabTokens.verify(token)
  } catch (cause) {
    throw new WebProblem(problems.signInUnavailable, { cause })
  }
}

function bearerToken(request: Request): string | undefined {
  return /^Bearer ([\w.-]+)$/i.exec(request.headers.authorization ?? '')?.[1]
}

/** Entra is asked at every request: the token says who somebody is, never what they may see. */
export function leadersOnly(ports: { readonly directory: Directory; readonly roleRules: RoleRules }): RequestHandler {
  return async (_request, response, next) => {
    if (!(await isLeader(ports, sessionOf(response).personId))) throw new WebProblem(problems.notALeader)
    next()
  }
}
