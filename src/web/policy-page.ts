import type { RequestHandler } from 'express'
import { z } from 'zod/v4'
import type { PolicyId, VersionId } from '../policy/policy.ts'
import type { PolicyStore } from '../policy/ports.ts'
import { addressId } from './address-id.ts'
import { type Html, html } from './html.ts'
import { policyPagePath, readAudiences } from './policy-page-address.ts'
import { renderPage } from './render-page.ts'
import { renderPolicy } from './render-policy.ts'
import { nonceOf } from './security-headers.ts'

// Ids nobody gave out find no policy, so calling them ids gives nobody anything.
const address = z.object({
  policyId: addressId.transform((text) => text as PolicyId),
  versionId: addressId.transform((text) => text as VersionId),
})

interface PolicyPage {
  readonly status: 200 | 400 | 404
  readonly title: string
  readonly body: Html
}

interface PolicyPagePorts {
  readonly policies: PolicyStore
  readonly schoolName: string
}

export function policyPage(ports: PolicyPagePorts): RequestHandler {
  return async (request, response) => {
    const page = await findPage(ports, request.params, request.query.for)
    const markup = renderPage({ title: page.title, nonce: nonceOf(response), body: page.body })
    response.status(page.status).set('cache-control', 'no-cache').type('html').send(markup)
  }
}

async function findPage(
  { policies, schoolName }: PolicyPagePorts,
  params: unknown,
  forValue: unknown,
): Promise<PolicyPage> {
  const place = address.safeParse(params)
  const version = place.success ? await policies.findVersion(place.data.policyId, place.data.versionId) : undefined
  if (version === undefined) return notFound
  const audiences = readAudiences(forValue)
  if (audiences === undefined) return unknownAudience(policyPagePath(version, []))
  return {
    status: 200,
    title: `${version.policy.title} – ${version.policy.school ?? schoolName}`,
    body: renderPolicy(version, audiences, schoolName),
  }
}

const notFound: PolicyPage = {
  status: 404,
  title: 'This policy is not here',
  body: html`<main id="main" tabindex="-1"><h1>This policy is not here</h1>
<p>The address may have been cut short when it was copied, or it may belong to another school.</p>
<p>In your Teams chat with Assent, type <strong>policy</strong> to get the right link again.</p></main>`,
}

function unknownAudience(wholePolicy: string): PolicyPage {
  return {
    status: 400,
    title: 'We do not know that group of people',
    body: html`<main id="main" tabindex="-1"><h1>We do not know that group of people</h1>
<p>The address asks for a group this policy is not written for. It may have been changed when it was copied.</p>
<p><a href="${wholePolicy}">Read the whole policy</a></p></main>`,
  }
}
