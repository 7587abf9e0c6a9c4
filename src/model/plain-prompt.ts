import type { OpenAIModel } from '@microsoft/teams-ai/lib/models/OpenAIModel.js'
import { ModelFault } from '../answers/model/ports.ts'
import type { Prompt } from './rerank-prompt.ts'

type Asked = Parameters<OpenAIModel['completePrompt']>
type Template = Asked[4]

/**
 * One completion without a turn. The class renders prompts from the turn, its memory and functions; ours is finished
 * text, so it is handed stand-ins that hold nothing, and could not send anything about the asker if it tried.
 */
export async function complete(client: OpenAIModel, model: string, prompt: Prompt): Promise<string> {
  const template: Template = { name: 're-rank', prompt: plain(prompt), config: configFor(model) }
  const { status, message } = await client.completePrompt(noTurn, noMemory, noFunctions, noTokenizer, template)
  if (status !== 'success') throw new ModelFault('unreadable')
  return message?.content ?? ''
}

function plain({ instructions, input }: Prompt): Template['prompt'] {
  const messages = [
    { role: 'system', content: instructions },
    { role: 'user', content: input },
  ]
  return {
    required: true,
    tokens: -1,
    renderAsMessages: async () => ({ output: messages, length: 0, tooLong: false }),
    renderAsText: async () => ({ output: `${instructions}\n${input}`, length: 0, tooLong: false }),
  }
}

/**
 * Only what every model takes: newer ones refuse `max_tokens` and any temperature of their caller's, and not every
 * server knows `response_format`. Length is bounded by the wire, and the answer is checked whatever it is.
 */
function configFor(model: string): Template['config'] {
  const completion = { model, include_history: false, include_input: false, include_images: false, max_input_tokens: 0 }
  // The type wants the numbers left out here; the class sends those that are there.
  return { schema: 1.1, type: 'completion', completion: completion as Template['config']['completion'] }
}

// Handed through to the prompt, which looks at none of them.
const noTurn = {} as Asked[0]
const noMemory: Asked[1] = {
  hasValue: () => false,
  getValue: <T>() => undefined as T, // asked for a streamer, which may be absent
  setValue: () => undefined,
  deleteValue: () => undefined,
}
const noFunctions: Asked[2] = {
  hasFunction: () => false,
  getFunction: (name) => {
    throw new Error(`A prompt asked for the function ${name}.`)
  },
  invokeFunction: async (name) => {
    throw new Error(`A prompt called the function ${name}.`)
  },
}
const noTokenizer: Asked[3] = { encode: () => [], decode: () => '' }
