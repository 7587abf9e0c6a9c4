import { createHash } from 'node:crypto'
import { epochMsOf } from '../clock.ts'
import type { TenantId } from '../people/person.ts'
import type { RosterStore } from '../people/ports.ts'
import type { Roster, RosterId } from '../people/roster.ts'
import { StorageError } from './errors.ts'
import { chunksOf } from './in-parallel.ts'
import { key, keysUnder, newestFirstKey, requireTenant } from './keys.ts'
import { limits } from './limits.ts'
import { entryShape, exclusionShape, type Header, headerShape, indexShape, rowsOf } from './roster-rows.ts'
import { parseAll } from './stored-json.ts'
import type { NewRow, Table } from './table.ts'

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
    async findLatest(tenant, audience) {
      requireTenant(tenantId, tenant)
      for await (const row of rosters.list({ partition: key(tenantId) })) {
        const { rosterId } = indexShape.parse(row)
        if ((await findHeader(rosterId))?.audiences.includes(audience)) return find(rosterId)
      }
      return undefined
    },
  }
}

function digestOf({ takenAt, audiences, entries, exclusions }: Roster): string {
  const text = JSON.stringify([takenAt, audiences, entries, exclusions])
  return createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 32)
}

/** A batch that is refused because its rows are there was written by an earlier try: batches are all or nothing. */
async function insertAll(table: Table, rows: readonly NewRow[]): Promise<void> {
  for (const chunk of chunksOf(rows, limits.batchRows)) {
    await table.batch(chunk.map((row) => ({ kind: 'insert', row })))
  }
}
