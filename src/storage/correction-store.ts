import type { TenantId } from '../people/person.ts'
import type { PolicyId } from '../policy/policy.ts'
import type { CorrectionStore } from '../policy/ports.ts'
import { emptyOverlay, type Overlay } from '../policy/review/correction.ts'
import { overlaySchema } from '../policy/review/overlay-schema.ts'
import { StorageError } from './errors.ts'
import { key } from './keys.ts'
import { casAttempts, parseJson, unreadable } from './stored-json.ts'
import type { StoredRow, Table } from './table.ts'
import { joinText, splitText } from './text-chunks.ts'

/**
 * Schema 1. Partition `tenant`, row the policy: everything decided about it as one JSON text, cut into `t0`, `t1` …, so
 * that two people who decide at once see each other's decisions.
 */

// As for a policy version: a row takes 1 MiB.
const longestJson = 510_000

export function createCorrectionStore(corrections: Table, tenantId: TenantId): CorrectionStore {
  const keysOf = (policyId: PolicyId) => ({ partitionKey: key(tenantId), rowKey: key(policyId) })

  return {
    async find(policyId) {
      const { partitionKey, rowKey } = keysOf(policyId)
      const row = await corrections.get(partitionKey, rowKey)
      return row && parseOverlay(row)
    },
    async update(policyId, decide) {
      const keys = keysOf(policyId)
      for (let attempt = 1; attempt <= casAttempts; attempt += 1) {
        const row = await corrections.get(keys.partitionKey, keys.rowKey)
        const kept = row ? parseOverlay(row) : emptyOverlay(policyId)
        const next = decide(kept)
        if (next === undefined) return kept
        const changed = { ...keys, values: valuesOf(next) }
        const result = row ? await corrections.replace(changed, row.etag) : await corrections.insert(changed)
        if (result.kind === 'replaced' || result.kind === 'inserted') return next
      }
      throw new StorageError('contended', `The corrections of ${policyId} kept changing while they were being changed.`)
    },
  }
}

function valuesOf(overlay: Overlay) {
  const json = JSON.stringify(overlay)
  if (json.length > longestJson) {
    throw new StorageError(
      'invalid',
      `The corrections of ${overlay.policyId} are too long to store: ${json.length} characters, and ${longestJson} is the most.`,
    )
  }
  return { schema: 1, ...splitText(json) }
}

function parseOverlay(row: StoredRow): Overlay {
  if (row.values.schema !== 1) throw unreadable('corrections', row, `their schema is ${row.values.schema}`)
  return parseJson('corrections', row, joinText(row.values), overlaySchema)
}
