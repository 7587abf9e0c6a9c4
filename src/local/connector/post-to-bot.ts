export interface BotAnswer {
  /** Of the HTTP answer. */
  readonly status: number
  /** An invoke's answer, parsed; undefined where the bot sent no body. */
  readonly body: unknown
}

/** Hands the bot one activity as Teams does, and waits for the end of the turn. */
export async function postToBot(botUrl: string, activity: object): Promise<BotAnswer> {
  const response = await fetch(botUrl, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(activity),
  })
  return { status: response.status, body: parseBody(await response.text()) }
}

function parseBody(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    return text
  }
}
