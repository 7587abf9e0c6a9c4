import type { Assignment, AssignmentState } from '../campaigns/assignment.ts'
import type { Tally } from './completion.ts'

/**
 * Each assignment once, in the one state it is in.
 *
 * @throws Error when the six numbers do not add up: a wrong report is worse than none.
 */
export function tallyOf(assignments: readonly Assignment[]): Tally {
  const count = (kind: AssignmentState['kind']) => assignments.filter(({ state }) => state.kind === kind).length
  const tally = {
    expected: assignments.length,
    signed: count('signed'),
    declined: count('declined'),
    pending: count('pending'),
    excused: count('excused'),
    unreachable: count('unreachable'),
  }
  assertAddsUp(tally)
  return tally
}

export function assertAddsUp({ expected, signed, declined, pending, excused, unreachable }: Tally): void {
  const sum = signed + declined + pending + excused + unreachable
  if (sum !== expected) {
    throw new Error(`The report does not add up: ${expected} people are expected and ${sum} are accounted for.`)
  }
}
