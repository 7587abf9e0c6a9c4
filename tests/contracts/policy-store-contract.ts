import { describe, expect, test } from 'vitest'
import type { PolicyId, PolicyVersion, VersionId } from '../../src/policy/policy.ts'
import { policyVersion } from '../support/policy-version.ts'
import type { OpenStores } from './stores-under-test.ts'

/** About so many characters of JSON, nearly all of them beyond ASCII. */
function longVersion(characters: number): PolicyVersion {
  const version = policyVersion(2026)
  const clauses = version.policy.clauses.map((clause) => ({ ...clause, text: '“👩🏽‍🏫”ش'.repeat(characters / 10) }))
  return { ...version, policy: { ...version.policy, clauses } }
}

export function policyStoreContract(open: OpenStores): void {
  describe('policies', () => {
    test('a published version comes back as it was', async () => {
      const { stores } = await open()
      const version = policyVersion(2026)
      expect(await stores.policies.publish(version)).toEqual(version)
      expect(await stores.policies.findVersion(version.policyId, version.versionId)).toEqual(version)
      expect(await stores.policies.findVersion(version.policyId, 'v0' as VersionId)).toBeUndefined()
    })

    test('with its file and what was corrected it comes back as it was', async () => {
      const { stores } = await open()
      const version: PolicyVersion = {
        ...policyVersion(2026),
        original: { sha256: 'a'.repeat(64), name: 'Polisi “ffôn”.docx', contentType: 'application/pdf', bytes: 12 },
        corrections: [{ clauseId: null, field: 'scope', value: 'staff', by: 'Helen', at: '2026-09-01T08:00:00.000Z' }],
      }
      await stores.policies.publish(version)
      expect(await stores.policies.findVersion(version.policyId, version.versionId)).toEqual(version)
    })

    test('the version that was stored first is kept', async () => {
      const { stores } = await open()
      const first = policyVersion(2026)
      await stores.policies.publish(first)
      const again = { ...first, publishedAt: '2027-01-01T00:00:00.000Z' }
      expect(await stores.policies.publish(again)).toEqual(first)
      expect(await stores.policies.listVersions(first.policyId)).toEqual([first])
    })

    test('versions are listed oldest first, policies once each', async () => {
      const { stores } = await open()
      const years = [2026, 2024, 2025].map((year) => policyVersion(year))
      const other = { ...policyVersion(2026), policyId: 'visitors' as PolicyId }
      expect(await stores.policies.listPolicyIds()).toEqual([])
      for (const version of [...years, other]) await stores.policies.publish(version)
      const [newest] = years
      const listed = await stores.policies.listVersions(newest!.policyId)
      expect(listed.map(({ versionId }) => versionId)).toEqual(['v2024', 'v2025', 'v2026'])
      expect([...(await stores.policies.listPolicyIds())].sort()).toEqual([newest!.policyId, 'visitors'])
    })

    test('a long policy in many scripts comes back as it was', async () => {
      const { stores } = await open()
      const version = longVersion(480_000)
      await stores.policies.publish(version)
      expect(await stores.policies.findVersion(version.policyId, version.versionId)).toEqual(version)
    })

    test('a policy too long for storage is refused in plain words', async () => {
      const { stores } = await open()
      await expect(stores.policies.publish(longVersion(600_000))).rejects.toThrow(/too long to store/)
      expect(await stores.policies.listPolicyIds()).toEqual([])
    })
  })
}
