import type { TenantId } from '../../people/person.ts'
import type { ConnectorPerson } from './conversations.ts'

export interface ActivityFrame {
  readonly person: ConnectorPerson
  readonly conversationId: string
  readonly serviceUrl: string
  readonly tenantId: TenantId
  readonly botId: string
}

export type TeamsActivity = Readonly<Record<string, unknown>> & { readonly type: string; readonly id: string }

/** What every activity from Teams carries, recorded from Teams and from Microsoft's Agents Playground. */
export function frameActivity(
  frame: ActivityFrame,
  id: string,
  content: { readonly type: string } & Readonly<Record<string, unknown>>,
): TeamsActivity {
  const { person, conversationId, serviceUrl, tenantId, botId } = frame
  return {
    id,
    timestamp: new Date().toISOString(),
    channelId: 'msteams',
    serviceUrl,
    from: { id: `29:${person.id}`, name: person.displayName, aadObjectId: person.id },
    conversation: { conversationType: 'personal', tenantId, id: conversationId },
    recipient: { id: botId, name: 'Assent' },
    locale: 'en-GB',
    channelData: { tenant: { id: tenantId } },
    ...content,
  }
}

export function typedMessage(text: string) {
  return { type: 'message', text, textFormat: 'plain' }
}

/** Install events carry no name. */
export function installation(frame: ActivityFrame, action: 'add' | 'remove') {
  const { person } = frame
  return { type: 'installationUpdate', action, from: { id: `29:${person.id}`, aadObjectId: person.id } }
}

export function membersAdded({ person, botId }: ActivityFrame) {
  return {
    type: 'conversationUpdate',
    from: { id: `29:${person.id}`, aadObjectId: person.id },
    membersAdded: [{ id: `29:${person.id}`, aadObjectId: person.id }, { id: botId }],
  }
}

export interface PressedAction {
  readonly type: 'Action.Execute'
  readonly id?: string | undefined
  readonly title?: string | undefined
  readonly verb: string
  readonly data: Readonly<Record<string, unknown>>
}

/** Action.Execute: inputs are merged into `data`, and Teams says which button and how. */
export function executed(action: PressedAction, replyToId: string) {
  return { type: 'invoke', name: 'adaptiveCard/action', replyToId, value: { action, trigger: 'manual' } }
}

/** Action.Submit: a message without text whose value is the button's data with the inputs merged in. */
export function submitted(value: Readonly<Record<string, unknown>>, replyToId: string) {
  return { type: 'message', replyToId, value }
}
