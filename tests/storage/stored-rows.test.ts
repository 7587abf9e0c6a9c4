import { describe, expect, test } from 'vitest'
import type { KeptQuestion, QuestionId } from '../../src/answers/curation/kept-question.ts'
import type { CampaignId } from '../../src/campaigns/campaign.ts'
import { parseSchoolDate } from '../../src/clock.ts'
import { cast, oakfield } from '../../src/local/oakfield/school.ts'
import type { ClauseId } from '../../src/policy/policy.ts'
import { createMemoryStorage } from '../../src/storage/memory-stores.ts'
import { type Storage, type Stores, storesOver, type TableName } from '../../src/storage/stores.ts'
import { joinText, splitText } from '../../src/storage/text-chunks.ts'
import { assignment, campaign, person, record } from '../contracts/builders.ts'
import { testClock } from '../support/clock.ts'
import { entry, rosterOf } from '../support/oakfield.ts'
import { policyVersion } from '../support/policy-version.ts'

const { tenantId } = oakfield
const autumn = campaign(tenantId, 'autumn')
const priya = person(tenantId, 1)
const roster = rosterOf([entry(cast.priya, ['staff'])])
const version = policyVersion(2026)
const deliveryKey = { campaignId: autumn.campaignId, bucket: 0, personId: priya.personId, step: 'launch' } as const

const { policyId, versionId } = version
const questionId = '0123456789abcdef' as QuestionId
const clauseId = 'c-laptops' as ClauseId
const firstDay = parseSchoolDate('2026-09-01')
const question: KeptQuestion = {
  questionId,
  policyId,
  versionId,
  text: 'Can I bring my ferret?',
  audiences: ['staff'],
  asked: 1,
  notCovered: 1,
  helped: 0,
  notHelped: 0,
  firstDay,
  lastDay: firstDay,
  clauseIds: [],
  unmatchedWords: ['ferret'],
  isMuted: false,
}

async function everythingStored(): Promise<{ storage: Storage; stores: Stores }> {
  const storage = createMemoryStorage({ clock: testClock() })
  const stores = storesOver(storage, tenantId)
  await stores.campaigns.insertOnce(autumn)
  await stores.assignments.insertMany(tenantId, [assignment(autumn, 1)])
  await stores.deliveries.claim(deliveryKey, '2026-09-01T09:00:00.000Z', 60_000)
  await stores.conversations.save(tenantId, priya.personId, '{}')
  await stores.rosters.commit(roster)
  await stores.policies.publish(version)
  await stores.questions.merge(question.policyId, question.questionId, () => question)
  await stores.questions.attach({ questionId, policyId, text: question.text, clauseId, attachedOn: question.firstDay })
  await stores.words.put({ kind: 'added', word: 'chromie', means: 'chromebook', since: firstDay })
  await stores.corrections.update(policyId, (kept) => ({ ...kept, context: [] }))
  await stores.ledger.append(priya, { kind: 'declined' }, (head) => record(priya, head, 'declined'))
  return { storage, stores }
}

const readers: readonly (readonly [TableName, (stores: Stores) => Promise<unknown>])[] = [
  ['Campaigns', ({ campaigns }) => campaigns.find(autumn.campaignId)],
  ['Assignments', ({ assignments }) => assignments.find(autumn.campaignId, priya.personId)],
  ['PersonAssignments', ({ assignments }) => assignments.find(autumn.campaignId, priya.personId)],
  ['Deliveries', ({ deliveries }) => deliveries.find(deliveryKey)],
  ['Conversations', ({ conversations }) => conversations.find(tenantId, priya.personId)],
  ['Rosters', ({ rosters }) => rosters.find(roster.rosterId)],
  ['Policies', ({ policies }) => policies.findVersion(version.policyId, version.versionId)],
  ['Questions', ({ questions }) => questions.find(policyId, questionId)],
  ['Questions', ({ questions }) => questions.listAttachments(policyId)],
  ['Words', ({ words }) => words.list()],
  ['Corrections', ({ corrections }) => corrections.find(policyId)],
  ['Ledger', ({ ledger }) => ledger.listByPerson(priya)],
]

async function spoil(storage: Storage, table: TableName, values: Record<string, string | number>): Promise<void> {
  for await (const row of storage.tables[table].list({ partitions: { from: '0', before: 'z' } })) {
    await storage.tables[table].upsert({ ...row, values: { ...row.values, ...values } })
  }
}

/** Newer than any that is written today. */
const newerSchema = 9

describe.each(readers)('a row of %s', (table, read) => {
  test('of a newer schema is refused and left alone', async () => {
    const { storage, stores } = await everythingStored()
    await expect(read(stores)).resolves.toBeDefined()
    const json = JSON.stringify({ schema: newerSchema })
    await spoil(storage, table, { schema: newerSchema, json })
    await expect(read(stores)).rejects.toMatchObject({ name: 'StorageError', kind: 'unreadable' })
  })

  test('that was edited by hand is refused, and named', async () => {
    const { storage, stores } = await everythingStored()
    await spoil(storage, table, { json: '{"nonsense":', t0: '{', ...(table === 'Conversations' ? { schema: 0 } : {}) })
    await expect(read(stores)).rejects.toThrow(new RegExp(`${tenantId}.* cannot be read: `))
  })
})

test('a chain that was edited by hand still shows its rows for verification', async () => {
  const { storage, stores } = await everythingStored()
  await spoil(storage, 'Ledger', { json: 'nonsense', ordinal: -1 })
  const chains = []
  for await (const chain of stores.ledger.listChains(tenantId)) chains.push(chain)
  expect(chains).toMatchObject([{ head: null, rows: [{ rowKey: 'rec_000000000001', json: 'nonsense' }] }])
})

test('a job of a newer program goes back, and others are handed out', async () => {
  const clock = testClock()
  const storage = createMemoryStorage({ clock })
  const { jobs } = storesOver(storage, tenantId)
  for (const text of ['nonsense', '{"kind":"deliver","schema":2}']) await storage.jobs.send(text)
  await jobs.enqueue([
    { kind: 'deliver', schema: 1, campaignId: 'autumn' as CampaignId, personId: priya.personId, step: 'launch' },
  ])
  expect(await jobs.receive(32, 1_000)).toHaveLength(1)
  clock.advance(1_000)
  expect(await storage.jobs.receive(32, 1_000)).toHaveLength(3)
})

test('two schools in one storage see nothing of each other', async () => {
  const { storage } = await everythingStored()
  const other = person('ffffffff-0000-4000-8000-00000000000f' as typeof tenantId, 1).tenantId
  const theirs = storesOver(storage, other)
  expect(await theirs.campaigns.list()).toEqual([])
  expect(await theirs.policies.listPolicyIds()).toEqual([])
  expect(await theirs.assignments.listByPerson(priya.personId)).toEqual([])
  expect(await theirs.rosters.findLatest(other, 'staff')).toBeUndefined()
  for await (const chain of theirs.ledger.listChains(other)) throw new Error(`It saw ${chain.partition}.`)
})

test.each([0, 1, 14_999, 15_000, 15_001, 50_000])(
  'a text of %i emoji is cut between characters and joined',
  (count) => {
    for (const text of ['⚽'.repeat(count), '🏫'.repeat(count), `x${'🏫'.repeat(count)}`]) {
      const chunks = Object.values(splitText(text))
      expect(joinText(splitText(text))).toBe(text)
      expect(chunks.every((chunk) => chunk.length <= 30_000 && chunk.isWellFormed())).toBe(true)
    }
  },
)
