import type { PolicyId } from '../policy/policy.ts'
import { type ClauseAnchor, emptyOverlay, type Overlay } from '../policy/review/correction.ts'
import { relateFile } from '../policy/review/which-policy.ts'
import { policyIdOf } from '../policy/version-id.ts'
import type { Stores } from '../storage/stores.ts'
import { BadInput } from './ask-bad-input.ts'
import { type ReadFile, readFileWithNotes } from './policy-file.ts'

type ReviewStores = Pick<Stores, 'policies' | 'corrections'>

/** A file, which policy it is a text of, and what people decided about that. */
export interface OpenedFile extends ReadFile {
  readonly overlay: Overlay
  /** Something to know before going on; nothing where all is plain. */
  readonly warning: string | null
}

/** A file alone: nobody's corrections are looked at. */
export async function openAlone(path: string): Promise<OpenedFile> {
  const read = await readFileWithNotes(path)
  return { ...read, overlay: emptyOverlay(policyIdOf(read.reading.policy.title)), warning: null }
}

/**
 * @param newTextOf the policy it is said to be a text of; without it the title tells
 * @throws BadInput for a policy that is not there, and for a file that is another policy than its title says
 */
export async function openForReview(stores: ReviewStores, path: string, newTextOf?: string): Promise<OpenedFile> {
  const read = await readFileWithNotes(path)
  if (newTextOf !== undefined) {
    const policyId = await getPolicyId(stores, newTextOf)
    return { ...read, overlay: await overlayOf(stores, policyId), warning: null }
  }
  const { title, clauses } = read.reading.policy
  const policyId = policyIdOf(title)
  const overlay = await overlayOf(stores, policyId)
  const relation = relateFile(clauses, policyId, await knownClauses(stores, overlay))
  switch (relation.kind) {
    case 'another':
      throw new BadInput(
        `${read.file.name} is called “${title}” as the policy ${relation.policyId} is, and has hardly any of its clauses. If it is the new text of that policy, add --new-text-of ${relation.policyId}. If it is another policy, give it another title.`,
      )
    case 'looks-like':
      return {
        ...read,
        overlay,
        warning: `Most of its clauses are those of the policy ${relation.policyId}. If it is a new text of that one, add --new-text-of ${relation.policyId}; otherwise it is a policy of its own, ${policyId}.`,
      }
    case 'same':
    case 'new':
      return { ...read, overlay, warning: null }
  }
}

async function overlayOf({ corrections }: ReviewStores, policyId: PolicyId): Promise<Overlay> {
  return (await corrections.find(policyId)) ?? emptyOverlay(policyId)
}

/** The newest text of each policy; of one that was only reviewed, the clauses its corrections were made on. */
async function knownClauses(
  { policies }: ReviewStores,
  { policyId, corrections, context }: Overlay,
): Promise<ReadonlyMap<PolicyId, readonly ClauseAnchor[]>> {
  const known = new Map<PolicyId, readonly ClauseAnchor[]>()
  for (const id of await policies.listPolicyIds()) {
    const newest = (await policies.listVersions(id)).at(-1)
    if (newest) known.set(id, newest.policy.clauses)
  }
  const anchors = corrections.flatMap((each) => (each.about === 'clause' ? [each.clause] : []))
  if (!known.has(policyId) && anchors.length > 0) known.set(policyId, [...anchors, ...context])
  return known
}

async function getPolicyId({ policies, corrections }: ReviewStores, text: string): Promise<PolicyId> {
  const ids = await policies.listPolicyIds()
  const id = ids.find((each) => each === text)
  if (id !== undefined) return id
  // Reviewed, and not published yet.
  const own = policyIdOf(text)
  if (own === text && (await corrections.find(own))) return own
  throw new BadInput(`There is no policy ${text}. The policies so far: ${ids.join(', ') || 'none'}.`)
}
