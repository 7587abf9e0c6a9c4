import type { TableServiceClientOptions } from '@azure/data-tables'

type AdditionalPolicy = NonNullable<TableServiceClientOptions['additionalPolicies']>[number]

/**
 * Writes every character beyond ASCII in a request as its JSON escape, which means the same. Azurite 3.36 decodes a
 * body over 64 KiB piece by piece and spoils the character that lies across two pieces, so a long policy with curly
 * quotes came back with another hash. Beyond ASCII there is nothing in these bodies but JSON strings.
 */
export const asciiBody: AdditionalPolicy = {
  position: 'perCall',
  policy: {
    name: 'asciiBody',
    async sendRequest(request, next) {
      if (typeof request.body === 'string') request.body = toAscii(request.body)
      return next(request)
    },
  },
}

export function toAscii(json: string): string {
  return json.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
