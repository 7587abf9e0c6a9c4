import { type Instant, type SchoolDate, schoolDateOf } from '../clock.ts'
import type { Audience } from '../people/person.ts'
import type { Roster } from '../people/roster.ts'
import type { Campaign } from './campaign.ts'
import { isSupersededBy } from './supersede.ts'

/** What stops a launch before anything is sent. */
export type LaunchProblem =
  | { readonly kind: 'due-date-past'; readonly dueOn: SchoolDate; readonly today: SchoolDate }
  | { readonly kind: 'nobody-found'; readonly audience: Audience }
  | { readonly kind: 'open-with-another-date'; readonly campaign: Campaign }
  | { readonly kind: 'already-over'; readonly campaign: Campaign; readonly state: 'closed' | 'superseded' }
  | { readonly kind: 'roster-shrank'; readonly audience: Audience; readonly before: number; readonly now: number }

// A group that lost a fifth of its people overnight is more often a mistake in Entra than a change in the school.
const SHRINK_LIMIT = 0.2

export interface LaunchFacts {
  readonly now: Instant
  readonly dueOn: SchoolDate
  readonly audiences: readonly Audience[]
  readonly roster: Roster
  readonly latestRoster: Roster | undefined
  readonly acceptFewerPeople?: boolean
  /** The campaign as the launch would leave it, and the other open ones for its policy. */
  readonly campaign: Campaign
  readonly rivals: readonly Campaign[]
}

/** Every problem at once, so that nobody meets them one by one. */
export function findLaunchProblems(facts: LaunchFacts): readonly LaunchProblem[] {
  return [
    ...dueDateProblems(facts),
    ...campaignProblems(facts),
    ...emptyAudiences(facts),
    ...(facts.acceptFewerPeople ? [] : shrunkenAudiences(facts)),
  ]
}

function dueDateProblems({ dueOn, now }: LaunchFacts): readonly LaunchProblem[] {
  const today = schoolDateOf(now)
  return dueOn < today ? [{ kind: 'due-date-past', dueOn, today }] : []
}

function campaignProblems({ campaign, rivals }: LaunchFacts): readonly LaunchProblem[] {
  if (campaign.state !== 'open') return [{ kind: 'already-over', campaign, state: campaign.state }]
  if (rivals.some((rival) => isSupersededBy(campaign, rival))) {
    return [{ kind: 'already-over', campaign, state: 'superseded' }]
  }
  return rivals
    .filter((rival) => rival.versionId === campaign.versionId)
    .map((rival) => ({ kind: 'open-with-another-date', campaign: rival }))
}

function emptyAudiences({ audiences, roster }: LaunchFacts): readonly LaunchProblem[] {
  return audiences
    .filter((audience) => countIn(roster, audience) === 0)
    .map((audience) => ({ kind: 'nobody-found', audience }))
}

function shrunkenAudiences({ audiences, roster, latestRoster }: LaunchFacts): readonly LaunchProblem[] {
  if (latestRoster === undefined) return []
  return audiences.flatMap((audience): readonly LaunchProblem[] => {
    const before = countIn(latestRoster, audience)
    const now = countIn(roster, audience)
    // None at all is said in plainer words by `nobody-found`.
    if (now === 0 || before - now <= before * SHRINK_LIMIT) return []
    return [{ kind: 'roster-shrank', audience, before, now }]
  })
}

function countIn(roster: Roster, audience: Audience): number {
  return roster.entries.filter((entry) => entry.audiences.includes(audience)).length
}

const audienceWords: Readonly<Record<Audience, string>> = { staff: 'staff', governor: 'governors', visitor: 'visitors' }

/** In plain words: what is wrong, and what to do about it. */
export function describeLaunchProblem(problem: LaunchProblem): string {
  switch (problem.kind) {
    case 'due-date-past':
      return `The due date ${problem.dueOn} has passed: today is ${problem.today}. Choose a later day.`
    case 'nobody-found':
      return `Nobody was found among ${audienceWords[problem.audience]}. Check the Entra group for that audience, or leave it out.`
    case 'open-with-another-date':
      return `This version is already being asked for, due on ${problem.campaign.dueOn}. Launch with that date to add people to it, or close campaign ${problem.campaign.campaignId} first.`
    case 'already-over':
      return `Campaign ${problem.campaign.campaignId} asked for this version by this date and is ${problem.state}. Choose another due date to ask again.`
    case 'roster-shrank':
      return `The number of ${audienceWords[problem.audience]} went from ${problem.before} to ${problem.now} since the last launch. Check the Entra groups; if the smaller number is right, say so and launch again.`
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
