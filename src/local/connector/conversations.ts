import type { PersonId } from '../../people/person.ts'

/** An activity as the bot sent it; Teams adds the id. */
export type BotActivity = Readonly<Record<string, unknown>> & { readonly id: string }

export interface ConnectorPerson {
  readonly id: PersonId
  readonly displayName: string
}

/** One person's chat with the bot, as Teams keeps it: what is shown now, and every change to it. */
export interface Conversation {
  readonly id: string
  readonly person: ConnectorPerson
  /** In the order they were posted, each as it stands after updates. */
  readonly activities: readonly BotActivity[]
  readonly changes: readonly Change[]
}

export interface Change {
  readonly kind: 'posted' | 'replaced' | 'deleted'
  readonly activityId: string
}

interface MutableConversation extends Conversation {
  activities: BotActivity[]
  changes: Change[]
}

/** All chats of the simulated school, by Teams' own opaque ids. */
export class Conversations {
  readonly #people: ReadonlyMap<string, ConnectorPerson>
  readonly #elsewhere: ReadonlySet<string>
  readonly #byId = new Map<string, MutableConversation>()
  #posted = 0

  constructor(people: readonly ConnectorPerson[], elsewhere: readonly PersonId[] = []) {
    this.#people = new Map(people.map((person) => [person.id, person]))
    this.#elsewhere = new Set(elsewhere)
  }

  /** In this tenant, but without the app in a chat here, as far as this connector knows. */
  isElsewhere(accountId: string): boolean {
    return this.#elsewhere.has(accountId.replace(/^29:/, ''))
  }

  /** By Entra object id or by the `29:` id that Teams calls the person. */
  findPerson(accountId: string): ConnectorPerson | undefined {
    return this.#people.get(accountId.replace(/^29:/, ''))
  }

  /** A person has one chat with the bot: asking again gives the same. */
  open(person: ConnectorPerson): Conversation {
    const id = `a:chat-${person.id}`
    const known = this.#byId.get(id)
    if (known) return known
    const opened: MutableConversation = { id, person, activities: [], changes: [] }
    this.#byId.set(id, opened)
    return opened
  }

  find(conversationId: string): Conversation | undefined {
    return this.#byId.get(conversationId)
  }

  list(): readonly Conversation[] {
    return [...this.#byId.values()]
  }

  /** As when Teams loses a chat: its id means nothing any more. */
  lose(conversationId: string): void {
    this.#byId.delete(conversationId)
  }

  post(conversationId: string, activity: object): string | undefined {
    const conversation = this.#byId.get(conversationId)
    if (!conversation) return undefined
    this.#posted += 1
    const id = String(1_756_700_000_000 + this.#posted)
    conversation.activities.push({ ...activity, id })
    conversation.changes.push({ kind: 'posted', activityId: id })
    return id
  }

  replace(conversationId: string, activityId: string, activity: object): boolean {
    const conversation = this.#byId.get(conversationId)
    const index = conversation?.activities.findIndex(({ id }) => id === activityId) ?? -1
    if (!conversation || index < 0) return false
    conversation.activities[index] = { ...activity, id: activityId }
    conversation.changes.push({ kind: 'replaced', activityId })
    return true
  }

  remove(conversationId: string, activityId: string): boolean {
    const conversation = this.#byId.get(conversationId)
    const index = conversation?.activities.findIndex(({ id }) => id === activityId) ?? -1
    if (!conversation || index < 0) return false
    conversation.activities.splice(index, 1)
    conversation.changes.push({ kind: 'deleted', activityId })
    return true
  }
}
