import type { Assignment, AssignmentState } from '../campaigns/assignment.ts'
import type { Campaign } from '../campaigns/campaign.ts'
import type { StoredRecord } from './attestation.ts'
import { receiptNoOf } from './canonical.ts'
import type { AttestationPorts } from './ports.ts'

/**
 * Shows a record on the assignment that counts are made from. The record is the truth and is safe already, so a failure
 * here is not the person's concern: the repair below catches up.
 *
 * @returns the assignment as it stands, or as it will
 */
export async function projectRecord(
  { assignments }: Pick<AttestationPorts, 'assignments'>,
  stored: StoredRecord,
  assignment: Assignment,
): Promise<Assignment> {
  const shown = afterRecord(assignment, stored)
  if (shown === undefined) return assignment
  try {
    return await assignments.update(assignment.campaignId, assignment.person.personId, (current) =>
      afterRecord(current, stored),
    )
  } catch {
    return shown
  }
}

/** Pure. `undefined` where the assignment says so already, or says something stronger: nothing ever un-signs. */
export function afterRecord(assignment: Assignment, { record, recordHash }: StoredRecord): Assignment | undefined {
  const { state } = assignment
  if (state.kind === 'signed') return undefined
  if (record.kind !== 'declined') {
    return withState(assignment, { kind: 'signed', at: record.at, receiptNo: receiptNoOf(recordHash) })
  }
  const reason = record.reason ?? ''
  if (state.kind === 'excused') return undefined
  if (state.kind === 'declined' && state.at === record.at && state.reason === reason) return undefined
  return withState(assignment, { kind: 'declined', at: record.at, reason })
}

function withState(assignment: Assignment, state: AssignmentState): Assignment {
  return { ...assignment, state }
}

/**
 * Brings every assignment of a campaign up to the ledger, for a program that died between the two.
 *
 * @returns how many were behind
 */
export async function repairProjections(
  { assignments, ledger }: Pick<AttestationPorts, 'assignments' | 'ledger'>,
  campaign: Campaign,
): Promise<number> {
  let repaired = 0
  for await (const assignment of assignments.listByCampaign(campaign)) {
    if (assignment.state.kind === 'signed') continue
    const latest = await findDeciding(ledger, assignment)
    if (latest === undefined || afterRecord(assignment, latest) === undefined) continue
    await assignments.update(campaign.campaignId, assignment.person.personId, (current) => afterRecord(current, latest))
    repaired += 1
  }
  return repaired
}

/** The signature where there is one, otherwise the latest decline. */
async function findDeciding(
  ledger: AttestationPorts['ledger'],
  { person, campaignId }: Assignment,
): Promise<StoredRecord | undefined> {
  const own = (await ledger.listByPerson(person)).filter(({ record }) => record.campaignId === campaignId)
  return own.find(({ record }) => record.kind !== 'declined') ?? own.at(-1)
}
