import { describe, expect, test } from 'vitest'
import { parseTenantId } from '../../src/people/person.ts'
import { describeChanges } from '../../src/policy/changes/describe-changes.ts'
import { prepareVersion, publishPrepared } from '../../src/policy/publish.ts'
import { readPolicyWithAccount } from '../../src/policy/read-policy.ts'
import { parsePolicy } from '../../src/policy/schema.ts'
import { policyIdOf, versionIdOf } from '../../src/policy/version-id.ts'
import { memoryStores } from '../../src/storage/memory-stores.ts'
import { testClock } from '../support/clock.ts'
import { fileOf, read } from './read.ts'
import { correct, noOverlay } from './review/reviewed.ts'

const text = 'Tablet Policy\n\n1.1 Staff must lock tablets.\n\n1.2 Visitors must wait.'
const policy = read(text)
const publishedAt = '2026-09-01T08:00:00.000Z'
const tenantId = parseTenantId('0a4f1e1d-0000-4000-8000-000000000001')

function prepared(source = text, overlay = noOverlay, changes: { readonly name?: string; readonly at?: string } = {}) {
  const file = fileOf(source, changes.name)
  return prepareVersion({ file, reading: readPolicyWithAccount(file), overlay, publishedAt: changes.at ?? publishedAt })
}

const bytesOf = (source: string) => fileOf(source).bytes

describe('a published version', () => {
  test('is named by its text and keeps the file it was read from', async () => {
    const stores = memoryStores({ clock: testClock(), tenantId })
    const { version, isNew } = await publishPrepared(stores, prepared(), bytesOf(text))
    expect(isNew).toBe(true)
    expect(version).toEqual({
      policyId: 'tablet-policy',
      versionId: `v-${policy.contentHash.slice('sha256:'.length, 'sha256:'.length + 16)}`,
      publishedAt,
      policy,
      original: {
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        name: 'policy.txt',
        contentType: 'text/plain',
        bytes: text.length,
      },
    })
    expect(await stores.originals.find(version.original?.sha256 ?? '')).toEqual(expect.any(Uint8Array))
  })

  test('is the one that was there first, with its own file, however often the text is published', async () => {
    const stores = memoryStores({ clock: testClock(), tenantId })
    const { version: first } = await publishPrepared(stores, prepared(), bytesOf(text))
    const spaced = `${text}\n\n\n`
    const later = prepared(spaced, noOverlay, { name: 'copy.md', at: '2026-09-02T08:00:00.000Z' })
    expect(later.versionId).toBe(first.versionId)
    expect(await publishPrepared(stores, later, bytesOf(spaced))).toEqual({ version: first, isNew: false })
    expect(await stores.originals.find(later.original?.sha256 ?? '')).toBeUndefined()
  })

  test('never names a file that is not there', async () => {
    const lost = {
      before: ({ store }: { readonly store: string }) => {
        if (store === 'originals') throw new Error('Storage is gone.')
      },
    }
    const stores = memoryStores({ clock: testClock(), tenantId, faults: lost })
    await expect(publishPrepared(stores, prepared(), bytesOf(text))).rejects.toThrow('Storage is gone.')
    expect(await stores.policies.listPolicyIds()).toEqual([])
  })
})

describe('a version’s id', () => {
  const governors = correct(text, [{ named: '1.1', audiences: ['staff', 'governor'] }])

  test('is another where somebody says whom a clause binds, while the text’s hash stays', () => {
    const [before, after] = [prepared(), prepared(text, governors)]
    expect(after.policy.contentHash).toBe(before.policy.contentHash)
    expect(after.versionId).toMatch(new RegExp(`^${before.versionId}-[0-9a-f]{8}$`))
    expect(after.corrections).toEqual([
      {
        clauseId: after.policy.clauses[0]?.id,
        field: 'audiences',
        value: 'staff,governor',
        by: 'Helen Ward',
        at: '2026-09-01T08:00:00.000Z',
      },
    ])
    expect(versionIdOf(after.policy, after.corrections)).toBe(after.versionId)
  })

  test('does not depend on who said so, when, and in which order', () => {
    const both = [
      { named: '1.1', audiences: ['staff' as const, 'governor' as const] },
      { named: '1.2', rule: 'information' as const },
    ]
    const [one, other] = [correct(text, both), correct(text, both.toReversed())]
    const byAnother = {
      ...other,
      corrections: other.corrections.map((each) => ({ ...each, by: 'Ines', at: '2027-01-01T00:00:00.000Z' })),
    }
    expect(prepared(text, byAnother).versionId).toBe(prepared(text, one).versionId)
  })

  test('comes from the text alone where a correction changes the text', () => {
    const joined = prepared(text, correct(text, [{ named: '1.1', joinWith: '1.2' }]))
    expect(joined.versionId).toBe(versionIdOf(joined.policy))
    expect(joined.versionId).not.toBe(prepared().versionId)
    expect(joined.corrections).toMatchObject([{ field: 'joined', value: 'Visitors must wait.' }])
  })

  test('stays where somebody looked and found the reader right', () => {
    expect(prepared(text, correct(text, [{ named: '1.1', isRight: true }]))).toEqual(prepared())
  })

  test('does not change when the reader gets better', () => {
    const { corrections, policy: corrected } = prepared(text, governors)
    const better = { ...corrected, clauses: corrected.clauses.map((clause) => ({ ...clause, reportTo: ['DSL'] })) }
    expect(versionIdOf(better, corrections)).toBe(versionIdOf(corrected, corrections))
  })

  test('and what changed is told to the people it newly binds', () => {
    const { clauses } = describeChanges(prepared().policy, prepared(text, governors).policy)
    expect(clauses).toMatchObject([{ kind: 'changed', rewording: null, summary: '1.1 now also binds governors.' }])
  })
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
