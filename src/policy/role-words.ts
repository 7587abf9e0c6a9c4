const leaders = 'senior (?:leadership team|management team|standards team|team|staff|leader)|slt'
const office =
  '(?:ict|it|computing|network|business|office|line|site|data|e-?safety|online safety|ict/ ?e-?safety|designated|nominated)'

/** The people a school policy sends its readers to, by role. */
export const roles = [
  'chair of (?:the )?governors',
  '(?:designated )?(?:safeguarding|child protection) (?:lead|officer)(?: ?\\(dsl\\))?',
  `member of (?:the )?(?:${leaders})`,
  leaders,
  `${office} (?:manager|leader|lead|governor|co-?ordinator|technician|staff)`,
  'data protection (?:officer|lead)',
  'head of (?:department|year|[a-z]+)',
  'director of [a-z]+',
  '(?:it|ict) (?:help ?desk|support)',
  '(?:executive |deputy |assistant )?head ?teacher',
  'principal',
  'school office manager',
  'school (?:office|authorities)',
  'governing (?:body|board)',
  'dsl',
  'head(?! ?teacher| of\\b|line|phone)',
].join('|')

const role = new RegExp(`\\b(?:${roles})(?!\\w)`, 'gi')

/** Roles in a stretch of text, as printed. */
export function rolesNamed(text: string): readonly string[] {
  return [...text.matchAll(role)].map(([name]) => name)
}

/** Words that make two capitalised words a role or a thing and no person. */
const notPerson =
  /\b(?:Govern\w*|Body|Board|Senior|Leader\w*|Team|Head|Teacher|Line|Manager|Designated|Safeguarding|Lead|Officer|Business|Data|Protection|Child|School|Online|Safety|Policy|Policies|Social|Media|Act|Primary|Junior|Council|County|Learning|Platform|Internet|Chair|Staff|Microsoft|Safer|Centre|Use|Academy|Standards|Network|Office|Services?|Code|Conduct|Manual|Handbook|Catholic|Church|Any|The|If|All|Remote|Image|Display|Human|Teams|Education|Department)\b/
const person =
  /(?<!\bthe )\b(?:(?:Mrs?|Ms|Miss|Dr) (?:[A-Z] |[A-Z][a-z]+ )?[A-Z][a-z'’-]+|[A-Z][a-z'’-]+ [A-Z][a-z'’-]+)(?:\/ ?[A-Z]{3,})?/g

/** People in a stretch of text, by name: two capitalised words that are no role, or a title and a name. */
export function peopleNamed(text: string): readonly string[] {
  return [...text.matchAll(person)].map(([name]) => name).filter((name) => !notPerson.test(name))
}

/** Each name once, and none that a longer one says too ("member of the SLT" and "SLT"). */
export function distinct(names: readonly string[]): readonly string[] {
  const first = new Map<string, string>()
  for (const name of names) if (!first.has(name.toLowerCase())) first.set(name.toLowerCase(), name)
  const isSaid = (key: string) => first.has(`member of ${key}`) || first.has(`member of the ${key}`)
  return [...first].flatMap(([key, name]) => (isSaid(key) ? [] : [name]))
}
