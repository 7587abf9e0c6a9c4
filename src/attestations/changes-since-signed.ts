import type { Instant } from '../clock.ts'
import type { Audience } from '../people/person.ts'
import { changesFor } from '../policy/changes/changes-for.ts'
import { describeChanges } from '../policy/changes/describe-changes.ts'
import type { PolicyChanges } from '../policy/changes/policy-changes.ts'
import type { PolicyVersion } from '../policy/policy.ts'
import type { VerifiedIdentity } from './decision.ts'
import { findLastSigned } from './history.ts'
import type { AttestationPorts } from './ports.ts'

export interface ChangesSinceSigned {
  readonly signedAt: Instant
  /** As they concern this person, against the text they signed last, however long ago that was. */
  readonly changes: PolicyChanges
  /** What the person is asked as now and was not then: all that binds these is new to them. */
  readonly newAudiences: readonly Audience[]
}

/**
 * What a version changed for somebody who signed this policy before; `undefined` for whoever never did. The same text
 * asked for again is told as no change. Where the text they signed is gone from storage, nobody can say what changed:
 * that is for `verify` to report, and no reason to keep a card back.
 */
export async function findChangesSinceSigned(
  { ledger, policies }: Pick<AttestationPorts, 'ledger' | 'policies'>,
  { identity, audiences, version }: AskedPerson,
): Promise<ChangesSinceSigned | undefined> {
  const signed = await findLastSigned({ ledger }, identity, version.policyId)
  const before = signed && (await policies.findVersion(signed.policyId, signed.versionId))
  if (!before) return undefined
  return {
    signedAt: signed.at,
    changes: changesFor(describeChanges(before.policy, version.policy), audiences),
    newAudiences: audiences.filter((audience) => !signed.audiences.includes(audience)),
  }
}

interface AskedPerson {
  readonly identity: VerifiedIdentity
  readonly audiences: readonly Audience[]
  /** What they are asked to sign now. */
  readonly version: PolicyVersion
}
