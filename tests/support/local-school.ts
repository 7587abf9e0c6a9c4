import { fileURLToPath } from 'node:url'
import { z } from 'zod/v4'
import type { CampaignId } from '../../src/campaigns/campaign.ts'
import { startChild } from '../../src/local/child-process.ts'
import { cast, oakfield } from '../../src/local/oakfield/school.ts'
import { openStores } from '../../src/storage/open-stores.ts'

const readySchema = z.object({
  playground: z.string(),
  tables: z.string(),
  campaignId: z.string().transform((id) => id as CampaignId),
})

export interface LocalSchool {
  readonly playground: string
  /** What storage says of Priya: her receipt, and the kinds of her records in order. */
  readonly findSigned: () => Promise<{ readonly receiptNo: string | undefined; readonly chain: readonly string[] }>
  stop(): Promise<void>
}

/** Local mode as a program of its own: a test runner that compiles what it imports is no place for it. */
export async function startLocalSchool(): Promise<LocalSchool> {
  const child = await startChild({
    name: 'Local mode',
    script: fileURLToPath(new URL('./serve-local-school.ts', import.meta.url)),
    args: [],
    readyWhen: readReady,
  })
  const { playground, tables, campaignId } = child.ready
  const stores = await openStores({ kind: 'connection-string', connectionString: tables }, oakfield.tenantId)
  return {
    playground,
    async findSigned() {
      const assignment = await stores.assignments.find(campaignId, cast.priya.id)
      const person = { tenantId: oakfield.tenantId, personId: cast.priya.id }
      return {
        receiptNo: assignment?.state.kind === 'signed' ? assignment.state.receiptNo : undefined,
        chain: (await stores.ledger.listByPerson(person)).map(({ record }) => record.kind),
      }
    },
    stop: () => child.stop(),
  }
}

function readReady(output: string) {
  const line = /^ready (\{.*\})$/m.exec(output)?.[1]
  return line === undefined ? undefined : readySchema.parse(JSON.parse(line))
}
