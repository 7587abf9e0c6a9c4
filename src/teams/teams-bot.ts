import express, { type Request, type Response } from 'express'
import type { Messenger } from '../campaigns/ports.ts'
import type { ReviewMessenger } from '../campaigns/review/ports.ts'
import { type ActivityEnvelope, identityOf } from './activity-envelope.ts'
import { createAdapter } from './adapter.ts'
import type { BotDeps } from './bot-deps.ts'
import { createHandlers } from './bot-handlers.ts'
import { createRoutes } from './bot-routes.ts'
import { createConnectors } from './connectors.ts'
import { createCredentialsFactory, getCredentials } from './credentials.ts'
import { createMessenger } from './messenger.ts'
import { createGate } from './request-gate.ts'
import { startTurn, type Turn } from './turn.ts'

export interface TeamsBot {
  /** For `POST /api/messages`. Reads the body itself where nobody has, answers whatever happens, never throws. */
  handle(request: Request, response: Response): Promise<void>
  readonly messenger: Messenger & ReviewMessenger
}

const LARGEST_ACTIVITY = '256kb' // Teams' own limit for a message is 100 KB
const SEND_TIMEOUT_MS = 10_000

export function createTeamsBot(given: BotDeps): TeamsBot {
  const { access, log, audienceRules } = given
  const { tenantId } = audienceRules
  const credentials = createCredentialsFactory(access)
  const connectors = createConnectors(() => getCredentials(access, credentials))
  const deps = { ...given, connectors, sendTimeoutMs: given.sendTimeoutMs ?? SEND_TIMEOUT_MS }
  const gate = createGate(deps, tenantId)
  const adapter = createAdapter(deps, credentials)
  const routes = createRoutes(createHandlers(deps))
  const readBody = express.json({ limit: LARGEST_ACTIVITY })

  async function runTurn(request: Request, response: Response, envelope: ActivityEnvelope): Promise<void> {
    const turn: Turn = { envelope, identity: identityOf(envelope, tenantId), afterwards: [] }
    await adapter.process(request, withoutErrorText(response), async (context) => {
      startTurn(context, turn)
      await routes.run(context)
    })
    for (const work of turn.afterwards)
      await work().catch((error: unknown) => logFailure(error, 'work after a turn failed'))
  }

  function logFailure(error: unknown, message: string): void {
    log.warn({ err: error }, message)
  }

  return {
    messenger: createMessenger(deps),
    async handle(request, response) {
      try {
        const isJson = await bodyIsRead(readBody, request, response)
        const verdict = await gate({
          authorization: request.headers.authorization,
          remoteAddress: request.socket.remoteAddress,
          body: isJson ? request.body : undefined,
        })
        if (verdict.kind === 'accepted') return await runTurn(request, response, verdict.envelope)
        log.warn({ status: verdict.status, reason: verdict.reason }, 'a request to the bot was refused')
        response.status(verdict.status).end()
      } catch (error) {
        logFailure(error, 'a request to the bot failed')
        if (!response.headersSent) response.status(400).end()
      }
    },
  }
}

/** @returns false where the body is no JSON, or too large: the gate then refuses it like anything else it cannot read */
function bodyIsRead(readBody: ReturnType<typeof express.json>, request: Request, response: Response): Promise<boolean> {
  return new Promise((resolve) => readBody(request, response, (error?: unknown) => resolve(error === undefined)))
}

/** The SDK puts the text of its errors into the answer; whoever provoked one need not read it. */
function withoutErrorText(response: Response) {
  let isFailure = false
  return {
    header: (name: string, value: unknown) => response.header(name, String(value)),
    status: (code: number) => {
      isFailure = code >= 400
      return response.status(code)
    },
    send: (body: unknown) => (isFailure ? response : response.send(body)),
    // `send` has ended the answer already; ending it again does nothing.
    end: () => response.end(),
    socket: response.socket,
  }
}
