import { expect, test } from 'vitest'
import type { Instant } from '../../src/clock.ts'
import type { PolicyId, PolicyVersion } from '../../src/policy/policy.ts'
import { policyIdOf, publishPolicy, versionIdOf } from '../../src/policy/publish.ts'
import { parsePolicy } from '../../src/policy/schema.ts'
import { read } from './read.ts'

const policy = read('Tablet Policy\n\n- Staff must lock tablets.')

function store() {
  const kept = new Map<string, PolicyVersion>()
  return {
    async publish(version: PolicyVersion): Promise<PolicyVersion> {
      const key = `${version.policyId} ${version.versionId}`
      if (!kept.has(key)) kept.set(key, version)
      return kept.get(key)!
    },
  }
}

function clockAt(instant: string) {
  return { now: () => instant as Instant }
}

test('a policy is published under its title, its version named by its text', async () => {
  const version = await publishPolicy({ policies: store(), clock: clockAt('2026-09-01T08:00:00.000Z') }, { policy })
  expect(version).toEqual({
    policyId: 'tablet-policy',
    versionId: `v-${policy.contentHash.slice('sha256:'.length, 'sha256:'.length + 16)}`,
    publishedAt: '2026-09-01T08:00:00.000Z',
    policy,
  })
})

test('the same text published again is the version that was there first', async () => {
  const policies = store()
  const first = await publishPolicy({ policies, clock: clockAt('2026-09-01T08:00:00.000Z') }, { policy })
  const again = await publishPolicy(
    { policies, clock: clockAt('2026-09-02T08:00:00.000Z') },
    { policy: { ...policy, notices: [] } },
  )
  expect(again).toBe(first)
})

test('another text is another version of the same policy', async () => {
  const policyId = 'tablets' as PolicyId
  const other = read('Tablet Policy\n\n- Staff must hide tablets.')
  const clock = clockAt('2026-09-01T08:00:00.000Z')
  const version = await publishPolicy({ policies: store(), clock }, { policy: other, policyId })
  expect(version.policyId).toBe(policyId)
  expect(version.versionId).not.toBe(versionIdOf(policy))
})

test.each([
  ['ICT Acceptable Use Policy', 'ict-acceptable-use-policy'],
  ['Polisi Ysgol y Cafe\u0301 / 2026', 'polisi-ysgol-y-cafe-2026'],
  ['پالیسی', 'policy'],
  ['very '.repeat(40), 'very-very-very-very-very-very-very-very-very-very-very-very'],
])('%j makes the id %s', (title, id) => {
  expect(policyIdOf(title)).toBe(id)
})

test('a policy comes back from JSON as it was', () => {
  expect(parsePolicy(JSON.parse(JSON.stringify(policy)))).toEqual(policy)
})

test.each([
  ['contentHash', { contentHash: 'sha256:x' }],
  ['reviewDueOn', { reviewDueOn: 'next spring' }],
  ['clauses', { clauses: [{ ...policy.clauses[0], rule: 'perhaps' }] }],
])('a %s that is not as it must be is named', (key, change) => {
  expect(() => parsePolicy({ ...policy, ...change })).toThrow(key)
})
