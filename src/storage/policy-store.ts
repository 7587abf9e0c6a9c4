import { z } from 'zod/v4'
import type { TenantId } from '../people/person.ts'
import {
  type AppliedCorrection,
  correctedFields,
  type OriginalFile,
  type PolicyId,
  type PolicyVersion,
  type VersionId,
} from '../policy/policy.ts'
import type { PolicyStore } from '../policy/ports.ts'
import { policySchema } from '../policy/schema.ts'
import { StorageError } from './errors.ts'
import { key } from './keys.ts'
import { clauseIdField, policyIdField, versionIdField } from './stored-fields.ts'
import { parseAll, parseJson, storedShape, unreadable } from './stored-json.ts'

import type { StoredRow, Table } from './table.ts'
import { joinText, splitText } from './text-chunks.ts'

const originalField: z.ZodType<OriginalFile> = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string(),
  contentType: z.string(),
  bytes: z.int().min(0),
})
const correctionField: z.ZodType<AppliedCorrection> = z.object({
  clauseId: clauseIdField.nullable(),
  field: z.enum(correctedFields),
  value: z.string(),
  by: z.string(),
  at: z.string(),
})

/**
 * Schemas 1 and 2, insert-only. The second has the file a version was read from, what people corrected and
 * who published it; rows of the first have none of them, and a version without them is still written as one. Partition `tenant_policy`, row the version: the whole version as JSON, cut into the values
 * `t0`, `t1` … because one value holds 32,768 characters. Partition `tenant` has a row for each policy.
 */
const versionSchema: z.ZodType<PolicyVersion> = z.object({
  policyId: policyIdField,
  versionId: versionIdField,
  publishedAt: z.string(),
  publishedBy: z.string().optional(),
  policy: policySchema,
  original: originalField.optional(),
  corrections: z.array(correctionField).optional(),
})

const policyEntry = storedShape<{ readonly policyId: PolicyId }>('policy', z.object({ policyId: policyIdField }))

// A row takes 1 MiB and a character two bytes of it; the rest is room for keys and the values' own overhead.
const longestJson = 510_000

export function createPolicyStore(policies: Table, tenantId: TenantId): PolicyStore {
  const partitionOf = (policyId: PolicyId) => key(tenantId, policyId)

  async function findVersion(policyId: PolicyId, versionId: VersionId) {
    const row = await policies.get(partitionOf(policyId), key(versionId))
    return row && parseVersion(row)
  }

  return {
    async publish(version) {
      const { policyId, versionId } = version
      const json = JSON.stringify(version)
      if (json.length > longestJson) {
        throw new StorageError(
          'invalid',
          `The policy "${version.policy.title}" is too long to store: ${json.length} characters as JSON, and ${longestJson} is the most.`,
        )
      }
      await policies.insert({
        partitionKey: key(tenantId),
        rowKey: key(policyId),
        values: policyEntry.values({ policyId }),
      })
      const values = { schema: isPlain(version) ? 1 : 2, ...splitText(json) }
      const result = await policies.insert({ partitionKey: partitionOf(policyId), rowKey: key(versionId), values })
      if (result.kind === 'inserted') return version
      const kept = await findVersion(policyId, versionId)
      if (!kept) throw new StorageError('unexpected', `Policy version ${versionId} is there and cannot be read.`)
      return kept
    },
    findVersion,
    async listVersions(policyId) {
      const versions = await parseAll(policies.list({ partition: partitionOf(policyId) }), parseVersion)
      return versions.sort((a, b) => Date.parse(a.publishedAt) - Date.parse(b.publishedAt))
    },
    async listPolicyIds() {
      return parseAll(policies.list({ partition: key(tenantId) }), (row) => policyEntry.parse(row).policyId)
    },
  }
}

function isPlain({ original, corrections, publishedBy }: PolicyVersion): boolean {
  return original === undefined && corrections === undefined && publishedBy === undefined
}

function parseVersion(row: StoredRow): PolicyVersion {
  const { schema } = row.values
  if (schema !== 1 && schema !== 2) throw unreadable('policy version', row, `its schema is ${schema}`)
  return parseJson('policy version', row, joinText(row.values), versionSchema)
}
