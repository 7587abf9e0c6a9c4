import type { Request, RequestHandler } from 'express'
import { z } from 'zod/v4'
import { clausesBinding, type PolicyId, type PolicyVersion, type VersionId } from '../../policy/policy.ts'
import type { PolicyStore } from '../../policy/ports.ts'
import { addressId } from '../address-id.ts'
import { type Html, html } from '../html.ts'
import type { FaultLog } from '../problems.ts'
import { nonceOf } from '../security-headers.ts'
import { policyPagePath, readAudiences, readLanguage, readSearch } from './page-address.ts'
import type { PageView } from './page-view.ts'
import { findHistory, type PolicyHistory } from './policy-history.ts'
import { renderPage } from './render-page.ts'
import { renderPolicy } from './render-policy.ts'
import { findInPolicy } from './search/find-in-policy.ts'
import { readQuery } from './search/query.ts'
import { outlinePolicy } from './sections.ts'
import { languageOfPolicy } from './text-language.ts'
import { languages, type ProblemWords } from './words/page-words.ts'
import { wordsIn } from './words/words-in.ts'

// Ids nobody gave out find no policy, so calling them ids gives nobody anything.
const address = z.object({
  policyId: addressId.transform((text) => text as PolicyId),
  versionId: addressId.transform((text) => text as VersionId),
})

interface PolicyPage {
  readonly status: 200 | 400 | 404 | 503
  readonly title: string
  readonly textAt: 'text' | 'main'
  readonly body: Html
}

interface PolicyPagePorts {
  readonly policies: Pick<PolicyStore, 'findVersion' | 'listVersions'>
  readonly schoolName: string
  readonly log: FaultLog
}

type Reader = Pick<PageView, 'words' | 'language' | 'chosenLanguage'>

/** A person may open it without signing in, so every answer, a fault as well, is a page in plain words. */
export function policyPage(ports: PolicyPagePorts): RequestHandler {
  return async (request, response) => {
    const reader = readerOf(request)
    const page = await findPage(ports, request, reader).catch((error: unknown): PolicyPage => {
      ports.log.error({ err: error, path: request.path }, 'policy page failed')
      return problemPage(503, reader.words.unavailable)
    })
    response.status(page.status).vary('accept-language').type('html')
    response.set({ 'cache-control': 'no-cache', 'content-language': reader.language })
    response.send(renderPage({ ...page, words: reader.words, nonce: nonceOf(response) }))
  }
}

/** What the reader chose, else the browser's own language, else English. */
function readerOf(request: Request): Reader {
  const chosenLanguage = readLanguage(request.query.lang)
  const accepted = request.acceptsLanguages(...languages)
  const language = chosenLanguage ?? readLanguage(accepted) ?? 'en'
  return { words: wordsIn[language], language, chosenLanguage }
}

async function findPage(ports: PolicyPagePorts, { params, query }: Request, reader: Reader): Promise<PolicyPage> {
  const place = address.safeParse(params)
  const version = place.success
    ? await ports.policies.findVersion(place.data.policyId, place.data.versionId)
    : undefined
  if (version === undefined) return problemPage(404, reader.words.notHere)
  const audiences = readAudiences(query.for)
  if (audiences === undefined) {
    const wholePolicy = policyPagePath(version, [], { language: reader.chosenLanguage })
    return problemPage(
      400,
      reader.words.unknownAudience,
      html`<p><a href="${wholePolicy}">${reader.words.wholePolicy}</a></p>`,
    )
  }
  const view = viewOf(version, { ...reader, audiences }, readSearch(query.q))
  return {
    status: 200,
    title: titleOf(view, ports.schoolName),
    textAt: 'text',
    body: renderPolicy(view, await historyOf(ports, version), ports.schoolName),
  }
}

function viewOf(
  version: PolicyVersion,
  reader: Pick<PageView, 'words' | 'language' | 'chosenLanguage' | 'audiences'>,
  searched: string | undefined,
): PageView {
  const { policy } = version
  const { audiences } = reader
  const outline = outlinePolicy(audiences.length === 0 ? policy.clauses : clausesBinding(policy, audiences))
  const query = searched === undefined || searched.trim() === '' ? null : readQuery(searched)
  const found = query && findInPolicy(query, { policy, audiences, sections: outline.sections })
  return {
    ...reader,
    version,
    outline,
    textLanguage: languageOfPolicy(policy),
    search: query && found && { query, found },
  }
}

function titleOf({ version: { policy }, search }: PageView, schoolName: string): string {
  const parts = [policy.title, policy.school ?? schoolName]
  return (search === null || search.query.text === '' ? parts : [`“${search.query.text}”`, ...parts]).join(' – ')
}

/** The text matters more than what is around it: it is shown where another version cannot be read, too. */
async function historyOf({ policies, log }: PolicyPagePorts, version: PolicyVersion): Promise<PolicyHistory> {
  return findHistory({ policies }, version).catch((error: unknown) => {
    log.error({ err: error, policyId: version.policyId }, 'other versions of the policy cannot be read')
    return {}
  })
}

function problemPage(
  status: PolicyPage['status'],
  { title, lines }: ProblemWords,
  more: Html | null = null,
): PolicyPage {
  return {
    status,
    title,
    textAt: 'main',
    body: html`<main id="main" tabindex="-1"><h1>${title}</h1>
${lines.map((line) => html`<p>${line}</p>`)}
${more}</main>`,
  }
}
