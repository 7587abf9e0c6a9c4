import { createHash } from 'node:crypto'
import { z } from 'zod/v4'
import { epochMsOf } from '../clock.ts'
import type { TenantId } from '../people/person.ts'
import type { RosterStore } from '../people/ports.ts'
import type { Exclusion, Roster, RosterEntry, RosterId } from '../people/roster.ts'
import { StorageError } from './errors.ts'
import { chunksOf } from './in-parallel.ts'
import { key, keysUnder, newestFirstKey, requireTenant } from './keys.ts'
import { limits } from './limits.ts'
import {
  audiencesField,
  instantField,
  personField,
  personIdField,
  rosterIdField,
  tenantIdField,
} from './stored-fields.ts'
import { parseAll, storedShape } from './stored-json.ts'
import type { NewRow, Table } from './table.ts'

// Schema 1. Partition `tenant_roster` holds a row per entry and exclusion under the roster's digest, and, written last,
// the header `head`. A reading that was cut short leaves rows that no header names. Partition `tenant` lists
// the rosters, newest first.

interface Header {
  readonly rosterId: RosterId
  readonly tenantId: TenantId
  readonly takenAt: Roster['takenAt']
  readonly audiences: Roster['audiences']
  readonly digest: string
}

const headerShape = storedShape<Header>(
  'roster',
  z.object({
    rosterId: rosterIdField,
    tenantId: tenantIdField,
    takenAt: instantField,
    audiences: audiencesField,
    digest: z.string().min(1),
  }),
)

const entryShape = storedShape<RosterEntry>(
  'roster entry',
  z.object({
    person: personField,
    audiences: audiencesField,
    reach: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('chat') }),
      z.object({ kind: z.literal('unreachable'), reason: z.literal('guest') }),
    ]),
  }),
)

const exclusionShape = storedShape<Exclusion>(
  'roster exclusion',
  z.object({
    personId: personIdField,
    displayName: z.string().nullable(),
    audiences: audiencesField,
    reason: z.enum(['pupil', 'disabled', 'incomplete']),
  }),
)

const indexShape = storedShape<{ readonly rosterId: RosterId }>(
  'roster index entry',
  z.object({ rosterId: rosterIdField }),
)

const headerKey = 'head'

export function createRosterStore(rosters: Table, tenantId: TenantId): RosterStore {
  const partitionOf = (rosterId: RosterId) => key(tenantId, rosterId)

  async function findHeader(rosterId: RosterId): Promise<Header | undefined> {
    const row = await rosters.get(partitionOf(rosterId), headerKey)
    return row && headerShape.parse(row)
  }

  async function find(rosterId: RosterId): Promise<Roster | undefined> {
    const header = await findHeader(rosterId)
    if (!header) return undefined
    const { digest, ...roster } = header
    const partition = partitionOf(rosterId)
    const entries = await parseAll(rosters.list({ partition, rows: keysUnder(digest, 'e') }), entryShape.parse)
    const exclusions = await parseAll(rosters.list({ partition, rows: keysUnder(digest, 'x') }), exclusionShape.parse)
    return { ...roster, entries, exclusions }
  }

  return {
    async commit(roster) {
      requireTenant(tenantId, roster.tenantId)
      const { rosterId, takenAt, audiences } = roster
      const partitionKey = partitionOf(rosterId)
      const digest = digestOf(roster)
      await insertAll(rosters, rowsOf(roster, partitionKey, digest))
      await rosters.insert({
        partitionKey: key(tenantId),
        rowKey: key(newestFirstKey(epochMsOf(takenAt)), rosterId),
        values: indexShape.values({ rosterId }),
      })
      const values = headerShape.values({ rosterId, tenantId, takenAt, audiences, digest })
      const result = await rosters.insert({ partitionKey, rowKey: headerKey, values })
      if (result.kind === 'inserted') return
      const kept = await findHeader(rosterId)
      if (kept?.digest !== digest) {
        throw new StorageError('invalid', `Roster ${rosterId} is committed already, with other people in it.`)
      }
    },
    find,
    async findLatest(tenant) {
      requireTenant(tenantId, tenant)
      for await (const row of rosters.list({ partition: key(tenantId) })) {
        const roster = await find(indexShape.parse(row).rosterId)
        if (roster) return roster
      }
      return undefined
    },
  }
}

function digestOf({ takenAt, audiences, entries, exclusions }: Roster): string {
  const text = JSON.stringify([takenAt, audiences, entries, exclusions])
  return createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 32)
}

function rowsOf({ entries, exclusions }: Roster, partitionKey: string, digest: string): readonly NewRow[] {
  return [
    ...entries.map((entry) => ({
      partitionKey,
      rowKey: key(digest, 'e', entry.person.personId),
      values: entryShape.values(entry),
    })),
    ...exclusions.map((exclusion) => ({
      partitionKey,
      rowKey: key(digest, 'x', exclusion.personId),
      values: exclusionShape.values(exclusion),
    })),
  ]
}

/** A batch that is refused because its rows are there was written by an earlier try: batches are all or nothing. */
async function insertAll(table: Table, rows: readonly NewRow[]): Promise<void> {
  for (const chunk of chunksOf(rows, limits.batchRows)) {
    await table.batch(chunk.map((row) => ({ kind: 'insert', row })))
  }
}
