import type { Campaign, CampaignId } from '../campaigns/campaign.ts'
import type { PersonId, TenantId } from '../people/person.ts'
import type { PolicyVersion } from '../policy/policy.ts'
import { type Finding, tampering, type VerifiedRecord } from './finding.ts'
import type { AttestationPorts } from './ports.ts'
import { verifyCarryOverWasAsked } from './verify-carried-over.ts'
import { verifyChain } from './verify-chain.ts'
import { verifyAssignment, verifyVersion, verifyWords } from './verify-record.ts'

type VerifyPorts = Pick<AttestationPorts, 'policies' | 'campaigns' | 'assignments' | 'ledger'>

export interface VerifyReport {
  readonly verdict: 'holds' | 'tampering' | 'incomplete'
  readonly checked: {
    readonly people: number
    readonly records: number
    readonly versions: number
    readonly assignments: number
  }
  readonly findings: readonly Finding[]
}

/**
 * Recomputes everything that is kept about who signed what, believing nothing that is stored. Somebody who signs
 * meanwhile can look half-written for a moment, so what is found is looked at a second time before it is reported.
 *
 * It cannot see a whole person's records vanish together with every mention of them, nor a record that somebody with
 * the keys added with all its hashes in order.
 */
export async function verifyLedger(ports: VerifyPorts, tenantId: TenantId): Promise<VerifyReport> {
  const first = await examine(ports, tenantId)
  if (first.findings.length === 0) return first
  const second = await examine(ports, tenantId)
  const seenBefore = new Set(first.findings.map(({ subject, message }) => `${subject}\n${message}`))
  return reportOf(
    second.checked,
    second.findings.filter(({ subject, message }) => seenBefore.has(`${subject}\n${message}`)),
  )
}

function reportOf(checked: VerifyReport['checked'], findings: readonly Finding[]): VerifyReport {
  const isTampered = findings.some(({ kind }) => kind === 'tampering')
  return { verdict: isTampered ? 'tampering' : findings.length > 0 ? 'incomplete' : 'holds', checked, findings }
}

async function examine(ports: VerifyPorts, tenantId: TenantId): Promise<VerifyReport> {
  const versions = await readVersions(ports)
  const campaigns = new Map((await ports.campaigns.list()).map((campaign) => [campaign.campaignId, campaign]))
  const findings: Finding[] = [...versions.values()].flatMap(verifyVersion)
  const signatures: SignatureIndex = new Map()
  let people = 0
  let records = 0
  for await (const chain of ports.ledger.listChains(tenantId)) {
    const verdict = verifyChain(chain, tenantId)
    people += 1
    records += verdict.records.length
    findings.push(...verdict.findings)
    for (const verified of verdict.records) {
      const { record } = verified
      const version = versions.get(versionKey(record.policyId, record.versionId))
      findings.push(...verifyWords(verified, campaigns.get(record.campaignId), version))
      findings.push(...verifyCarryOverWasAsked(verified, campaigns.get(record.campaignId)))
      if (record.kind !== 'declined') findings.push(...noteSignature(signatures, verified))
    }
  }
  const counted = await examineAssignments(ports, campaigns, signatures)
  findings.push(...counted.findings)
  return reportOf({ people, records, versions: versions.size, assignments: counted.assignments }, findings)
}

const versionKey = (policyId: string, versionId: string) => `${policyId}\n${versionId}`

async function readVersions({ policies }: VerifyPorts): Promise<ReadonlyMap<string, PolicyVersion>> {
  const versions = new Map<string, PolicyVersion>()
  for (const policyId of await policies.listPolicyIds()) {
    for (const version of await policies.listVersions(policyId)) {
      versions.set(versionKey(policyId, version.versionId), version)
    }
  }
  return versions
}

type SignatureIndex = Map<string, VerifiedRecord>

const signatureKey = (campaignId: CampaignId, personId: PersonId) => `${campaignId}\n${personId}`

function noteSignature(signatures: SignatureIndex, verified: VerifiedRecord): readonly Finding[] {
  const { campaignId, personId } = verified.record
  const key = signatureKey(campaignId, personId)
  if (signatures.has(key))
    return [tampering(verified.subject, 'This is a second signature of one person in one campaign.')]
  signatures.set(key, verified)
  return []
}

async function examineAssignments(
  { assignments }: VerifyPorts,
  campaigns: ReadonlyMap<CampaignId, Campaign>,
  signatures: SignatureIndex,
): Promise<{ readonly assignments: number; readonly findings: readonly Finding[] }> {
  const findings: Finding[] = []
  const unclaimed = new Map(signatures)
  let count = 0
  for (const campaign of campaigns.values()) {
    for await (const assignment of assignments.listByCampaign(campaign)) {
      const key = signatureKey(campaign.campaignId, assignment.person.personId)
      findings.push(...verifyAssignment(assignment, signatures.get(key)))
      unclaimed.delete(key)
      count += 1
    }
  }
  for (const { subject, record } of unclaimed.values()) {
    // A missing campaign takes its assignments along, and has been reported.
    if (!campaigns.has(record.campaignId)) continue
    findings.push(tampering(subject, 'This person was never asked in that campaign: no assignment matches the record.'))
  }
  return { assignments: count, findings }
}
