import { z } from 'zod/v4'
import { type GroupId, parseGroupId } from './people/person.ts'

/** A value that does not print itself into a log or an error by accident. */
export class Secret {
  readonly #value: string

  constructor(value: string) {
    this.#value = value
  }

  reveal(): string {
    return this.#value
  }

  toJSON(): string {
    return '[secret]'
  }

  toString(): string {
    return '[secret]'
  }
}

export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(
      `Assent cannot start: ${problems.length} setting(s) need attention.\n${problems.map((p) => `  - ${p}`).join('\n')}`,
    )
    this.problems = problems
  }
}

export type Env = Readonly<Record<string, string | undefined>>

export const guid = z
  // Without `abort` the transforms that follow run on what is no GUID, and throw.
  .guid({ error: 'must be a GUID', abort: true })
  .refine((text) => /[1-9a-f]/i.test(text), { error: 'is all zeros, which is nobody’s id', abort: true })
  .transform((text) => text.toLowerCase())
export const httpsUrl = z
  .url({ protocol: /^https$/, error: 'must be an https address', abort: true })
  .transform((text) => new URL(text))

/** Collects every problem, so that an administrator mends all settings in one go. */
export class SettingsReader {
  readonly problems: string[] = []
  readonly #env: Env

  constructor(env: Env) {
    this.#env = env
  }

  optional(name: string): string | undefined {
    return this.#env[name]?.trim() || undefined
  }

  required<T>(name: string, schema: z.ZodType<T, string>, meaning: string): T | undefined {
    const text = this.optional(name)
    if (text === undefined) {
      this.problems.push(`${name} is not set (${meaning}).`)
      return undefined
    }
    return this.parse(name, schema, text)
  }

  parse<T>(name: string, schema: z.ZodType<T, string>, text: string): T | undefined {
    const result = schema.safeParse(text)
    if (result.success) return result.data
    this.problems.push(`${name} ${result.error.issues[0]?.message ?? 'is not valid'}.`)
    return undefined
  }

  groups(name: string): readonly GroupId[] {
    const texts = (this.optional(name) ?? '')
      .split(',')
      .map((text) => text.trim())
      .filter(Boolean)
    return texts.flatMap((text) => {
      try {
        return [parseGroupId(text)]
      } catch {
        this.problems.push(`${name} has "${text}", which is not an Entra group id (a GUID).`)
        return []
      }
    })
  }
}
