import { expect, test } from 'vitest'
import type { Campaign } from '../../src/campaigns/campaign.ts'
import { deliverCard } from '../../src/campaigns/deliver.ts'
import type { DeliverJob } from '../../src/campaigns/ports.ts'
import { wakeDeliveries } from '../../src/campaigns/wake.ts'
import { gareth, oakfield, priya } from '../support/oakfield.ts'

const jobFor = ({ campaignId }: Campaign): DeliverJob => ({
  kind: 'deliver',
  schema: 1,
  campaignId,
  personId: priya.id,
  step: 'launch',
})
const notInstalledYet = { kind: 'not-sent', retryAfterMs: 60_000, detail: 'not installed yet' } as const

test('a card that waits for the app goes out as soon as the app is there', async () => {
  const school = oakfield()
  const campaign = await school.launch()
  school.messenger.answerNext(notInstalledYet)
  await deliverCard(school.ports, jobFor(campaign))
  await deliverCard(school.ports, jobFor(campaign))
  expect(school.messenger.sentTo(priya)).toHaveLength(0)

  expect(await wakeDeliveries(school.ports, priya.id)).toBe(1)
  await deliverCard(school.ports, jobFor(campaign))
  expect(school.messenger.sentTo(priya)).toHaveLength(1)
})

test('a card that was sent, or may have been, is not woken', async () => {
  const school = oakfield()
  const campaign = await school.launch()
  school.messenger.answerNext('lost')
  await deliverCard(school.ports, jobFor(campaign))
  expect(await wakeDeliveries(school.ports, priya.id)).toBe(0)
  await deliverCard(school.ports, jobFor(campaign))
  expect(school.messenger.sentTo(priya).length).toBeLessThan(2)
})

test('the app arriving where nobody asks anything wakes nothing', async () => {
  const school = oakfield()
  expect(await wakeDeliveries(school.ports, gareth.id)).toBe(0)
})
