const kinds = /^(?:school|academy|college|nursery|federation|trust)$/i
const notNames = /^(?:policy|agreement|code|conduct|ict|it|acceptable|use|usage|staff|primary use|whole|the use)$/i

/** Whether a line is a school's name and nothing else. */
export function isSchoolName(text: string): boolean {
  return text.length <= 80 && nameIn(text) === text
}

/** The first school named by one of these lines. */
export function schoolIn(lines: readonly string[]): string | undefined {
  for (const line of lines) {
    const name = line.length <= 120 ? nameIn(line) : undefined
    if (name !== undefined) return name
  }
  return undefined
}

/** Walks back from "School" over the capitalised words of its name. */
function nameIn(line: string): string | undefined {
  const words = line.split(' ')
  const end = words.findIndex((word) => kinds.test(word.replace(/[,.:;]$/, '')))
  if (end < 1) return undefined
  let start = end
  while (start > 0 && isNameWord(words[start - 1] ?? '')) {
    start -= 1
    if (words[start] === 'The') break
  }
  const name = words
    .slice(start, end + 1)
    .join(' ')
    .replace(/[,.:;]$/, '')
  return start === end ? undefined : name
}

function isNameWord(word: string): boolean {
  return /^(?:\p{Lu}|of$|and$|&$)/u.test(word) && !notNames.test(word) && !/[,:;]$/.test(word)
}
