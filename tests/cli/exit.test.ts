import { CommanderError } from 'commander'
import { expect, test } from 'vitest'
import { BadInput } from '../../src/cli/ask-bad-input.ts'
import { exitCodeOf, messageOf } from '../../src/cli/exit.ts'
import { DirectoryError } from '../../src/people/ports.ts'
import { ConfigError } from '../../src/settings-reader.ts'
import { StorageError } from '../../src/storage/errors.ts'

const fileError = (code: string) => Object.assign(new Error('low-level words'), { code, path: 'policy.md' })

test.each([
  ['help that was asked for', new CommanderError(0, 'commander.help', ''), 0],
  ['bad usage', new CommanderError(1, 'commander.unknownOption', ''), 2],
  ['bad input', new BadInput('There is no file x.'), 2],
  ['settings that are missing', new ConfigError(['ASSENT_BOT_ID is not set.']), 2],
  ['a folder for a file', fileError('EISDIR'), 2],
  ['a name too long for any file', fileError('ENAMETOOLONG'), 2],
  ['a stored row that cannot be read', new StorageError('unreadable', 'The stored policy cannot be read.'), 2],
  ['more than storage takes', new StorageError('invalid', 'The policy is too long to store.'), 2],
  ['storage that does not answer', new StorageError('unavailable', 'Storage did not answer.'), 3],
  ['a missing role', new StorageError('forbidden', 'Access was refused.'), 3],
  ['Graph that does not answer', new DirectoryError('unavailable', 'Graph did not answer.'), 3],
  ['a fault of ours', new RangeError('nobody planned for this'), 3],
])('%s leaves with the code of the contract', (_, error, code) => {
  expect(exitCodeOf(error)).toBe(code)
})

test('a message is one plain sentence, and a fault of ours keeps its stack', () => {
  expect(messageOf(new StorageError('unreadable', 'The stored policy cannot be read.'))).toBe(
    'The stored policy cannot be read.',
  )
  expect(messageOf(fileError('EACCES'))).toBe('The file policy.md cannot be read (EACCES).')
  expect(messageOf(new RangeError('nobody planned for this'))).toMatch(/fault of its own.*\n {4}at /)
})
