import { expect, test } from 'vitest'
import type { PolicyVersion } from '../../../src/policy/policy.ts'
import { clause, policy, version } from '../policy.ts'
import { openSchool } from '../school.ts'
import { serveWeb } from '../web-server.ts'
import { earlierVersion } from './earlier-version.ts'
import { wordsOf } from './words-of.ts'

async function pageOf(versions: readonly PolicyVersion[], address: string): Promise<string> {
  const school = openSchool()
  for (const published of versions) await school.stores.policies.publish(published)
  await using web = await serveWeb(school)
  const response = await web.get(`/policies/oakfield-aup/${address}`)
  return await response.text()
}

const both = [earlierVersion, version]

test('what the version before said otherwise is told clause by clause', async () => {
  const words = wordsOf(await pageOf(both, 'v1'))

  expect(words).toContain('What changed Compared with the version published here on 4 September 2025')
  expect(words).toContain('The 3 changes, one by one')
  expect(words).toContain(
    'Reworded: 2.1 no longer says “at weekends”. Staff may take a laptop home (removed: at weekends ) .',
  )
  expect(words).toContain('New: 3.1 (added: Visitors switch their phones off at reception. )')
  expect(words).toContain('Gone: 4.1 (removed: Staff hand in their floppy disks on Fridays. )')
})

test('each change leads to its clause, and what is gone to where it still stands', async () => {
  const page = await pageOf(both, 'v1?for=visitor,staff&lang=en')

  expect(page).toContain('<a href="#clause-c-5">Read 3.1 in the policy</a>')
  expect(page).toContain(
    '<a href="/policies/oakfield-aup/v0?for=staff,visitor&amp;lang=en#clause-c-9">Read 4.1 in the earlier version</a>',
  )
})

test('somebody is told only of clauses that bind them', async () => {
  expect(wordsOf(await pageOf(both, 'v1?for=visitor'))).toMatch(/The change New: 3\.1/)
  expect(wordsOf(await pageOf(both, 'v1?for=governor'))).toContain('Nothing that applies to governors has changed.')
})

test('the first version says nothing of changes, and that there is a newer one', async () => {
  const page = await pageOf(both, 'v0?for=staff')

  expect(wordsOf(page)).not.toContain('What changed')
  expect(wordsOf(page)).toContain('A newer version of this policy was published here on 1 September 2026.')
  expect(page).toContain('<a href="/policies/oakfield-aup/v1?for=staff">Read the newer version</a>')
  expect(wordsOf(await pageOf(both, 'v1'))).not.toContain('A newer version')
})

test('the order of publishing decides which version was before, not the order of storing', async () => {
  const words = wordsOf(await pageOf([version, earlierVersion], 'v1'))

  expect(words).toContain('Compared with the version published here on 4 September 2025')
})

test('a policy with hardly a clause in common is told as rewritten', async () => {
  const clauses = ['Bikes stay outside.', 'Dogs need a lead.', 'Ring twice.'].map((text, index) =>
    clause(`r-${index}`, { heading: ['Grounds'], text }),
  )
  const rewritten = { ...version, policy: { ...policy, clauses } }
  const words = wordsOf(await pageOf([earlierVersion, rewritten], 'v1'))

  expect(words).toContain('The policy has been rewritten. Please read it as a new one.')
})

test('the text is shown where the other versions cannot be read', async () => {
  const school = openSchool()
  await school.stores.policies.publish(version)
  const policies = {
    ...school.stores.policies,
    listVersions: () => Promise.reject(new Error('storage is away')),
  }
  await using web = await serveWeb(school, { policies })

  const response = await web.get('/policies/oakfield-aup/v1')

  expect(response.status).toBe(200)
  expect(wordsOf(await response.text())).toContain('Everybody on site keeps to this policy.')
  expect(web.faults).toMatchObject([{ policyId: 'oakfield-aup' }])
})

test('storage that does not answer is a page in plain words, and a fault for the operator', async () => {
  const school = openSchool()
  const policies = { ...school.stores.policies, findVersion: () => Promise.reject(new Error('storage is away')) }
  await using web = await serveWeb(school, { policies })

  const response = await web.get('/policies/oakfield-aup/v1?lang=cy')

  expect(response.status).toBe(503)
  const words = wordsOf(await response.text())
  expect(words).toContain('Ni ellir dangos y polisi hwn ar hyn o bryd')
  expect(words).not.toContain('storage is away')
  expect(web.faults).toHaveLength(1)
})

test('a clause that binds its readers no longer is found in the whole policy', async () => {
  const policyNow = {
    ...policy,
    clauses: policy.clauses.map((one) => (one.id === 'c-4' ? { ...one, audiences: ['staff' as const] } : one)),
  }
  const page = await pageOf(
    [
      { ...earlierVersion, policy },
      { ...version, policy: policyNow },
    ],
    'v1?for=governor',
  )

  expect(wordsOf(page)).toContain('For other people: (b) under “2. School devices” no longer binds governors.')
  expect(page).toContain('<a href="/policies/oakfield-aup/v1#clause-c-4">')
})
