import { createHash } from 'node:crypto'
import { z } from 'zod/v4'
import type { WordStore } from '../answers/curation/ports.ts'
import type { SchoolWord } from '../answers/lexicon/school-words.ts'
import type { TenantId } from '../people/person.ts'
import { key } from './keys.ts'
import { schoolDateField } from './stored-fields.ts'
import { parseAll, storedShape } from './stored-json.ts'
import type { Table } from './table.ts'

const text = z.string().min(1).max(200)

/** Schema 1. Partition `tenant`: a row `added_HASH` or `muted_HASH` for each word, hashed as it may hold any letter. */
const wordShape = storedShape<SchoolWord>(
  'school’s own word',
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('added'), word: text, means: text, since: schoolDateField }),
    z.strictObject({ kind: z.literal('muted'), word: text, since: schoolDateField }),
  ]),
)

export function createWordStore(words: Table, tenantId: TenantId): WordStore {
  const partitionKey = key(tenantId)
  const rowKeyOf = ({ kind, word }: Pick<SchoolWord, 'kind' | 'word'>) =>
    key(kind, createHash('sha256').update(word).digest('hex').slice(0, 32))

  return {
    list: () => parseAll(words.list({ partition: partitionKey }), wordShape.parse),
    put: (word) => words.upsert({ partitionKey, rowKey: rowKeyOf(word), values: wordShape.values(word) }),
    remove: (word) => words.remove(partitionKey, rowKeyOf(word)),
  }
}
