import { z } from 'zod/v4'
import type { TenantId } from '../people/person.ts'
import type { Exclusion, Roster, RosterEntry, RosterId } from '../people/roster.ts'
import { key } from './keys.ts'
import {
  audiencesField,
  instantField,
  personField,
  personIdField,
  rosterIdField,
  tenantIdField,
} from './stored-fields.ts'
import { storedShape } from './stored-json.ts'
import type { NewRow } from './table.ts'

// Schema 1. Partition `tenant_roster` holds a row per entry and exclusion under the roster's digest, and, written last,
// the header `head`. A reading that was cut short leaves rows that no header names. Partition `tenant` lists
// the rosters, newest first.

export interface Header {
  readonly rosterId: RosterId
  readonly tenantId: TenantId
  readonly takenAt: Roster['takenAt']
  readonly audiences: Roster['audiences']
  readonly digest: string
}

export const headerShape = storedShape<Header>(
  'roster',
  z.object({
    rosterId: rosterIdField,
    tenantId: tenantIdField,
    takenAt: instantField,
    audiences: audiencesField,
    digest: z.string().min(1),
  }),
)

export const entryShape = storedShape<RosterEntry>(
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

export const exclusionShape = storedShape<Exclusion>(
  'roster exclusion',
  z.object({
    personId: personIdField,
    displayName: z.string().nullable(),
    audiences: audiencesField,
    reason: z.enum(['pupil', 'disabled', 'incomplete']),
  }),
)

export const indexShape = storedShape<{ readonly rosterId: RosterId }>(
  'roster index entry',
  z.object({ rosterId: rosterIdField }),
)

export function rowsOf({ entries, exclusions }: Roster, partitionKey: string, digest: string): readonly NewRow[] {
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
