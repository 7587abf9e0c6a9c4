import type { VerifiedIdentity } from '../attestations/decision.ts'
import { listOwed } from '../campaigns/in-force.ts'
import { wakeDeliveries } from '../campaigns/wake.ts'
import { exclusionReason } from '../people/assemble-roster.ts'
import { audiences } from '../people/person.ts'
import type { ActivityEnvelope } from './activity-envelope.ts'
import type { BotDeps } from './bot-deps.ts'
import { refreshReference, saveReference } from './conversation-reference.ts'

/** Keeps what Teams says of where people can be reached, and decides who is welcomed. */
export interface InstallEvents {
  /** On every activity of a person: Teams may bring a newer address. */
  refresh(identity: VerifiedIdentity, envelope: ActivityEnvelope): Promise<void>
  /** @returns whether to say welcome now */
  installed(identity: VerifiedIdentity, envelope: ActivityEnvelope): Promise<boolean>
  removed(identity: VerifiedIdentity): Promise<void>
}

type InstallDeps = Pick<
  BotDeps,
  | 'clock'
  | 'conversations'
  | 'directory'
  | 'audienceRules'
  | 'policies'
  | 'campaigns'
  | 'assignments'
  | 'deliveries'
  | 'jobs'
>

export function createInstallEvents(deps: InstallDeps): InstallEvents {
  const oneAtATime = createLocks()
  return {
    refresh: (identity, envelope) =>
      oneAtATime(identity.personId, async () => {
        await refreshReference(deps, identity, envelope)
      }),
    installed: (identity, envelope) =>
      oneAtATime(identity.personId, async () => {
        const reference = await refreshReference(deps, identity, envelope)
        await wakeDeliveries(deps, identity.personId)
        if (reference.welcomed) return false
        await saveReference(deps, identity, { ...reference, welcomed: true })
        return isWelcomed(deps, identity)
      }),
    removed: ({ tenantId, personId }) => oneAtATime(personId, () => deps.conversations.forget(tenantId, personId)),
  }
}

/**
 * Once a person, and not where a policy card is waiting for them: that card says hello itself. Installing the app
 * for a whole school raises these events for everybody, so only people of an audience are written to, never a pupil.
 */
async function isWelcomed(deps: InstallDeps, { personId }: VerifiedIdentity): Promise<boolean> {
  const { groups, pupilGroups } = deps.audienceRules
  if ((await listOwed(deps, personId)).length > 0) return false
  if (await deps.directory.isMemberOfAny(personId, pupilGroups)) return false
  const user = await deps.directory.findUser(personId)
  if (user === undefined || exclusionReason(user, new Set()) !== undefined) return false
  return deps.directory.isMemberOfAny(
    personId,
    audiences.flatMap((audience) => groups[audience]),
  )
}

/** Both install events arrive at once; read, decide and write must not overlap for one person. */
function createLocks() {
  const tails = new Map<string, Promise<unknown>>()
  return async <Result>(key: string, work: () => Promise<Result>): Promise<Result> => {
    const turn = (tails.get(key) ?? Promise.resolve()).then(work, work)
    const tail = turn.catch(() => undefined)
    tails.set(key, tail)
    try {
      return await turn
    } finally {
      if (tails.get(key) === tail) tails.delete(key)
    }
  }
}
