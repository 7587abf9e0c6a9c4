import type { Clock } from '../clock.ts'
import type { Audience } from './person.ts'
import type { Directory, RosterStore } from './ports.ts'
import { readRoster } from './read-roster.ts'
import type { AudienceRules, Roster } from './roster.ts'
import { decideRosterChange, type RosterChange } from './roster-change.ts'

export interface TakenRoster {
  /** `held`: suspiciously many people are gone, so nothing was stored; ask an administrator. */
  readonly kind: 'committed' | 'held'
  readonly roster: Roster
  readonly change: RosterChange
}

/**
 * Reads the groups and keeps the reading as a snapshot. A reading that failed half-way leaves nothing behind. A held
 * one is not stored either: the next reading is compared with the last good one.
 *
 * @param options.acceptLoss an administrator has looked and says that the smaller number of people is right
 * @throws as `readRoster`
 */
export async function takeRoster(
  ports: { readonly directory: Directory; readonly rosters: RosterStore; readonly clock: Clock },
  rules: AudienceRules,
  audiences: readonly Audience[],
  options: { readonly acceptLoss?: boolean } = {},
): Promise<TakenRoster> {
  const roster = await readRoster(ports, rules, audiences)
  const change = decideRosterChange(await ports.rosters.findLatest(rules.tenantId), roster)
  if (change.suspicious.length > 0 && !options.acceptLoss) return { kind: 'held', roster, change }
  await ports.rosters.commit(roster)
  return { kind: 'committed', roster, change }
}
