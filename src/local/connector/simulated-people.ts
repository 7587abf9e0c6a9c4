import type { PersonId } from '../../people/person.ts'
import type { BotActivity, Conversation, Conversations } from './conversations.ts'
import { type BotAnswer, postToBot } from './post-to-bot.ts'
import { findButton, type ShownButton } from './shown-card.ts'
import {
  type ActivityFrame,
  executed,
  frameActivity,
  installation,
  membersAdded,
  submitted,
  type TeamsActivity,
  typedMessage,
} from './teams-activity.ts'

/** What the bot made of one activity. */
export interface BotReply extends BotAnswer {
  /** What it posted into this person's chat while it worked on the activity. */
  readonly posted: readonly BotActivity[]
}

export interface PressOptions {
  /** What the person types; the card's own values where absent. */
  readonly inputs?: Readonly<Record<string, string>>
  /** As a client that does not know Action.Execute does. */
  readonly asSubmit?: boolean
}

interface SchoolSettings extends Omit<ActivityFrame, 'person' | 'conversationId' | 'serviceUrl'> {
  readonly conversations: Conversations
  readonly serviceUrl: () => string
  /** The bot's `/api/messages`. */
  readonly botUrl: () => string
}

/** Everybody whom the Playground does not show, pressing and typing as people do in Teams. */
export class SimulatedPeople {
  readonly #settings: SchoolSettings
  #acts = 0

  constructor(settings: SchoolSettings) {
    this.#settings = settings
  }

  /** Teams raises both events, in no promised order. */
  async install(personId: PersonId): Promise<readonly BotReply[]> {
    const frame = this.#frameOf(personId)
    return Promise.all([this.#post(frame, installation(frame, 'add')), this.#post(frame, membersAdded(frame))])
  }

  async uninstall(personId: PersonId): Promise<BotReply> {
    const frame = this.#frameOf(personId)
    return this.#post(frame, installation(frame, 'remove'))
  }

  async say(personId: PersonId, text: string): Promise<BotReply> {
    return this.#post(this.#frameOf(personId), typedMessage(text))
  }

  async pressSign(personId: PersonId, options: PressOptions = {}): Promise<BotReply> {
    return this.#press(personId, 'sign', options)
  }

  async pressDecline(personId: PersonId, reason: string, options: PressOptions = {}): Promise<BotReply> {
    return this.#press(personId, 'decline', { ...options, inputs: { ...options.inputs, reason } })
  }

  /** Any activity as this person; `content` wins over what Teams would have put there. */
  async send(
    personId: PersonId,
    content: { readonly type: string } & Readonly<Record<string, unknown>>,
  ): Promise<BotReply> {
    return this.#post(this.#frameOf(personId), content)
  }

  /** @throws RangeError where the person's chat shows no such button */
  findButton(personId: PersonId, verb: string): ShownButton {
    const button = findButton(this.#chatOf(personId).activities, verb)
    if (!button) throw new RangeError(`The chat of ${personId} shows no "${verb}" button.`)
    return button
  }

  async #press(personId: PersonId, verb: string, { inputs, asSubmit = false }: PressOptions): Promise<BotReply> {
    const button = this.findButton(personId, verb)
    const { id, title, data, fallback } = button.action
    const typed = { ...button.inputs, ...inputs }
    const content = asSubmit
      ? submitted({ ...fallback?.data, ...typed }, button.activityId)
      : executed({ type: 'Action.Execute', id, title, verb, data: { ...data, ...typed } }, button.activityId)
    return this.#post(this.#frameOf(personId), content)
  }

  async #post(
    frame: ActivityFrame,
    content: { readonly type: string } & Readonly<Record<string, unknown>>,
  ): Promise<BotReply> {
    const chat = this.#chatOf(frame.person.id)
    const already = new Set(chat.activities.map(({ id }) => id))
    this.#acts += 1
    const activity: TeamsActivity = frameActivity(frame, `f:act-${this.#acts}`, content)
    const answer = await postToBot(this.#settings.botUrl(), activity)
    const posted = chat.activities.filter(({ id }) => !already.has(id))
    return { ...answer, posted }
  }

  #chatOf(personId: PersonId): Conversation {
    const person = this.#settings.conversations.findPerson(personId)
    if (!person) throw new RangeError(`${personId} is nobody the local connector knows.`)
    return this.#settings.conversations.open(person)
  }

  #frameOf(personId: PersonId): ActivityFrame {
    const { id, person } = this.#chatOf(personId)
    const { tenantId, botId, serviceUrl } = this.#settings
    return { person, conversationId: id, serviceUrl: serviceUrl(), tenantId, botId }
  }
}
