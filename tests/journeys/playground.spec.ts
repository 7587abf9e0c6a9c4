import { expect, type Page, test } from '@playwright/test'
import { type LocalSchool, startLocalSchool } from '../support/local-school.ts'
import { keepScreenshot } from './tab-test.ts'

/** A school of its own for each journey: somebody can sign only once. */
const journey = test.extend<{ school: LocalSchool; chat: Page }>({
  school: async ({ browserName: _ }, use) => {
    const school = await startLocalSchool()
    await use(school)
    await school.stop()
  },
  chat: async ({ page, school }, use) => {
    await page.setViewportSize({ width: 1280, height: 1000 })
    await page.goto(school.playground)
    await use(page)
  },
})

const card = (chat: Page, title: string) => chat.getByText(title, { exact: false }).first()

async function type(chat: Page, text: string): Promise<void> {
  await chat.getByRole('textbox').last().fill(text)
  await chat.keyboard.press('Enter')
}

journey('the policy card arrives and is signed by keyboard alone', async ({ chat, school }) => {
  await expect(card(chat, 'Please read and sign')).toBeVisible()
  await expect(chat.getByLabel('Full name')).toHaveValue('Priya Shah')
  await expect(chat.getByLabel('Job title or role')).toHaveValue('Class teacher')
  await keepScreenshot(chat, 'policy-card')

  await chat.getByLabel('Full name').focus()
  await chat.keyboard.press('Tab')
  await chat.keyboard.press('Tab')
  await expect(chat.getByRole('button', { name: 'Sign', exact: true })).toBeFocused()
  await chat.keyboard.press('Enter')

  await expect(card(chat, 'Your signature is recorded')).toBeVisible()
  const receiptNo = (await school.findSigned()).receiptNo ?? 'none recorded'
  await expect(chat.getByText(receiptNo).first()).toBeVisible()
  await expect(chat.getByRole('button', { name: 'Sign', exact: true })).toHaveCount(0)
  await keepScreenshot(chat, 'receipt')
})

// The Playground keeps no chat: a page that is opened later starts empty, and asks the bot for what it wants to see.
journey('a second browser is shown the receipt, not the card', async ({ chat, school, browser }) => {
  await chat.getByRole('button', { name: 'Sign', exact: true }).click()
  await expect(card(chat, 'Your signature is recorded')).toBeVisible()

  const second = await browser.newPage()
  await second.goto(school.playground)
  await type(second, 'policy')
  await expect(card(second, 'Your signature is recorded')).toBeVisible()
  await expect(second.getByRole('button', { name: 'Sign', exact: true })).toHaveCount(0)
  await second.close()
})

journey('two browsers that press at once get one signature', async ({ chat, school, browser }) => {
  await expect(card(chat, 'Please read and sign')).toBeVisible()
  const second = await browser.newPage()
  await second.goto(school.playground)
  await type(second, 'policy')
  const sign = (page: Page) => page.getByRole('button', { name: 'Sign', exact: true }).first()
  await expect(sign(second)).toBeVisible()
  await Promise.all([sign(chat).click(), sign(second).click()])

  await expect(card(chat, 'Your signature is recorded')).toBeVisible()
  await expect(card(second, 'Your signature is recorded')).toBeVisible()
  expect((await school.findSigned()).chain).toEqual(['signed'])
  await second.close()
})

journey('a question is answered with the clause word for word', async ({ chat }) => {
  await expect(card(chat, 'Please read and sign')).toBeVisible()
  await type(chat, 'can I use copilot to plan my lessons')
  await expect(
    card(chat, 'Staff may use Microsoft Copilot, signed in with the school account, to prepare lessons'),
  ).toBeVisible()
  await expect(card(chat, 'Quoted from')).toBeVisible()
  await keepScreenshot(chat, 'answer')
})

journey('somebody who cannot sign yet says why, and can still sign', async ({ chat, school }) => {
  await chat.getByRole('button', { name: "I can't sign this yet" }).click()
  await chat.getByLabel('Why can').fill('I want to ask about clause 3.7 first.')
  await chat.getByRole('button', { name: 'Send my reason' }).click()
  await expect(card(chat, 'I want to ask about clause 3.7 first.')).toBeVisible()

  await type(chat, 'policy')
  await chat.getByRole('button', { name: 'Sign', exact: true }).last().click()
  await expect(card(chat, 'Your signature is recorded')).toBeVisible()
  expect((await school.findSigned()).chain).toEqual(['declined', 'signed'])
})

journey('the card’s link opens the policy page in plain HTML', async ({ chat, context }) => {
  const opened = context.waitForEvent('page')
  await chat.getByText('Read the full policy').first().click()
  const page = await opened
  await expect(page.getByRole('heading', { level: 1 })).toContainText('ICT Acceptable Use Policy')
})
