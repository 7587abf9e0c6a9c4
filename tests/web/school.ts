import type { Assignment } from '../../src/campaigns/assignment.ts'
import type { Campaign } from '../../src/campaigns/campaign.ts'
import { deliverCard } from '../../src/campaigns/deliver.ts'
import { launchCampaign, planLaunch } from '../../src/campaigns/launch.ts'
import type { Messenger } from '../../src/campaigns/ports.ts'
import { type Clock, type Instant, parseSchoolDate, type SchoolDate } from '../../src/clock.ts'
import type { SchoolDirectory } from '../../src/local/directory/school-directory.ts'
import { oakfieldAudienceRules, oakfieldDirectory } from '../../src/local/oakfield/people.ts'
import { cast, oakfield } from '../../src/local/oakfield/school.ts'
import type { PersonId } from '../../src/people/person.ts'
import { readRoster } from '../../src/people/read-roster.ts'
import type { PolicyVersion } from '../../src/policy/policy.ts'
import type { Faults } from '../../src/storage/faults.ts'
import { memoryStores } from '../../src/storage/memory-stores.ts'
import type { Stores } from '../../src/storage/stores.ts'
import { systemIds } from '../../src/system.ts'
import { directoryOf, type FakeDirectory } from './directory.ts'
import { version as sampleVersion } from './policy.ts'

export interface School {
  readonly clock: Clock
  readonly stores: Stores
  readonly directory: FakeDirectory
  readonly version: PolicyVersion
  launch(dueOn?: SchoolDate): Promise<Campaign>
  /** Everybody who can get the card has it, Gareth excepted, who has blocked the bot. */
  deliver(campaign: Campaign): Promise<void>
  sign(campaign: Campaign, person: PersonId): Promise<Assignment>
  decline(campaign: Campaign, person: PersonId, reason: string): Promise<Assignment>
}

export const noon = '2026-09-12T11:00:00.000Z' as Instant

interface SchoolOptions {
  readonly clock?: Clock
  readonly version?: PolicyVersion
  readonly people?: SchoolDirectory
  readonly faults?: Faults
}

/** Oakfield in memory, with the real use cases over the real stores. */
export function openSchool({
  clock = { now: () => noon },
  version = sampleVersion,
  people = oakfieldDirectory,
  faults = {},
}: SchoolOptions = {}): School {
  const stores = memoryStores({ tenantId: oakfield.tenantId, clock, faults })
  const directory = directoryOf(people)
  const ports = { ...stores, clock, ids: systemIds, messenger }
  return {
    clock,
    stores,
    directory,
    version,
    async launch(dueOn = parseSchoolDate('2026-09-30')) {
      const audiences = ['staff', 'governor', 'visitor'] as const
      const roster = await readRoster({ directory, clock }, oakfieldAudienceRules, audiences)
      return launchCampaign(ports, await planLaunch(ports, { version, audiences, dueOn, roster }))
    },
    async deliver(campaign) {
      for await (const { person } of stores.assignments.listByCampaign(campaign)) {
        const job = { kind: 'deliver', schema: 1, campaignId: campaign.campaignId, personId: person.personId } as const
        await deliverCard(ports, { ...job, step: 'launch' })
      }
    },
    sign: (campaign, person) =>
      stores.assignments.update(campaign.campaignId, person, (assignment) => ({
        ...assignment,
        state: { kind: 'signed', at: clock.now(), receiptNo: 'K7QX-2M9D' },
      })),
    decline: (campaign, person, reason) =>
      stores.assignments.update(campaign.campaignId, person, (assignment) => ({
        ...assignment,
        state: { kind: 'declined', at: clock.now(), reason },
      })),
  }
}

const messenger: Messenger = {
  async sendPolicyCard({ assignment }) {
    const { personId } = assignment.person
    if (personId === cast.gareth.id) return { kind: 'unreachable', reason: 'blocked', detail: '403' }
    return { kind: 'sent', conversationId: `chat-${personId}`, activityId: 'activity', cardHash: 'sha256:card' }
  },
}
