import type { Assignment } from '../campaigns/assignment.ts'
import type { Campaign, CarryOver } from '../campaigns/campaign.ts'
import type { DeliverJob } from '../campaigns/ports.ts'
import { getVersionOf } from '../campaigns/version-of.ts'
import type { Audience, Person } from '../people/person.ts'
import type { PolicyVersion } from '../policy/policy.ts'
import type { CarriedOverRecord, StoredRecord } from './attestation.ts'
import { findChangesSinceSigned } from './changes-since-signed.ts'
import type { AttestationPorts } from './ports.ts'
import { projectRecord } from './project.ts'

type CarryOverPorts = Pick<AttestationPorts, 'clock' | 'policies' | 'campaigns' | 'assignments' | 'ledger'>

/**
 * Lets an earlier signature stand for the version a campaign asks for, where the administrator who launched it said so
 * and the person has not answered yet. It is a record of its own, which names that administrator and the signature it
 * stands on: an old version never counts by itself. Safe to repeat.
 *
 * @returns whether this person need not be asked
 */
export async function carryOverSignature(
  ports: CarryOverPorts,
  { campaignId, personId }: Pick<DeliverJob, 'campaignId' | 'personId'>,
): Promise<boolean> {
  const campaign = await ports.campaigns.find(campaignId)
  if (campaign?.state !== 'open' || campaign.carryOver === undefined) return false
  const assignment = await ports.assignments.find(campaignId, personId)
  if (assignment?.state.kind !== 'pending') return false
  const chain = await ports.ledger.listByPerson(assignment.person)
  // A program that died after writing the record left the assignment as it was.
  const kept = chain.find(({ record }) => record.campaignId === campaignId && record.kind !== 'declined')
  const stored =
    kept ?? (await appendCarriedOver(ports, { campaign, carryOver: campaign.carryOver, assignment, chain }))
  if (stored === undefined) return false
  await projectRecord(ports, stored, assignment)
  return true
}

interface Appending {
  readonly campaign: Campaign
  readonly carryOver: CarryOver
  readonly assignment: Assignment
  readonly chain: readonly StoredRecord[]
}

async function appendCarriedOver(ports: CarryOverPorts, appending: Appending): Promise<StoredRecord | undefined> {
  const { campaign, assignment, chain } = appending
  const { campaignId } = campaign
  const version = await getVersionOf(ports, campaign)
  const source = await findStandingIn(ports, chain, { campaign, version, asked: assignment })
  if (source === undefined) return undefined
  const at = ports.clock.now()
  const { stored } = await ports.ledger.append(assignment.person, { kind: 'carried-over', campaignId }, (head) => {
    // What was decided from the chain no longer holds; the job is tried again from the start.
    if (head?.recordHash !== chain.at(-1)?.recordHash) {
      throw new Error(`The records of ${assignment.person.personId} grew meanwhile.`)
    }
    return carriedRecord({ ...appending, version, source, at })
  })
  return stored
}

interface Asked {
  readonly person: Person
  readonly audiences: readonly Audience[]
}

interface Question {
  readonly campaign: Campaign
  readonly version: PolicyVersion
  readonly asked: Asked
}

/** The signature that would stand for this person, for saying so before a launch. Changes nothing. */
export async function findStandingSignature(
  ports: Pick<CarryOverPorts, 'policies' | 'ledger'>,
  question: Question,
): Promise<StoredRecord | undefined> {
  return findStandingIn(ports, await ports.ledger.listByPerson(question.asked.person), question)
}

/** Whoever is asked as something new, or for words they never agreed to, is asked whatever the administrator says. */
async function findStandingIn(
  ports: Pick<CarryOverPorts, 'policies' | 'ledger'>,
  chain: readonly StoredRecord[],
  { campaign: { campaignId, policyId, carryOver }, version, asked }: Question,
): Promise<StoredRecord | undefined> {
  if (chain.some(({ record }) => record.campaignId === campaignId)) return undefined
  const source = chain.findLast(({ record }) => record.kind !== 'declined' && record.policyId === policyId)
  if (source === undefined || carryOver === undefined) return undefined
  const { statement, audiences, versionId } = source.record
  if (statement !== version.policy.declaration.statement) return undefined
  if (!asked.audiences.every((audience) => audiences.includes(audience))) return undefined
  if (carryOver.kind === 'editorial') return versionId === carryOver.fromVersionId ? source : undefined
  const since = await findChangesSinceSigned(ports, { identity: asked.person, audiences: asked.audiences, version })
  const isUnchanged = since?.changes.clauses.length === 0 && since.changes.declaration === null
  return isUnchanged ? source : undefined
}

function carriedRecord({
  campaign,
  carryOver,
  assignment: { person, audiences },
  version,
  source,
  chain,
  at,
}: Appending & {
  readonly version: PolicyVersion
  readonly source: StoredRecord
  readonly at: CarriedOverRecord['at']
}): CarriedOverRecord {
  return {
    schema: 2,
    kind: 'carried-over',
    tenantId: person.tenantId,
    personId: person.personId,
    ordinal: (chain.at(-1)?.record.ordinal ?? 0) + 1,
    previousHash: chain.at(-1)?.recordHash ?? null,
    campaignId: campaign.campaignId,
    policyId: version.policyId,
    versionId: version.versionId,
    policyTitle: version.policy.title,
    contentHash: version.policy.contentHash,
    statement: version.policy.declaration.statement,
    audiences,
    fields: source.record.fields,
    displayName: person.displayName,
    userPrincipalName: person.userPrincipalName,
    jobTitle: person.jobTitle,
    reason: null,
    channel: 'launch',
    activityId: null,
    cardHash: null,
    at,
    carriedOver: {
      because: carryOver.kind,
      by: carryOver.by,
      fromHash: source.recordHash,
      fromVersionId: source.record.versionId,
    },
  }
}
