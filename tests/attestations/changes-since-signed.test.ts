import { beforeEach, expect, test } from 'vitest'
import { findChangesSinceSigned } from '../../src/attestations/changes-since-signed.ts'
import type { Audience } from '../../src/people/person.ts'
import type { PolicyId, PolicyVersion } from '../../src/policy/policy.ts'
import { type Oakfield, oakfield, personOf, priya } from '../support/oakfield.ts'
import { policyVersion } from '../support/policy-version.ts'

let school: Oakfield

beforeEach(() => {
  school = oakfield()
})

/** The text of a year, which asks for something else every year. */
function textOf(year: number, changes: Partial<PolicyVersion> = {}): PolicyVersion {
  const [clause] = policyVersion(year).policy.clauses
  if (!clause) throw new Error('The policy has a clause.')
  const clauses = [{ ...clause, text: `Change your password ${year - 2020} times a year, and never share it.` }]
  return { ...policyVersion(year, { clauses }), ...changes }
}

function sinceSigned(version: PolicyVersion, audiences: readonly Audience[] = ['staff']) {
  return findChangesSinceSigned(school.ports, { identity: personOf(priya), audiences, version })
}

async function launchAndSign(version: PolicyVersion): Promise<void> {
  await school.sign(await school.launch({ version }), priya)
}

test('whoever never signed is told of no change', async () => {
  await school.launch({ version: textOf(2025) })

  expect(await sinceSigned(textOf(2026))).toBeUndefined()
})

test('a decline is no signature', async () => {
  await school.decline(await school.launch({ version: textOf(2025) }), priya, 'Not yet.')

  expect(await sinceSigned(textOf(2026))).toBeUndefined()
})

test('the text signed last is compared, with its day', async () => {
  const signedAt = school.clock.now()
  await launchAndSign(textOf(2025))

  expect(await sinceSigned(textOf(2026))).toMatchObject({
    signedAt,
    newAudiences: [],
    changes: { clauses: [{ summary: '1 now says “6” where it said “5”.' }] },
  })
})

test('a year that was skipped is not what is compared with', async () => {
  await launchAndSign(textOf(2024))
  await school.launch({ version: textOf(2025) })

  expect(await sinceSigned(textOf(2026))).toMatchObject({
    changes: { clauses: [{ summary: '1 now says “6” where it said “4”.' }] },
  })
})

test('the last of several years counts', async () => {
  await launchAndSign(textOf(2024))
  await launchAndSign(textOf(2025))

  expect(await sinceSigned(textOf(2026))).toMatchObject({
    changes: { clauses: [{ summary: '1 now says “6” where it said “5”.' }] },
  })
})

test('the same text asked for again has no changes', async () => {
  await launchAndSign(textOf(2026))

  expect(await sinceSigned(textOf(2026))).toMatchObject({ changes: { clauses: [], declaration: null } })
})

test('another policy of the school is no earlier version', async () => {
  await launchAndSign(textOf(2025))

  expect(await sinceSigned(textOf(2026, { policyId: 'social-media-policy' as PolicyId }))).toBeUndefined()
})

test('somebody asked as something else than then is told so', async () => {
  await launchAndSign(textOf(2025))

  expect(await sinceSigned(textOf(2026), ['staff', 'governor'])).toMatchObject({ newAudiences: ['governor'] })
})

test('a text that is gone from storage keeps no card back', async () => {
  await launchAndSign(textOf(2025))
  const policies = { ...school.ports.policies, findVersion: async () => undefined }

  const since = await findChangesSinceSigned(
    { ledger: school.ports.ledger, policies },
    { identity: personOf(priya), audiences: ['staff'], version: textOf(2026) },
  )

  expect(since).toBeUndefined()
})
