import { afterEach, expect, test, vi } from 'vitest'
import { rosterCommand } from '../../src/cli/roster.ts'
import { oakfieldAudienceRules, oakfieldDirectory } from '../../src/local/oakfield/people.ts'
import { cast } from '../../src/local/oakfield/school.ts'
import { memoryDirectory } from '../people/memory-directory.ts'
import { clock } from '../people/small-school.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

async function run(...words: readonly string[]): Promise<string> {
  let printed = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text)
    return true
  })
  const context = { directory: memoryDirectory(oakfieldDirectory), audienceRules: oakfieldAudienceRules, clock }
  const command = rosterCommand(async () => context).exitOverride()
  await command.configureOutput({ writeErr: () => {} }).parseAsync(words, { from: 'user' })
  return printed
}

test('the counts come first', async () => {
  const printed = await run()
  expect(printed.split('\n').slice(0, 5)).toEqual([
    'As Entra ID had it on 1 September 2026 at 09:30',
    '  Staff           49 would be asked, 0 cannot be reached in chat, 3 never asked',
    '  Governors       9 would be asked, 0 cannot be reached in chat, 0 never asked',
    '  Visitors        6 would be asked, 2 cannot be reached in chat, 0 never asked',
    '  Everybody, once 63 would be asked, 2 cannot be reached in chat, 3 never asked',
  ])
})

test('everybody is named, with the reason where there is one', async () => {
  const printed = await run('--audience', 'visitor,Staff')
  expect(printed).toContain('  Helen Ward, Headteacher\n')
  expect(printed).toContain(
    'Visitors who cannot be reached in chat (2)\n  Chloe Bannister, Educational psychologist: a guest',
  )
  expect(printed).toContain('  Brian Tolley: the account is disabled\n')
  expect(printed).toContain('  Idris Prosser: a pupil: take them out of the group\n')
  expect(printed).not.toContain('Governors')
})

test('somebody in two audiences is said to be', async () => {
  expect(await run()).toContain('  Helen Ward, Headteacher (also governor)\n')
})

test('JSON has the same counts and people', async () => {
  const printed = JSON.parse(await run('--json'))
  expect(printed.total).toEqual({ asked: 63, unreachable: 2, excluded: 3 })
  expect(printed.audiences[0]).toEqual({ audience: 'staff', asked: 49, unreachable: 0, excluded: 3 })
  expect(printed.people).toHaveLength(65)
  expect(printed.people.find(({ id }: { id: string }) => id === cast.helen.id)).toEqual({
    id: cast.helen.id,
    name: 'Helen Ward',
    userPrincipalName: 'helen.ward@oakfield.example',
    jobTitle: 'Headteacher',
    audiences: ['staff', 'governor'],
    unreachable: null,
  })
  expect(printed.excluded.map(({ reason }: { reason: string }) => reason)).toEqual(['disabled', 'pupil', 'pupil'])
})

test('an audience nobody knows is refused in one sentence', async () => {
  await expect(run('--audience', 'parents')).rejects.toThrow(
    '"parents" is not an audience. Choose from staff, governor, visitor.',
  )
})
