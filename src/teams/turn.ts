import type { TurnContext } from 'botbuilder'
import type { VerifiedIdentity } from '../attestations/decision.ts'
import type { ActivityEnvelope } from './activity-envelope.ts'

/** One verified activity while it is being answered. */
export interface Turn {
  readonly envelope: ActivityEnvelope
  /** Undefined for people without an object id in this tenant. */
  readonly identity: VerifiedIdentity | undefined
  /** Run once Teams has its answer: an invoke must be answered within seconds. */
  readonly afterwards: (() => Promise<unknown>)[]
}

export type IdentifiedTurn = Turn & { readonly identity: VerifiedIdentity }

export function isIdentified(turn: Turn): turn is IdentifiedTurn {
  return turn.identity !== undefined
}

const turnKey = Symbol('Assent turn')

export function startTurn(context: TurnContext, turn: Turn): void {
  context.turnState.set(turnKey, turn)
}

/** @throws Error for a context that did not come through our gate */
export function turnOf(context: TurnContext): Turn {
  const turn = context.turnState.get<Turn | undefined>(turnKey)
  if (!turn) throw new Error('A turn reached the bot without passing the gate.')
  return turn
}

/** A bot can be added to a team or a group chat as well; what it says is for one person only. */
export function isPersonal({ envelope }: Turn): boolean {
  const { conversationType } = envelope.conversation
  return conversationType === undefined || conversationType === null || conversationType === 'personal'
}
