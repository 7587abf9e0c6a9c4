import { type Instant, type SchoolDate, schoolDateOf } from '../clock.ts'
import type { Audience } from '../people/person.ts'
import type { Roster } from '../people/roster.ts'
import { decideRosterChange } from '../people/roster-change.ts'
import { audiencePlurals } from '../policy/audience-plurals.ts'
import type { PolicyVersion } from '../policy/policy.ts'
import type { Campaign, CarryOver } from './campaign.ts'
import { isSupersededBy, mayReplace } from './supersede.ts'

/** What stops a launch before anything is sent. */
export type LaunchProblem =
  | { readonly kind: 'due-date-past'; readonly dueOn: SchoolDate; readonly today: SchoolDate }
  | { readonly kind: 'nobody-found'; readonly audience: Audience }
  | { readonly kind: 'open-with-another-date'; readonly campaign: Campaign }
  | { readonly kind: 'already-over'; readonly campaign: Campaign; readonly state: 'closed' | 'superseded' }
  | { readonly kind: 'declaration-too-long'; readonly words: number }
  | { readonly kind: 'carries-over-otherwise'; readonly campaign: Campaign }
  | { readonly kind: 'people-gone'; readonly audience: Audience; readonly before: number; readonly left: number }

/** The reading before this one, for each audience: a launch need not name them all. */
export type LatestRosters = ReadonlyMap<Audience, Roster | undefined>

export interface LaunchFacts {
  readonly now: Instant
  readonly version: PolicyVersion
  readonly dueOn: SchoolDate
  readonly audiences: readonly Audience[]
  readonly roster: Roster
  readonly latestRosters: LatestRosters
  readonly acceptFewerPeople?: boolean
  readonly carryOver?: CarryOver
  /** The campaign as the launch would leave it, and the other open ones for its policy. */
  readonly campaign: Campaign
  readonly rivals: readonly Campaign[]
}

/** Every problem at once, so that nobody meets them one by one. */
export function findLaunchProblems(facts: LaunchFacts): readonly LaunchProblem[] {
  return [
    ...dueDateProblems(facts),
    ...declarationProblems(facts),
    ...campaignProblems(facts),
    ...carryOverProblems(facts),
    ...rosterProblems(facts),
  ]
}

function dueDateProblems({ dueOn, now }: LaunchFacts): readonly LaunchProblem[] {
  const today = schoolDateOf(now)
  return dueOn < today ? [{ kind: 'due-date-past', dueOn, today }] : []
}

// A card holds 28 KB, of which everything but the declaration takes up to ten.
const LONGEST_STATEMENT_BYTES = 16_000

function declarationProblems({ version }: LaunchFacts): readonly LaunchProblem[] {
  const { statement } = version.policy.declaration
  if (new TextEncoder().encode(statement).byteLength <= LONGEST_STATEMENT_BYTES) return []
  return [{ kind: 'declaration-too-long', words: statement.trim().split(/\s+/).length }]
}

/** Whom a campaign asks is settled once its first cards are out. */
function carryOverProblems({ campaign, carryOver }: LaunchFacts): readonly LaunchProblem[] {
  if (carryOver === undefined || campaign.state !== 'open') return []
  const isSettledSo = campaign.carryOver?.kind === carryOver.kind && campaign.carryOver.by === carryOver.by
  return isSettledSo ? [] : [{ kind: 'carries-over-otherwise', campaign }]
}

/** What the other open campaigns for the same policy have against this one. */
export function campaignProblems({
  campaign,
  rivals,
}: Pick<LaunchFacts, 'campaign' | 'rivals'>): readonly LaunchProblem[] {
  if (campaign.state !== 'open') return [{ kind: 'already-over', campaign, state: campaign.state }]
  if (rivals.some((rival) => isSupersededBy(campaign, rival))) {
    return [{ kind: 'already-over', campaign, state: 'superseded' }]
  }
  return rivals
    .filter((rival) => !mayReplace(campaign, rival))
    .map((rival) => ({ kind: 'open-with-another-date', campaign: rival }))
}

/** An empty audience always stops a launch; a shrunken one until somebody has looked. */
function rosterProblems(facts: LaunchFacts): readonly LaunchProblem[] {
  const { audiences, roster, latestRosters, acceptFewerPeople } = facts
  return audiences.flatMap((audience): readonly LaunchProblem[] => {
    const { suspicious } = decideRosterChange(latestRosters.get(audience), roster)
    const loss = suspicious.find((each) => each.audience === audience)
    if (loss?.kind === 'emptied' || !roster.audiences.includes(audience)) return [{ kind: 'nobody-found', audience }]
    if (loss === undefined || acceptFewerPeople) return []
    return [{ kind: 'people-gone', audience, before: loss.before, left: loss.left }]
  })
}

/** In plain words: what is wrong, and what to do about it. */
export function describeLaunchProblem(problem: LaunchProblem): string {
  switch (problem.kind) {
    case 'due-date-past':
      return `The due date ${problem.dueOn} has passed: today is ${problem.today}. Choose a later day.`
    case 'nobody-found':
      return `Nobody was found among ${audiencePlurals[problem.audience]}. Check the Entra group for that audience, or leave it out.`
    case 'open-with-another-date':
      return `This version is already being asked for, due on ${problem.campaign.dueOn}. Launch with that date to add people to it, or close campaign ${problem.campaign.campaignId} first.`
    case 'already-over':
      return `Campaign ${problem.campaign.campaignId} asked for this version by this date and is ${problem.state}. Choose another due date to ask again.`
    case 'declaration-too-long':
      return `The declaration is too long for a card in Teams: it has ${problem.words} words. "assent policy read" shows it; shorten it in the document, and leave the rules to the clauses.`
    case 'carries-over-otherwise':
      return `Campaign ${problem.campaign.campaignId} is open already, and whose signatures stand in it was settled when it was launched. Leave that out to add people to it.`
    case 'people-gone':
      return `${problem.left} of the ${problem.before} ${audiencePlurals[problem.audience]} of the last reading are gone. Check the Entra groups; if that is right, say so and launch again.`
  }
}

/** A launch was asked for although its plan says why it cannot be. */
export class LaunchRefused extends Error {
  override readonly name = 'LaunchRefused'
  readonly problems: readonly LaunchProblem[]

  constructor(problems: readonly LaunchProblem[]) {
    super(problems.map(describeLaunchProblem).join(' '))
    this.problems = problems
  }
}
