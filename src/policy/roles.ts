export interface NamedRoles {
  /** Whose permission, approval or agreement the text asks for. */
  readonly permissionFrom: readonly string[]
  /** Whom it says to tell. */
  readonly reportTo: readonly string[]
}

const senior = '(?:senior (?:leadership team|leadership|management team|standards team|team|leaders?|managers?|staff))'
const role = [
  'chair of (?:the )?governors',
  'head ?teacher',
  '(?:designated )?(?:safeguarding|child protection) (?:lead(?: \\(dsl\\))?|officer)',
  'designated manager',
  '(?:ict|it|network|business|office|line|site|data|computing|e-?safety|online safety) (?:manager|leader|lead|governor|co-?ordinator|technician|team)s?',
  'data protection officer',
  '(?:member of (?:the )?)?(?:senior leadership team|senior management team|senior standards team|senior team|senior staff|slt)',
  'school (?:office|authorities)',
  'governing (?:body|board)',
  'governors',
  'dsl',
  'head(?! ?teacher)',
  'teacher',
].join('|')
const family = '(?:parents?(?: or |/ ?)(?:carers?|guardians?)|parents?|carers?)'
const person = '(?-i:(?:M(?:rs?|s|iss) )?[A-Z][a-z]+ [A-Z][a-z]+(?:/ ?[A-Z]{3,})?)'
void senior
void family
void person
export const rolePattern = new RegExp(`\\b(?:${role})\\b`, 'gi')
export function rolesIn(_text: string): NamedRoles {
  return { permissionFrom: [], reportTo: [] }
}
