import type { CarryOver } from '../campaigns/campaign.ts'
import type { PolicyVersion } from '../policy/policy.ts'
import type { Stores } from '../storage/stores.ts'
import { BadInput } from './ask-bad-input.ts'

export interface CarryOverOptions {
  readonly editorial?: true
  readonly onlyChanged?: true
  readonly by?: string
}

/**
 * Whose earlier signatures are to stand, as the command line says.
 *
 * @throws BadInput where nobody takes it on themselves, or where it cannot be
 */
export async function readCarryOver(
  stores: Pick<Stores, 'campaigns' | 'policies'>,
  version: PolicyVersion,
  { editorial, onlyChanged, by = '' }: CarryOverOptions,
): Promise<CarryOver | undefined> {
  if (!editorial && !onlyChanged) return undefined
  if (editorial && onlyChanged) throw new BadInput('Choose one of --editorial and --only-changed.')
  const name = by.trim()
  if (name === '') throw new BadInput('Signatures stand only on somebody’s word: add --by and your name.')
  if (onlyChanged) return { kind: 'unchanged', by: name }
  const before = await findVersionBefore(stores, version)
  if (before === undefined) throw new BadInput('No earlier text of this policy was sent, so no signature can stand.')
  if (before.policy.declaration.statement !== version.policy.declaration.statement) {
    throw new BadInput(
      'The declaration has changed, and nobody has agreed to its new words: that is no editorial change.',
    )
  }
  return { kind: 'editorial', fromVersionId: before.versionId, by: name }
}

/** The text of the newest campaign for another text of this policy. */
async function findVersionBefore(
  { campaigns, policies }: Pick<Stores, 'campaigns' | 'policies'>,
  { policyId, versionId }: PolicyVersion,
): Promise<PolicyVersion | undefined> {
  const newestFirst = await campaigns.list()
  const before = newestFirst.find((campaign) => campaign.policyId === policyId && campaign.versionId !== versionId)
  return before && policies.findVersion(policyId, before.versionId)
}
