import { beforeEach, describe, expect, test } from 'vitest'
import { canonicalJson, hashRecord } from '../../src/attestations/canonical.ts'
import { parseLedgerRecord } from '../../src/attestations/record-schema.ts'
import { verifyLedger } from '../../src/attestations/verify.ts'
import type { Campaign } from '../../src/campaigns/campaign.ts'
import type { StoredRow, Value } from '../../src/storage/table.ts'
import { gareth, helen, mo, type Oakfield, oakfield, priya, tenantId } from '../support/oakfield.ts'
import { policyVersion } from '../support/policy-version.ts'

let school: Oakfield
let old: Campaign
let campaign: Campaign

/** Priya: signed last year, declined and signed this year. Gareth: signed. Helen: declined twice. Mo: nothing. */
beforeEach(async () => {
  school = oakfield()
  old = await school.launch({ version: policyVersion(2025) })
  await school.sign(old, priya)
  school.clock.advance(1_000)
  campaign = await school.launch()
  await school.deliver()
  await school.decline(campaign, priya, 'Later.')
  await school.sign(campaign, priya)
  await school.sign(campaign, gareth)
  await school.decline(campaign, helen, 'Later.')
  await school.decline(campaign, helen, 'Not yet.')
})

const verify = () => verifyLedger(school.ports, tenantId)

async function rowsOf(table: keyof Oakfield['storage']['tables']): Promise<StoredRow[]> {
  const rows: StoredRow[] = []
  const partitions = { from: tenantId, before: `${tenantId}z` }
  for await (const row of school.storage.tables[table].list({ partitions })) rows.push(row)
  return rows
}

async function ledgerRow(who: { readonly id: string }, rowKey: string): Promise<StoredRow> {
  const row = await school.storage.tables.Ledger.get(`${tenantId}_${who.id}`, rowKey)
  if (!row) throw new Error(`There is no record ${rowKey}.`)
  return row
}

function put(row: StoredRow, values: Readonly<Record<string, Value>>) {
  return school.storage.tables.Ledger.upsert({ ...row, values: { ...row.values, ...values } })
}

const named = ({ partitionKey, rowKey }: Pick<StoredRow, 'partitionKey' | 'rowKey'>) => `${partitionKey} / ${rowKey}`
const rec = (ordinal: number) => `rec_${String(ordinal).padStart(12, '0')}`

test('an untouched ledger holds', async () => {
  expect(await verify()).toEqual({
    verdict: 'holds',
    checked: { people: 3, records: 6, versions: 2, assignments: 10 },
    findings: [],
  })
})

test('a school where nobody was asked holds', async () => {
  expect(await verifyLedger(oakfield().ports, tenantId)).toMatchObject({ verdict: 'holds', findings: [] })
})

describe('every single record', () => {
  test('that is removed is missed', async () => {
    for (const row of await rowsOf('Ledger')) {
      await school.storage.tables.Ledger.remove(row.partitionKey, row.rowKey)
      const report = await verify()
      expect(report.verdict, named(row)).toBe('tampering')
      expect(
        report.findings.some(({ subject }) => subject.includes(row.partitionKey)),
        named(row),
      ).toBe(true)
      await put(row, {})
    }
    expect((await verify()).verdict).toBe('holds')
  })

  test('is named when any one of its properties is changed', async () => {
    for (const row of (await rowsOf('Ledger')).filter(({ rowKey }) => rowKey !== 'head')) {
      const record = JSON.parse(String(row.values.json)) as Record<string, unknown>
      for (const property of Object.keys(record)) {
        const changed = { ...record, [property]: changedValue(record[property]) }
        await put(row, { json: canonicalJson(changed) })
        const { verdict, findings } = await verify()
        const about = `${named(row)} ${property}`
        expect(verdict, about).not.toBe('holds')
        expect(
          findings.map(({ subject }) => subject),
          about,
        ).toContain(named(row))
      }
      await put(row, {})
    }
  })

  test('is named when its hash is made to match again', async () => {
    for (const row of (await rowsOf('Ledger')).filter(({ rowKey }) => rowKey !== 'head')) {
      const record = { ...parseLedgerRecord(JSON.parse(String(row.values.json))), displayName: 'Somebody Else' }
      await put(row, { json: canonicalJson(record), recordHash: hashRecord(record) })
      const { verdict, findings } = await verify()
      expect(verdict, named(row)).toBe('tampering')
      expect(
        findings.some(({ subject }) => subject.startsWith(row.partitionKey)),
        named(row),
      ).toBe(true)
      await put(row, {})
    }
  })

  test('is named when it is swapped with another one', async () => {
    const rows = (await rowsOf('Ledger')).filter(({ rowKey }) => rowKey !== 'head')
    for (const [index, one] of rows.entries()) {
      for (const other of rows.slice(index + 1)) {
        await put(one, other.values)
        await put(other, one.values)
        const { verdict, findings } = await verify()
        const subjects = findings.map(({ subject }) => subject)
        expect(verdict).toBe('tampering')
        expect(subjects, `${named(one)} with ${named(other)}`).toEqual(
          expect.arrayContaining([named(one), named(other)]),
        )
        await put(one, {})
        await put(other, {})
      }
    }
  })
})

function changedValue(value: unknown): unknown {
  if (typeof value === 'number') return value + 1
  if (typeof value === 'string') return `${value.slice(0, -1)}${value.endsWith('0') ? '1' : '0'}`
  if (Array.isArray(value)) return ['visitor', 'staff']
  return value === null ? 'something' : { 'Full name': 'Somebody Else' }
}

test('a record put in between is named', async () => {
  const row = await ledgerRow(helen, rec(2))
  await school.storage.tables.Ledger.upsert({ ...row, rowKey: rec(3) })
  const { findings } = await verify()
  expect(findings.map(({ subject }) => subject)).toContain(named({ ...row, rowKey: rec(3) }))
})

test('a chain made up for somebody who was never asked is named', async () => {
  const row = await ledgerRow(gareth, `att_${campaign.campaignId}`)
  const head = await ledgerRow(gareth, 'head')
  const stranger = '0a4f1e1d-0000-4000-9000-00000000eeee'
  const record = { ...JSON.parse(String(row.values.json)), personId: stranger }
  const partitionKey = `${tenantId}_${stranger}`
  await put({ ...row, partitionKey }, { json: canonicalJson(record), recordHash: hashRecord(record) })
  await put({ ...head, partitionKey }, { ordinal: 1, recordHash: hashRecord(record) })
  expect(await verify()).toMatchObject({
    verdict: 'tampering',
    findings: [{ subject: named({ ...row, partitionKey }), message: expect.stringContaining('never asked') }],
  })
})

test('a whole person’s records cannot vanish while they are counted as signed', async () => {
  for (const row of await rowsOf('Ledger')) {
    if (row.partitionKey.endsWith(gareth.id)) await school.storage.tables.Ledger.remove(row.partitionKey, row.rowKey)
  }
  expect(await verify()).toMatchObject({
    verdict: 'tampering',
    findings: [
      { subject: `campaign ${campaign.campaignId}, person ${gareth.id}`, message: expect.stringContaining('is gone') },
    ],
  })
})

test('somebody counted as signed without a record is named', async () => {
  await school.stores.assignments.update(campaign.campaignId, mo.id, (assignment) => {
    return { ...assignment, state: { kind: 'signed', at: school.clock.now(), receiptNo: 'AAAA-AAAA' } }
  })
  expect(await verify()).toMatchObject({
    verdict: 'tampering',
    findings: [{ subject: `campaign ${campaign.campaignId}, person ${mo.id}` }],
  })
})

test('a receipt number that is not the record’s is named', async () => {
  await school.stores.assignments.update(campaign.campaignId, gareth.id, (assignment) => {
    return { ...assignment, state: { kind: 'signed', at: school.clock.now(), receiptNo: 'AAAA-AAAA' } }
  })
  expect(await verify()).toMatchObject({
    verdict: 'tampering',
    findings: [{ message: expect.stringContaining('AAAA-AAAA') }],
  })
})

test.each([
  ['a clause', (text: string) => text.replace('Lock your laptop', 'Leave your laptop')],
  ['the declaration', (text: string) => text.replace('will keep to it', 'will not keep to it')],
])('the stored text of %s cannot be changed unseen', async (_, edit) => {
  const [row] = (await rowsOf('Policies')).filter(({ rowKey }) => rowKey === 'v2026')
  const edited = Object.entries(row!.values).map(([name, value]) => [
    name,
    typeof value === 'string' ? edit(value) : value,
  ])
  await school.storage.tables.Policies.upsert({ ...row!, values: Object.fromEntries(edited) })
  const { verdict, findings } = await verify()
  expect(verdict).toBe('tampering')
  expect(findings.map(({ subject }) => subject)).toEqual(
    expect.arrayContaining([
      'policy acceptable-use-policy, version v2026',
      `${tenantId}_${gareth.id} / att_${campaign.campaignId}`,
    ]),
  )
})

test('a missing version or campaign leaves the check incomplete', async () => {
  const [version] = (await rowsOf('Policies')).filter(({ rowKey }) => rowKey === 'v2026')
  await school.storage.tables.Policies.remove(version!.partitionKey, version!.rowKey)
  expect((await verify()).verdict).toBe('incomplete')
  await school.storage.tables.Policies.upsert(version!)
  await school.storage.tables.Campaigns.remove(tenantId, old.campaignId)
  expect(await verify()).toMatchObject({
    verdict: 'incomplete',
    findings: [{ message: expect.stringContaining(old.campaignId) }],
  })
})

test('a record of a newer Assent leaves the check incomplete for that record', async () => {
  const row = await ledgerRow(gareth, `att_${campaign.campaignId}`)
  await put(row, { json: canonicalJson({ schema: 3, anything: true }) })
  const { findings } = await verify()
  expect(findings).toContainEqual(expect.objectContaining({ kind: 'incomplete', subject: named(row) }))
})

test('a signature the counts have not caught up with is incomplete, not tampering', async () => {
  await school.stores.assignments.update(campaign.campaignId, gareth.id, (assignment) => {
    return { ...assignment, state: { kind: 'pending' } }
  })
  expect(await verify()).toMatchObject({
    verdict: 'incomplete',
    findings: [{ message: expect.stringContaining('not counted yet') }],
  })
})

test('somebody who signs while it runs is not accused', async () => {
  let hasSigned = false
  const assignments: Oakfield['ports']['assignments'] = {
    ...school.ports.assignments,
    async *listByCampaign(each) {
      if (!hasSigned) {
        hasSigned = true
        await school.sign(campaign, mo)
      }
      yield* school.ports.assignments.listByCampaign(each)
    },
  }
  expect(await verifyLedger({ ...school.ports, assignments }, tenantId)).toMatchObject({
    verdict: 'holds',
    findings: [],
  })
})
