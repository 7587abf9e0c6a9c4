import { z } from 'zod/v4'
import { isLoopbackHost } from './loopback.ts'
import type { ModelSettings } from './model/endpoint-settings.ts'
import { ConfigError, type Env, httpsUrl, Secret, SettingsReader } from './settings-reader.ts'

const names = {
  kind: 'ASSENT_MODEL_KIND',
  endpoint: 'ASSENT_MODEL_ENDPOINT',
  key: 'ASSENT_MODEL_KEY',
  rerank: 'ASSENT_MODEL_RERANK',
  embeddings: 'ASSENT_MODEL_EMBEDDINGS',
} as const

const kinds = z.enum(['openai', 'azure-openai'], 'must be openai or azure-openai')
/** It goes into a header. */
const keys = z
  .string()
  .regex(/^[\x21-\x7e]+$/, 'must be one word of plain letters, digits and signs')
  .transform((text) => new Secret(text))
/** A deployment's name is a part of the address. */
const modelNames = {
  openai: z.string().regex(/^[\w.:/-]{1,120}$/, 'must be a model’s name: letters, digits and . : / _ -'),
  'azure-openai': z.string().regex(/^[\w.-]{1,64}$/, 'must be a deployment’s name: letters, digits and . _ -'),
} as const

/**
 * The optional model endpoint; `undefined` where none of its settings is set. What is missing or wrong is added to the
 * reader's problems. Only https, save for this machine's own address in local mode.
 */
export function readModelSettings(
  settings: SettingsReader,
  { isLocal }: { readonly isLocal: boolean },
): ModelSettings | undefined {
  if (Object.values(names).every((name) => settings.optional(name) === undefined)) return undefined
  const kind = settings.required(names.kind, kinds, 'the model endpoint’s kind: openai or azure-openai')
  const address = settings.required(
    names.endpoint,
    isLocal ? httpsOrLoopback : httpsUrl,
    'the model endpoint’s address, for example https://oakfield.openai.azure.com',
  )
  const key = settings.required(names.key, keys, 'the key to the model endpoint; any word where it wants none')
  const models = readModels(settings, kind ?? 'openai')
  const endpoint = kind && address && baseOf(settings, kind, address)
  return kind && endpoint && key && models && { kind, endpoint, key, ...models }
}

function readModels(
  settings: SettingsReader,
  kind: ModelSettings['kind'],
): Pick<ModelSettings, 'rerank' | 'embeddings'> | undefined {
  const given = [names.rerank, names.embeddings].filter((name) => settings.optional(name) !== undefined)
  if (given.length === 0) {
    settings.problems.push(
      `Neither ${names.rerank} nor ${names.embeddings} is set (which model the endpoint is asked for; in Azure, which deployment).`,
    )
    return undefined
  }
  const read = (name: string) => {
    const text = settings.optional(name)
    return text === undefined ? undefined : settings.parse(name, modelNames[kind], text)
  }
  const [rerank, embeddings] = [read(names.rerank), read(names.embeddings)]
  return { ...(rerank && { rerank }), ...(embeddings && { embeddings }) }
}

/** @throws ConfigError */
export function readLocalModelSettings(env: Env): ModelSettings | undefined {
  const settings = new SettingsReader(env)
  const model = readModelSettings(settings, { isLocal: true })
  if (settings.problems.length > 0) throw new ConfigError(settings.problems)
  return model
}

const httpsOrLoopback = z
  .url({ protocol: /^https?$/, error: 'must be an https address', abort: true })
  .transform((text) => new URL(text))
  .refine(({ protocol, hostname }) => protocol === 'https:' || isLoopbackHost(hostname), {
    error: 'must be an https address, or http on this machine (127.0.0.1)',
  })

/** Written with or without the `/v1` at its end. */
function baseOf(settings: SettingsReader, kind: ModelSettings['kind'], endpoint: URL): URL | undefined {
  const path = kind === 'openai' ? endpoint.pathname.replace(/\/v1\/?$/, '/') : endpoint.pathname
  const isPlain = `${endpoint.username}${endpoint.password}${endpoint.search}${endpoint.hash}` === ''
  if (!isPlain || (kind === 'azure-openai' && path !== '/')) {
    settings.problems.push(
      `${names.endpoint} must be the address alone, without ${isPlain ? 'a path' : 'name, password, ? or #'}.`,
    )
    return undefined
  }
  if (kind === 'azure-openai' && endpoint.protocol !== 'https:') {
    settings.problems.push(`${names.endpoint} must be an https address for azure-openai.`)
    return undefined
  }
  return new URL(path, endpoint)
}
