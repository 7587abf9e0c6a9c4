import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { Ajv } from 'ajv'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type LocalConnector, startLocalConnector } from '../../src/local/connector/local-connector.ts'
import { SimulatedPeople } from '../../src/local/connector/simulated-people.ts'
import { oakfield as sample } from '../../src/local/oakfield/school.ts'
import { priya, tenantId } from '../support/oakfield.ts'
import { type BotSchool, portOf, startBotSchool } from '../teams/bot-school.ts'

const file = join(import.meta.dirname, '..', '..', '..', 'shared', 'schemas', 'botframework-channel.json')
const hasProtocol = existsSync(file) || Boolean(process.env.CI)

interface Protocol {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly responses: Readonly<Record<string, unknown>> }>>>
  >
  readonly definitions: object
}

describe.runIf(hasProtocol)('the local connector keeps to Microsoft’s protocol', () => {
  const protocol: Protocol = hasProtocol ? JSON.parse(readFileSync(file, 'utf8')) : { paths: {}, definitions: {} }
  const ajv = new Ajv({ strict: false, validateFormats: false })
  ajv.addSchema({ $id: 'protocol', definitions: protocol.definitions })

  function problemsWith(definition: string, value: unknown): unknown {
    const validate = ajv.getSchema(`protocol#/definitions/${definition}`)
    if (!validate) throw new Error(`The protocol has no ${definition}.`)
    return validate(value) ? [] : validate.errors
  }

  /** The protocol's own path for an address, and what it may answer there. */
  function statusesOf(method: string, path: string): readonly string[] {
    const matches = (template: string) => new RegExp(`^${template.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`).test(path)
    const found = Object.entries(protocol.paths).find(
      ([template, methods]) => matches(template) && methods[method.toLowerCase()],
    )
    return Object.keys(found?.[1][method.toLowerCase()]?.responses ?? {})
  }

  test('which notices an activity of the wrong shape', () => {
    expect(problemsWith('Activity', { type: 7 })).not.toEqual([])
    expect(problemsWith('ErrorResponse', { error: { code: 7 } })).not.toEqual([])
  })

  let connector: LocalConnector
  let conversation: string
  beforeEach(async () => {
    const options = { people: [priya], tenantId, botId: sample.botId, botUrl: () => 'http://127.0.0.1:1/' }
    connector = await startLocalConnector(options)
    conversation = encodeURIComponent(connector.conversations.open(priya).id)
  })
  afterEach(() => connector.stop())

  async function call(method: string, path: string, body?: object) {
    const response = await fetch(`${connector.serviceUrl}${path.slice(1)}`, {
      method,
      body: JSON.stringify(body) ?? null,
    })
    const answer = await response.text()
    return { status: response.status, body: answer === '' ? undefined : JSON.parse(answer) }
  }

  const message = { type: 'message', text: 'Hello' }
  const create = { isGroup: false, bot: { id: `28:${sample.botId}` }, members: [{ id: priya.id }], tenantId }

  const calls: readonly (readonly [string, string, object | undefined, number, string | undefined])[] = [
    ['POST', '/v3/conversations', create, 201, 'ConversationResourceResponse'],
    ['POST', '/v3/conversations', { ...create, activity: message }, 201, 'ConversationResourceResponse'],
    ['GET', '/v3/conversations', undefined, 200, 'ConversationsResult'],
    ['POST', '/v3/conversations/{c}/activities', message, 201, 'ResourceResponse'],
    ['POST', '/v3/conversations/{c}/activities/{a}', message, 201, 'ResourceResponse'],
    ['PUT', '/v3/conversations/{c}/activities/{a}', message, 200, 'ResourceResponse'],
    ['DELETE', '/v3/conversations/{c}/activities/{a}', undefined, 200, undefined],
    ['GET', '/v3/conversations/{c}/members', undefined, 200, 'ChannelAccount[]'],
    ['GET', '/v3/conversations/{c}/members/{p}', undefined, 200, 'ChannelAccount'],
    ['GET', '/v3/conversations/{c}/pagedmembers', undefined, 200, 'PagedMembersResult'],
    ['GET', '/v3/conversations/{c}/activities/{a}/members', undefined, 200, 'ChannelAccount[]'],
  ]

  test.each(calls)('%s %s', async (method, template, body, status, definition) => {
    const posted = await call('POST', `/v3/conversations/${conversation}/activities`, message)
    const path = template.replace('{c}', conversation).replace('{a}', posted.body.id).replace('{p}', `29%3A${priya.id}`)

    const answer = await call(method, path, body)

    expect(answer.status).toBe(status)
    expect(statusesOf(method, path)).toContain(String(status))
    if (definition?.endsWith('[]')) {
      for (const each of answer.body) expect(problemsWith(definition.slice(0, -2), each)).toEqual([])
    } else if (definition) expect(problemsWith(definition, answer.body)).toEqual([])
    else expect(answer.body).toBeUndefined()
  })

  test.each([
    ['POST', '/v3/conversations', {}, 400],
    ['POST', '/v3/conversations', { members: [{ id: '0a4f1e1d-0000-4000-9000-0000000000ee' }] }, 404],
    ['POST', '/v3/conversations/nowhere/activities', message, 404],
    ['POST', '/v3/conversations/{c}/activities', { text: 'no type' }, 400],
    ['PUT', '/v3/conversations/{c}/activities/unknown', message, 404],
    ['DELETE', '/v3/conversations/{c}/activities/unknown', undefined, 404],
    ['GET', '/v3/conversations/nowhere/members', undefined, 404],
    ['GET', '/v3/nowhere', undefined, 404],
  ])('%s %s with %o is refused in the protocol’s words', async (method, template, body, status) => {
    const answer = await call(method, template.replace('{c}', conversation), body)

    expect(answer.status).toBe(status)
    expect(problemsWith('ErrorResponse', answer.body)).toEqual([])
    expect(answer.body.error.code).toEqual(expect.any(String))
  })

  describe('and so does the bot', () => {
    let school: BotSchool
    beforeEach(async () => {
      school = await startBotSchool()
    })
    afterEach(() => school.stop())

    test('in everything it sends', async () => {
      await school.launch()
      await school.connector.people.pressSign(priya.id, { asSubmit: true })
      await school.connector.people.say(priya.id, 'help')
      const { requests } = school.connector

      expect(new Set(requests.map(({ method }) => method))).toEqual(new Set(['POST', 'PUT']))
      for (const { method, path, body } of requests) {
        expect(statusesOf(method, path), `${method} ${path}`).not.toEqual([])
        const definition = path === '/v3/conversations' ? 'ConversationParameters' : 'Activity'
        expect(problemsWith(definition, body), `${method} ${path}`).toEqual([])
      }
    })

    test('and so do the people it hears from', async () => {
      const heard: unknown[] = []
      const listener = createServer((request, response) => {
        void text(request).then((body) => {
          heard.push(JSON.parse(body))
          response.end()
        })
      })
      await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
      await school.launch()
      const people = new SimulatedPeople({
        conversations: school.connector.conversations,
        tenantId,
        botId: `28:${sample.botId}`,
        serviceUrl: () => school.connector.serviceUrl,
        botUrl: () => `http://127.0.0.1:${portOf(listener)}/`,
      })
      await people.install(priya.id)
      await people.say(priya.id, 'help')
      await people.pressSign(priya.id)
      await people.pressDecline(priya.id, 'Not yet.', { asSubmit: true })
      await people.uninstall(priya.id)
      await new Promise((resolve) => listener.close(resolve))

      expect(heard).toHaveLength(6)
      for (const activity of heard) expect(problemsWith('Activity', activity)).toEqual([])
      expect(heard).toContainEqual(
        expect.objectContaining({
          type: 'invoke',
          name: 'adaptiveCard/action',
          value: {
            trigger: 'manual',
            action: expect.objectContaining({
              id: 'sign',
              verb: 'sign',
              data: expect.objectContaining({ f0: 'Priya Shah' }),
            }),
          },
        }),
      )
    })
  })
})

test('a person nobody knows cannot press anything', async () => {
  const options = { people: [priya], tenantId, botId: sample.botId, botUrl: () => 'http://127.0.0.1:1/' }
  const connector = await startLocalConnector(options)

  await expect(connector.people.pressSign(priya.id)).rejects.toThrow('shows no "sign" button')
  await connector.stop()
})
