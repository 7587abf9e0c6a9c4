import type { VerifiedIdentity } from '../attestations/decision.ts'
import { listHistory } from '../attestations/history.ts'
import { asksAsLeader } from './asks-as-leader.ts'
import type { BotDeps } from './bot-deps.ts'
import type { Command } from './card-actions.ts'
import type { Card } from './card-template.ts'
import { renderHistory } from './render-history.ts'
import { renderHelp } from './render-welcome.ts'
import { showPolicy } from './show-policy.ts'
import { showStatus } from './show-status.ts'

export async function runCommand(deps: BotDeps, identity: VerifiedIdentity, command: Command): Promise<Card> {
  switch (command) {
    case 'help':
      return renderHelp(deps.cards, { isLeader: await asksAsLeader(deps, identity.personId) })
    case 'policy':
      return showPolicy(deps, identity)
    case 'status':
      return showStatus(deps, identity)
    case 'history':
      return renderHistory(await listHistory(deps, identity))
  }
}
