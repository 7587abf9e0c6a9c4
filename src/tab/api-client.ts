import type { ApiProblem } from '../web/api.ts'

/** The server answered with a problem, or could not be reached; either way in words for the person. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly problem: ApiProblem

  constructor(problem: ApiProblem, options: { readonly cause?: unknown } = {}) {
    super(problem.code, options)
    this.problem = problem
  }
}

export interface ApiClient {
  /** @throws ProblemError unless the server answered 200. */
  get(path: string, signal?: AbortSignal): Promise<Response>
}

interface ApiSettings {
  readonly getToken: () => Promise<string>
  readonly fetch: typeof fetch
}

const signInFailed: ApiProblem = {
  code: 'signed-out',
  message: 'Teams could not sign you in. Close this tab, open it again, and allow Assent if Teams asks.',
}

const unreachable: ApiProblem = {
  code: 'unavailable',
  message: 'Assent cannot be reached. Check your connection. We keep trying.',
}

export function createApiClient(settings: ApiSettings): ApiClient {
  return {
    async get(path, signal) {
      const token = await settings.getToken().catch((cause: unknown) => {
        throw new ProblemError(signInFailed, { cause })
      })
      const response = await ask(settings, path, token, signal)
      if (response.ok) return response
      throw new ProblemError(await problemIn(response))
    },
  }
}

async function ask(settings: ApiSettings, path: string, token: string, signal?: AbortSignal): Promise<Response> {
  try {
    return await settings.fetch(path, { headers: { authorization: `Bearer ${token}` }, ...(signal ? { signal } : {}) })
  } catch (cause) {
    throw new ProblemError(unreachable, { cause })
  }
}

/** Something between us and the server, such as a proxy, may answer with a page of its own. */
async function problemIn(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => null)
  return isProblem(body) ? body : unreachable
}

function isProblem(body: unknown): body is ApiProblem {
  return (
    typeof body === 'object' && body !== null && 'code' in body && 'message' in body && typeof body.message === 'string'
  )
}

export function toProblem(error: unknown): ApiProblem {
  return error instanceof ProblemError ? error.problem : unreachable
}
