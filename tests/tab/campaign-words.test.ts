import { expect, test } from 'vitest'
import { campaignWords, chooseCampaign } from '../../src/tab/completion/choose-campaign.ts'
import { clockTime, dueWords } from '../../src/tab/completion/dates.ts'
import type { CampaignSummary } from '../../src/web/api.ts'

test.each([
  ['2026-09-18T11:00:00Z', 'in 12 days'],
  ['2026-09-29T11:00:00Z', 'tomorrow'],
  ['2026-09-29T22:59:00Z', 'tomorrow'],
  ['2026-09-29T23:01:00Z', 'today'],
  ['2026-09-30T22:59:00Z', 'today'],
  ['2026-10-01T11:00:00Z', 'yesterday'],
  ['2026-10-30T11:00:00Z', '30 days ago'],
])('seen at %s a campaign is due %s, by London’s days', (now, words) => {
  expect(dueWords('2026-09-30', new Date(now))).toBe(`Due Wednesday 30 September 2026, ${words}`)
})

test('times are London’s', () => {
  expect(clockTime('2026-09-18T11:04:05.000Z')).toBe('12:04:05')
  expect(clockTime('2026-12-18T11:04:05.000Z')).toBe('11:04:05')
})

function campaign(campaignId: string, state: CampaignSummary['state']): CampaignSummary {
  return {
    campaignId,
    state,
    policyTitle: 'ICT policy',
    policyUrl: '/policies/p/v',
    dueOn: '2026-09-30',
    launchedAt: '2026-09-01T08:00:00.000Z',
    audiences: ['staff'],
  }
}

test('the page opens on the newest campaign that collects signatures', () => {
  const closed = campaign('newest', 'closed')
  const open = campaign('older', 'open')

  expect(chooseCampaign([closed, open, campaign('oldest', 'open')])).toBe(open)
  expect(chooseCampaign([closed])).toBe(closed)
  expect(chooseCampaign([])).toBeUndefined()
})

test('the picker says when a campaign was sent and how it ended', () => {
  expect(campaignWords(campaign('a', 'open'))).toBe('ICT policy, sent 1 Sept 2026')
  expect(campaignWords(campaign('a', 'superseded'))).toBe('ICT policy, sent 1 Sept 2026, replaced by a newer one')
})
