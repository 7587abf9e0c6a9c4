import type { AnswerRecord, CarriedOverRecord, StoredRecord } from '../../src/attestations/attestation.ts'
import type { LedgerHead } from '../../src/attestations/ports.ts'
import type { Assignment } from '../../src/campaigns/assignment.ts'
import type { Campaign, CampaignId } from '../../src/campaigns/campaign.ts'
import { type Instant, parseSchoolDate } from '../../src/clock.ts'
import { type Person, parsePersonId, type TenantId } from '../../src/people/person.ts'
import type { RosterId } from '../../src/people/roster.ts'
import type { PolicyId, VersionId } from '../../src/policy/policy.ts'

export const at = (time: string) => `2026-09-01T${time}.000Z` as Instant

/** A name that has to survive every codec on the way. */
const longName = 'Siân Llŷr-Ō’Connor ⚽ 👩🏽‍🏫 محمد علی \u202e'

export function person(tenantId: TenantId, n: number, changes: Partial<Person> = {}): Person {
  return {
    tenantId,
    personId: parsePersonId(`0a4f1e1d-0000-4000-9000-${String(n).padStart(12, '0')}`),
    displayName: longName,
    userPrincipalName: `person.${n}@oakfield.example`,
    jobTitle: null,
    ...changes,
  }
}

export function campaign(tenantId: TenantId, id: string, changes: Partial<Campaign> = {}): Campaign {
  return {
    campaignId: id as CampaignId,
    tenantId,
    policyId: 'aup' as PolicyId,
    versionId: 'v2026' as VersionId,
    policyTitle: 'Polisi defnydd derbyniol',
    audiences: ['staff', 'visitor'],
    dueOn: parseSchoolDate('2026-09-30'),
    launchedAt: at('08:30:00'),
    state: 'open',
    rosterId: 'roster-1' as RosterId,
    buckets: 2,
    ...changes,
  }
}

export function assignment(to: Campaign, n: number, changes: Partial<Assignment> = {}): Assignment {
  return {
    campaignId: to.campaignId,
    bucket: n % to.buckets,
    person: person(to.tenantId, n),
    audiences: ['staff'],
    nonce: `nonce-${n}`,
    state: { kind: 'pending' },
    ...changes,
  }
}

/** The next record of somebody's chain. */
export function record(
  by: Person,
  head: LedgerHead | null,
  kind: 'signed' | 'declined',
  changes: Partial<AnswerRecord> = {},
): AnswerRecord {
  return {
    schema: 1,
    kind,
    tenantId: by.tenantId,
    personId: by.personId,
    ordinal: (head?.ordinal ?? 0) + 1,
    previousHash: head?.recordHash ?? null,
    campaignId: 'autumn' as CampaignId,
    policyId: 'aup' as PolicyId,
    versionId: 'v2026' as VersionId,
    policyTitle: 'Acceptable use policy',
    contentHash: `sha256:${'0'.repeat(64)}`,
    statement: 'I have read this policy — “all of it” — and will keep to it.',
    audiences: ['staff'],
    fields: kind === 'signed' ? { 'Full name': by.displayName } : {},
    displayName: by.displayName,
    userPrincipalName: by.userPrincipalName,
    jobTitle: by.jobTitle,
    reason: kind === 'declined' ? 'I am on leave until Monday.' : null,
    channel: 'card',
    activityId: 'f:1',
    cardHash: null,
    at: at('09:00:00'),
    ...changes,
  }
}

/** The next record of somebody's chain, which lets an earlier one stand for another campaign. */
export function carriedOverRecord(
  by: Person,
  head: LedgerHead | null,
  source: StoredRecord,
  campaignId: CampaignId,
): CarriedOverRecord {
  const { versionId } = source.record
  return {
    ...record(by, head, 'signed', { campaignId, versionId: 'v2027' as VersionId, activityId: null }),
    schema: 2,
    kind: 'carried-over',
    channel: 'launch',
    carriedOver: { because: 'editorial', by: 'Ines Costa', fromHash: source.recordHash, fromVersionId: versionId },
  }
}
