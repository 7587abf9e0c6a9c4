import { fileURLToPath } from 'node:url'
import express, { type RequestHandler, Router } from 'express'
import { z } from 'zod/v4'
import { parsePersonId } from '../../people/person.ts'
import { renderHostPage, type Viewer } from './render-host-page.ts'

export interface LocalTeamsHostSettings {
  /** As whom the tab can be looked at; the first is chosen when the page opens. */
  readonly people: readonly Viewer[]
  readonly issueToken: (person: Viewer) => Promise<string>
}

const tokenRequest = z.object({ personId: z.guid({ abort: true }).transform(parsePersonId) })

/**
 * A page that frames the tab and answers it as Teams would, for one machine only: whoever can open it
 * can look at the tab as any of these people. Mounted at `/local`, it serves `/local/teams`.
 */
export function localTeamsHost({ people, issueToken }: LocalTeamsHostSettings): Router {
  const router = Router()
  router.use(loopbackOnly)
  router.get('/teams', (_request, response) => void response.type('html').send(renderHostPage(people)))
  router.use('/teams/files', express.static(fileURLToPath(new URL('files', import.meta.url)), { index: false }))
  router.post('/teams/token', express.json({ limit: '1kb' }), async (request, response) => {
    const wanted = tokenRequest.safeParse(request.body)
    const person = people.find(({ personId }) => wanted.success && personId === wanted.data.personId)
    if (person === undefined) return void response.status(404).json({ message: 'Nobody here has that id.' })
    response.set('cache-control', 'no-store').json({ token: await issueToken(person) })
  })
  return router
}

const loopbackNames = ['127.0.0.1', 'localhost', '[::1]', '::1']

/** A web page elsewhere can point its own name at this machine; it cannot make the browser say `localhost`. */
const loopbackOnly: RequestHandler = (request, response, next) => {
  if (loopbackNames.includes(request.hostname)) return next()
  response.status(403).type('text').send('This page is for the machine it runs on.')
}
