import { createHash } from 'node:crypto'
import type { SchoolDate } from '../clock.ts'
import type { PersonId } from '../people/person.ts'
import type { PolicyId, VersionId } from '../policy/policy.ts'
import type { CampaignId } from './campaign.ts'

// A partition of about 500 people is one page to read and never a busy one to write (reliability.md section 5).
const PEOPLE_PER_BUCKET = 500

/**
 * The same policy version asked by the same day is the same campaign, so a launch that is repeated finds itself.
 * Only lower-case letters, digits and hyphens: storage keys forbid slashes, hashes and question marks.
 */
export function campaignIdOf(asked: {
  readonly policyId: PolicyId
  readonly versionId: VersionId
  readonly dueOn: SchoolDate
}): CampaignId {
  return `${keySafe(asked.policyId)}-${keySafe(asked.versionId)}-${asked.dueOn}` as CampaignId
}

function keySafe(text: string): string {
  const plain = text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 80)
  return plain || 'policy'
}

export function bucketsFor(people: number): number {
  return Math.max(1, Math.ceil(people / PEOPLE_PER_BUCKET))
}

export function bucketOf(personId: PersonId, buckets: number): number {
  return createHash('sha256').update(personId).digest().readUInt32BE(0) % buckets
}
