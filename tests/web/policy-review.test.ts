import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { oakfieldPolicyFile } from '../../src/local/launch-oakfield.ts'
import { cast } from '../../src/local/oakfield/school.ts'
import { prepareVersion, publishPrepared } from '../../src/policy/publish.ts'
import { readPolicyWithAccount } from '../../src/policy/read-policy.ts'
import { emptyOverlay } from '../../src/policy/review/correction.ts'
import { decideCorrection } from '../../src/policy/review/decide-correction.ts'
import { policyIdOf } from '../../src/policy/version-id.ts'
import { noon, openSchool } from './school.ts'
import { serveWeb } from './web-server.ts'

const file = { name: 'acceptable-use-policy.md', bytes: readFileSync(oakfieldPolicyFile) }
const reading = readPolicyWithAccount(file)
const policyId = policyIdOf(reading.policy.title)

async function published() {
  const school = openSchool()
  const prepared = prepareVersion({ file, reading, overlay: emptyOverlay(policyId), publishedAt: noon })
  const { version } = await publishPrepared(school.stores, prepared, file.bytes)
  return { school, version }
}

test('a leader gets the review of the newest version, from its file and with its corrections', async () => {
  const { school, version } = await published()
  const [clause] = reading.policy.clauses
  await school.stores.corrections.update(policyId, (overlay) => {
    const request = { named: clause?.id ?? '', audiences: ['visitor' as const] }
    const outcome = decideCorrection({ reading, overlay, by: 'Helen Ward', at: noon }, request)
    return outcome.kind === 'corrected' ? outcome.overlay : undefined
  })
  await using web = await serveWeb(school)
  const response = await web.get(`/api/policies/${policyId}/review`, await web.tokenFor(cast.helen))

  expect(response.status).toBe(200)
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(await response.json()).toMatchObject({
    versionId: version.versionId,
    readFrom: 'file',
    review: {
      policyId,
      counts: { clauses: reading.policy.clauses.length, corrections: 1 },
      clauses: expect.arrayContaining([
        expect.objectContaining({ clauseId: clause?.id, audiences: ['visitor'], whyAudiences: 'somebody said so' }),
      ]),
      leftOut: expect.arrayContaining([expect.objectContaining({ kind: 'about-the-policy' })]),
    },
  })
})

test('a version whose file was not kept is reviewed by itself', async () => {
  const school = openSchool()
  const { policyId: own } = await school.launch()
  await using web = await serveWeb(school)
  const response = await web.get(`/api/policies/${own}/review`, await web.tokenFor(cast.helen))
  expect(await response.json()).toMatchObject({ readFrom: 'version', review: { policyId: own, leftOut: [] } })
})

test.each(['no-such-policy', '..%2Fother', encodeURIComponent('a b')])('%s is not found', async (id) => {
  const school = openSchool()
  await using web = await serveWeb(school)
  const response = await web.get(`/api/policies/${id}/review`, await web.tokenFor(cast.helen))
  expect(response.status).toBe(404)
  expect(await response.json()).toMatchObject({ code: 'not-found' })
})
