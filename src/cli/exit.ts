import { CommanderError } from 'commander'
import { StorageError } from '../storage/errors.ts'

/** What went wrong outside, or in what was given, by the names of our own errors. */
const badInput = ['BadInput', 'AudienceNotConfigured', 'PolicyFileError', 'ConfigError', 'LaunchRefused']
const outside = ['StorageError', 'DirectoryError']
const noSuchFile = ['ENOENT', 'EISDIR', 'ENOTDIR', 'EACCES', 'EPERM', 'ELOOP', 'ENAMETOOLONG']

/** 0 done, 2 bad usage or bad input, 3 something outside failed; a command sets 1 itself where the answer is "no". */
export function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (!(error instanceof Error)) return 3
  return badInput.includes(error.name) || isFileProblem(error) || isStoredOrGivenWrong(error) ? 2 : 3
}

/** Trying again changes nothing about a row that cannot be read, or about more than a row can hold. */
function isStoredOrGivenWrong(error: Error): boolean {
  return error instanceof StorageError && (error.kind === 'unreadable' || error.kind === 'invalid')
}

/** One plain sentence. A fault that nobody planned for keeps its stack, which its report needs. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return `Assent stopped: ${String(error)}`
  if (badInput.includes(error.name) || outside.includes(error.name)) return error.message
  if (isFileProblem(error)) return `The file ${error.path ?? ''} cannot be read (${error.code}).`
  return `Assent stopped on a fault of its own. ${error.stack ?? error.message}`
}

function isFileProblem(error: Error): error is NodeJS.ErrnoException {
  return 'code' in error && typeof error.code === 'string' && noSuchFile.includes(error.code)
}
