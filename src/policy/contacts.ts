import type { Contact } from './policy.ts'
import { peopleNamed, rolesNamed } from './role-words.ts'
import { sentencesOf } from './sentences.ts'

const asksAbout =
  /\b(?:any (?:concerns?|questions?|quer(?:y|ies)|clarification)|questions? about (?:this|the) (?:policy|agreement|code)|clarification|unsure about|(?:unclear|not sure|in doubt|uncertain) about|further (?:information|advice))\b/i
const sends =
  /\b(?:discussed with|discuss (?:this |it )?with|goe?s? to|directed to|addressed to|raised with|speak to|speak with|talk to|put to|see|contact|ask|sought from|clarification from|referred to|consult)\b/i
const SHORTEST = 40

/** The sentence that says whom to ask about the policy. */
export function isContactSentence(sentence: string): boolean {
  return contactsInSentence(sentence).length > 0
}

/** Whom a policy says to ask about it, in the order it names them, each once. */
export function contactsOf(texts: readonly string[]): readonly Contact[] {
  const sentences = texts.flatMap(sentencesOf)
  const seen = new Set<string>()
  const found = sentences.flatMap(contactsInSentence).filter(({ name, role }) => {
    const key = (name ?? role ?? '').toLowerCase().replaceAll('-', '')
    const isNew = !seen.has(key)
    seen.add(key)
    return isNew
  })
  return found.map((contact) => withHolder(contact, sentences))
}

function contactsInSentence(sentence: string): readonly Contact[] {
  if (sentence.length < SHORTEST || !asksAbout.test(sentence)) return []
  const send = sends.exec(sentence)
  if (send === null) return []
  const rest = sentence.slice(send.index + send[0].length)
  const roles = rolesNamed(rest)
  const names = peopleNamed(rest)
  if (names.length === 0) return roles.map((role) => ({ name: null, role }))
  return names.map((name) => ({ name, role: roleBeside(name, rest, roles) }))
}

/** `Ines Costa, ICT Manager` or `the ICT Manager, Ines Costa`. */
function roleBeside(name: string, text: string, roles: readonly string[]): string | null {
  return (
    roles.find(
      (role) =>
        text.includes(`${name}, ${role}`) || text.includes(`${name} (${role}`) || text.includes(`${role}, ${name}`),
    ) ?? null
  )
}

/** "The named eSafety co-ordinator in our school is Miss India Whyles" gives a role its name. */
function withHolder(contact: Contact, sentences: readonly string[]): Contact {
  const role = contact.role?.toLowerCase().replaceAll('-', '')
  if (contact.name !== null || role === undefined) return contact
  for (const sentence of sentences) {
    const at = sentence.toLowerCase().replaceAll('co-', 'co').replaceAll('e-', 'e').indexOf(role)
    const verb = at === -1 ? -1 : sentence.indexOf(' is ', at)
    const gap = verb - at - role.length
    if (verb === -1 || gap > 30) continue
    const name = peopleNamed(sentence.slice(verb, verb + 60))[0]
    if (name !== undefined) return { ...contact, name }
  }
  return contact
}
