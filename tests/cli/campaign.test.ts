import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { campaignCommand } from '../../src/cli/campaign.ts'
import { exitCodeOf } from '../../src/cli/exit.ts'
import { verifyCommand } from '../../src/cli/verify.ts'
import { oakfieldPolicyFile } from '../../src/local/launch-oakfield.ts'
import { oakfieldAudienceRules, oakfieldDirectory } from '../../src/local/oakfield/people.ts'
import type { PolicyId } from '../../src/policy/policy.ts'
import { readPolicy } from '../../src/policy/read-policy.ts'
import { memoryDirectory } from '../people/memory-directory.ts'
import { gareth, type Oakfield, oakfield, priya, tenantId } from '../support/oakfield.ts'
import { policyVersion } from '../support/policy-version.ts'

afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = undefined
})

function terminal(school: Oakfield = oakfield()) {
  const { ports, stores } = school
  const context = async () => ({
    clock: ports.clock,
    ids: ports.ids,
    stores,
    directory: memoryDirectory(oakfieldDirectory),
    audienceRules: oakfieldAudienceRules,
    tenantId,
  })
  async function run(words: readonly string[]) {
    const printed = { out: '', err: '' }
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      printed.out += String(text)
      return true
    })
    vi.spyOn(console, 'error').mockImplementation((text) => {
      printed.err += `${text}\n`
    })
    const [name, ...rest] = words
    const command = name === 'verify' ? verifyCommand(context) : campaignCommand(context)
    for (const each of [command, ...command.commands]) each.exitOverride().configureOutput({ writeErr: () => {} })
    const failure = await command.parseAsync(rest, { from: 'user' }).then(
      () => undefined,
      (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
    )
    return { ...printed, failure }
  }
  return { school, run }
}

const launch = ['campaign', 'launch', '--policy', oakfieldPolicyFile.pathname, '--due', '2026-09-30', '--audience']

test('launch without --send prints everybody and changes nothing', async () => {
  const { school, run } = terminal()
  const { out, err, failure } = await run([...launch, 'staff,visitor'])
  expect(failure).toBeUndefined()
  expect(out).toContain('55 new cards, about a minute. 2 cannot be reached in chat.')
  expect(out).toContain('  Priya Shah, Class teacher\n')
  expect(out).toMatch(/a guest account: guests cannot sign in Teams chat/)
  expect(err).toBe('Nothing was sent. Add --send to send.\n')
  expect(await school.stores.campaigns.list()).toEqual([])
  expect(await school.stores.policies.listPolicyIds()).toEqual([])
})

test('--send with --yes sends, and --dry-run keeps it from sending', async () => {
  const { school, run } = terminal()
  await run([...launch, 'governor', '--send', '--yes', '--dry-run'])
  expect(await school.stores.campaigns.list()).toEqual([])
  const { out, failure } = await run([...launch, 'governor', '--send', '--yes', '--json'])
  expect(failure).toBeUndefined()
  expect(JSON.parse(out)).toMatchObject({ sent: true, toAsk: 9, unreachable: 0, problems: [], audiences: ['governor'] })
  await school.deliver()
  expect(school.messenger.cards).toHaveLength(9)
})

test('a launch says what nobody has reviewed, and keeps the document', async () => {
  const { school, run } = terminal()
  const { out } = await run([...launch, 'governor'])
  expect(out).toMatch(/^1 clause is uncertain\. To look: assent policy review .*acceptable-use-policy\.md\n/)
  const sent = await run([...launch, 'governor', '--send', '--yes', '--json'])
  expect(JSON.parse(sent.out)).toMatchObject({ uncertainClauses: 1 })
  const [policyId] = await school.stores.policies.listPolicyIds()
  const [version] = policyId ? await school.stores.policies.listVersions(policyId) : []
  const kept = await school.stores.originals.find(version?.original?.sha256 ?? '')
  expect(Buffer.from(kept ?? []).equals(readFileSync(oakfieldPolicyFile))).toBe(true)
})

test('--send sends without asking where nobody is at a terminal', async () => {
  const { school, run } = terminal()
  const { err, failure } = await run([...launch, 'governor', '--send'])
  expect(failure).toBeUndefined()
  expect(err).toBe('In the queue: 9 cards. Assent sends while it runs.\n')
  await school.deliver()
  expect(school.messenger.cards).toHaveLength(9)
})

test('--dry-run says why nothing was sent', async () => {
  const { err } = await terminal().run([...launch, 'governor', '--send', '--dry-run'])
  expect(err).toBe('Nothing was sent. Leave out --dry-run to send.\n')
})

test('a second launch says that they were asked before', async () => {
  const { run } = terminal()
  await run([...launch, 'governor', '--send', '--yes'])
  const { out } = await run([...launch, 'governor'])
  expect(out).toContain('already open')
  expect(out).toContain('No new cards.')
  expect(out).toContain('9 were asked before and get no second card; 0 of them have signed.')
})

test('a policy whose own review date has passed is launched with a word about it', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'assent-')), 'old.md')
  writeFileSync(file, readFileSync(oakfieldPolicyFile, 'utf8').replace('September 2027', 'September 2020'))
  const { out, failure } = await terminal().run(
    [...launch, 'governor'].map((word) => (word === oakfieldPolicyFile.pathname ? file : word)),
  )
  expect(failure).toBeUndefined()
  expect(out).toContain('The policy says that it was to be reviewed by 2020-09, which has passed.')
})

test('what stops a launch is said after the plan', async () => {
  const { run } = terminal()
  const past = launch.map((word) => (word === '2026-09-30' ? '2026-08-31' : word))
  const { out, failure } = await run([...past, 'governor', '--send', '--yes'])
  expect(out).toContain('9 new cards')
  expect(exitCodeOf(failure)).toBe(2)
  expect(failure).toMatchObject({
    message: 'The due date 2026-08-31 has passed: today is 2026-09-01. Choose a later day.',
  })
})

describe('a launch that follows on from another', () => {
  async function launchedLastYear() {
    const opened = terminal()
    await opened.run([...launch, 'governor,visitor', '--send', '--yes'])
    const [campaign] = await opened.school.stores.campaigns.list()
    if (!campaign) throw new Error('Nothing was launched.')
    return { ...opened, campaign, again: ['campaign', 'launch', '--from', campaign.campaignId, '--due', '2027-09-30'] }
  }

  test('asks the same audiences for the same text, and ends it', async () => {
    const { school, run, campaign, again } = await launchedLastYear()
    const { out, failure } = await run([...again, '--send', '--yes'])
    expect(failure).toBeUndefined()
    expect(out).toContain(`This ends campaign ${campaign.campaignId}: its cards can no longer be signed.`)
    expect(await school.stores.campaigns.list()).toMatchObject([
      { versionId: campaign.versionId, audiences: campaign.audiences, dueOn: '2027-09-30', state: 'open' },
      { campaignId: campaign.campaignId, state: 'superseded' },
    ])
  })

  test('takes another document as a new text of the same policy, and other audiences', async () => {
    const { run, campaign, again } = await launchedLastYear()
    const file = fileURLToPath(new URL('../answers/check/policies/meadowbank.md', import.meta.url))
    const { out } = await run([...again, '--policy', file, '--audience', 'staff', '--accept-fewer', '--json'])
    expect(JSON.parse(out)).toMatchObject({
      policyId: campaign.policyId,
      audiences: ['staff'],
      supersedes: [campaign.campaignId],
    })
  })

  test('of no campaign says so, and so does one with nothing to go by', async () => {
    const { run, again } = await launchedLastYear()
    const nameless = again.map((word) => (word.startsWith('ict') ? 'autumn' : word))
    expect((await run(nameless)).failure?.message).toContain('There is no campaign autumn.')
    const { failure } = await run(['campaign', 'launch', '--due', '2027-09-30', '--audience', 'staff'])
    expect(exitCodeOf(failure)).toBe(2)
    expect(failure?.message).toBe('Say which policy: --policy FILE, or --from and an earlier campaign.')
    const { failure: audienceless } = await run(['campaign', 'launch', '--due', '2027-09-30', '--policy', 'x.md'])
    expect(audienceless?.message).toBe('Say who is to sign: --audience staff, governor, visitor or several.')
  })

  test('of the very same text is no editorial change', async () => {
    const { run, again } = await launchedLastYear()
    const { failure } = await run([...again, '--editorial', '--by', 'Ines Costa'])
    expect(failure?.message).toContain('nothing in it is editorial')
  })
})

describe('a launch that lets signatures stand', () => {
  /** Oakfield's policy is a newer text of the one that Priya has signed. */
  async function signedBefore() {
    const opened = terminal()
    const { policy } = opened.school.version
    const { declaration } = readPolicy({ name: 'oakfield.md', bytes: readFileSync(oakfieldPolicyFile) })
    const version = policyVersion(2025, { ...policy, declaration })
    await opened.school.sign(
      await opened.school.launch({ version: { ...version, policyId: 'ict-acceptable-use-policy' as PolicyId } }),
      priya,
    )
    return opened
  }

  test('says how many, on whose word, and sends to the others', async () => {
    const { school, run } = await signedBefore()
    const words = [...launch, 'staff', '--accept-fewer', '--editorial', '--by', 'Ines Costa']

    expect((await run(words)).out).toContain(
      '1 signature of the text before will stand, on the word of Ines Costa: only the wording has changed.',
    )
    const { out, failure } = await run([...words, '--send', '--yes', '--json'])
    expect(failure).toBeUndefined()
    expect(JSON.parse(out)).toMatchObject({ sent: true, signaturesStanding: 1 })
    await school.deliver()

    expect(school.messenger.cards.filter(({ personId }) => personId === priya.id)).toEqual([])
    expect(school.messenger.cards).toHaveLength(JSON.parse(out).toAsk)
  })

  test.each([
    ['nobody’s word', ['--editorial'], /add --by and your name/],
    ['a blank name', ['--only-changed', '--by', ' '], /add --by and your name/],
    ['both ways', ['--editorial', '--only-changed', '--by', 'Ines'], /Choose one/],
  ])('is refused on %s', async (_, words, message) => {
    const { failure } = await (await signedBefore()).run([...launch, 'staff', ...words])
    expect(failure?.message).toMatch(message)
    expect(exitCodeOf(failure)).toBe(2)
  })

  test('is refused where no earlier text was sent', async () => {
    const { failure } = await terminal().run([...launch, 'staff', '--editorial', '--by', 'Ines Costa'])
    expect(failure?.message).toBe('No earlier text of this policy was sent, so no signature can stand.')
  })

  test('is refused where the declaration has other words', async () => {
    const { school, run } = terminal()
    await school.launch({ version: { ...policyVersion(2025), policyId: 'ict-acceptable-use-policy' as PolicyId } })
    const { failure } = await run([...launch, 'staff', '--editorial', '--by', 'Ines Costa'])
    expect(failure?.message).toContain('that is no editorial change')
  })
})

test.each([
  ['a date that does not exist', ['--due', '2026-02-30']],
  ['an audience that does not exist', ['--audience', 'pupil']],
])('%s is bad usage', async (_, words) => {
  const { failure } = await terminal().run(['campaign', 'launch', '--policy', 'x.md', ...words])
  expect(failure).toMatchObject({ code: 'commander.invalidArgument' })
})

test('a policy file that is not there is named', async () => {
  const words = launch.map((word) => (word.endsWith('.md') ? 'no-such-policy.md' : word))
  expect((await terminal().run([...words, 'staff'])).failure?.message).toContain('no-such-policy.md')
})

test('a policy to replace has to exist', async () => {
  const { failure } = await terminal().run([...launch, 'governor', '--new-text-of', 'no-such-policy'])
  expect(exitCodeOf(failure)).toBe(2)
  expect(failure).toMatchObject({
    message: 'There is no policy no-such-policy. The policies so far: none.',
  })
})

test('status prints six numbers that add up, and everybody outstanding', async () => {
  const { school, run } = terminal()
  const campaign = await school.launch()
  await school.sign(campaign, priya)
  await school.decline(campaign, gareth, 'Later.')
  const { out } = await run(['campaign', 'status', '--json'])
  const status = JSON.parse(out)
  const { expected, signed, declined, pending, excused, unreachable } = status
  expect({ expected, signed, declined, pending, excused, unreachable }).toEqual({
    expected: 5,
    signed: 1,
    declined: 1,
    pending: 3,
    excused: 0,
    unreachable: 0,
  })
  expect(status).toMatchObject({ campaignId: campaign.campaignId, state: 'open' })
  const { out: text } = await run(['campaign', 'status', campaign.campaignId])
  expect(text).toContain('Everybody  1 of 5 signed; 3 pending, 1 declined, 0 unreachable, 0 excused')
  expect(text).toContain('Gareth Pugh: declined\n  Said on 1 September that they cannot sign yet: “Later.”')
})

test('status and close of no campaign say so', async () => {
  const { school, run } = terminal()
  expect((await run(['campaign', 'status'])).failure?.message).toBe('No campaign has been launched yet.')
  await school.launch()
  expect((await run(['campaign', 'close', 'x', '--yes'])).failure?.message).toMatch(/^There is no campaign x\./)
})

test('close asks first, and list shows what it did', async () => {
  const { school, run } = terminal()
  const { campaignId } = await school.launch()
  expect(exitCodeOf((await run(['campaign', 'close', campaignId])).failure)).toBe(2)
  expect((await run(['campaign', 'close', campaignId, '--dry-run'])).err).toContain('would close')
  expect((await run(['campaign', 'list'])).out).toContain('Staff, Governors, Visitors: open')
  await run(['campaign', 'close', campaignId, '--yes'])
  expect((await run(['campaign', 'list'])).out).toContain('Staff, Governors, Visitors: closed')
})

test('verify leaves with 0 when all holds and 1 naming what was changed', async () => {
  const { school, run } = terminal()
  const campaign = await school.launch()
  await school.sign(campaign, priya)
  const good = await run(['verify'])
  expect(good.out).toBe('Everything holds.\nChecked: people 1, records 1, policy versions 1, assignments 5.\n')
  expect(process.exitCode).toBe(0)
  const row = (await school.storage.tables.Ledger.get(`${tenantId}_${priya.id}`, `att_${campaign.campaignId}`))!
  const json = String(row.values.json).replace('Priya Shah', 'Prya Shah')
  await school.storage.tables.Ledger.upsert({ ...row, values: { ...row.values, json } })
  const bad = await run(['verify', '--json'])
  expect(JSON.parse(bad.out)).toMatchObject({
    verdict: 'tampering',
    findings: expect.arrayContaining([expect.objectContaining({ subject: `${row.partitionKey} / ${row.rowKey}` })]),
  })
  expect(process.exitCode).toBe(1)
})
