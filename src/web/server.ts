import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import compression from 'compression'
import express, { type Express, type Request, type RequestHandler, type Response, type Router } from 'express'
import type { CampaignId } from '../campaigns/campaign.ts'
import type { AssignmentStore, CampaignStore, DeliveryStore } from '../campaigns/ports.ts'
import type { Clock } from '../clock.ts'
import type { Directory } from '../people/ports.ts'
import type { RoleRules } from '../people/roles.ts'
import type { CorrectionStore, OriginalStore, PolicyStore } from '../policy/ports.ts'
import { reportCompletion } from '../reports/report-completion.ts'
import { completionEvents } from './completion-events.ts'
import { campaignList, completion, outstandingCsv } from './completion-routes.ts'
import { watchCompletion } from './completion-watch.ts'
import { policyPage } from './policy-page/policy-page.ts'
import { policyReview } from './policy-review.ts'
import { toCompletionView } from './present-completion.ts'
import { answerProblems, answerUnknownAddress, type FaultLog } from './problems.ts'
import { requestLimit } from './request-limit.ts'
import { securityHeaders } from './security-headers.ts'
import { leadersOnly, signIn, type TabTokenVerifier } from './session.ts'
import { tabPage } from './tab-page.ts'

export interface WebDeps {
  readonly campaigns: CampaignStore
  readonly assignments: AssignmentStore
  readonly deliveries: DeliveryStore
  readonly policies: PolicyStore
  readonly corrections: CorrectionStore
  readonly originals: OriginalStore
  readonly directory: Directory
  readonly roleRules: RoleRules
  readonly tabTokens: TabTokenVerifier
  readonly clock: Clock
  readonly log: FaultLog
  /** Where people open this server; decides whether browsers are told to keep to https. */
  readonly publicUrl: URL
  /** What Vite built from `src/tab`. */
  readonly tabFolder: string
  readonly schoolName: string
  /** Aborted when the server stops, so that open streams end with a word. */
  readonly stopping: AbortSignal
  /** Absent where only the pages are served. It checks the sender's token itself. */
  readonly bot?: { handle(request: Request, response: Response): Promise<void> }
  /** Local mode's stand-in for Teams. */
  readonly localRouter?: Router
}

// The tab feels live at two seconds, and storage is asked thirty times a minute however many look.
const readCompletionEveryMs = 2_000

// Teams sends activities of a few kilobytes; the largest card it takes is 28 KB.
const largestActivity = '256kb'

export function createWebApp(deps: WebDeps): Express {
  const app = express()
  app.use(securityHeaders(deps))
  app.use(
    compression({ filter: (request, response) => !isEventStream(response) && compression.filter(request, response) }),
  )

  app.get('/healthz', (_request, response) => void response.type('text').send('ok'))
  // Half an address is one cut short in copying, and the page says so.
  app.get('/policies{/:policyId}{/:versionId}', policyPage(deps))
  app.use(
    '/policy-page',
    express.static(fileURLToPath(new URL('policy-page/files', import.meta.url)), { index: false }),
  )
  app.get('/tab', tabPage(deps.tabFolder))
  app.use(
    '/tab/assets',
    express.static(join(deps.tabFolder, 'assets'), { immutable: true, maxAge: '1y', index: false }),
  )
  addLeaderRoutes(app, deps)
  const { bot } = deps
  if (bot !== undefined) {
    app.post('/api/messages', express.json({ limit: largestActivity }), (request, response) =>
      bot.handle(request, response),
    )
  }
  if (deps.localRouter !== undefined) app.use('/local', deps.localRouter)
  app.use(answerUnknownAddress)
  app.use(answerProblems(deps.log))
  return app
}

function addLeaderRoutes(app: Express, deps: WebDeps): void {
  const report = (campaignId: CampaignId) => reportCompletion(deps, campaignId)
  const watch = watchCompletion({
    read: async (campaignId) => toCompletionView(await report(campaignId)),
    everyMs: readCompletionEveryMs,
    log: deps.log,
  })
  const leader = [signIn(deps), requestLimit(), leadersOnly(deps), neverStored]
  app.get('/api/campaigns', leader, campaignList(deps))
  app.get('/api/campaigns/:campaignId/completion', leader, completion({ ...deps, report }))
  app.get('/api/campaigns/:campaignId/events', leader, completionEvents({ ...deps, watch }))
  app.get('/api/policies/:policyId/review', leader, policyReview(deps))
  app.get('/api/campaigns/:campaignId/outstanding.csv', leader, outstandingCsv({ ...deps, report }))
}

const neverStored: RequestHandler = (_request, response, next) => {
  response.set('cache-control', 'no-store')
  next()
}

function isEventStream(response: { getHeader(name: string): unknown }): boolean {
  return String(response.getHeader('content-type')).startsWith('text/event-stream')
}
