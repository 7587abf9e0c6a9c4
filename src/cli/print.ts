/** Prints one JSON object, or the same in words. */
export function print(json: true | undefined, asJson: object, asText: string): void {
  process.stdout.write(json ? `${JSON.stringify(asJson)}\n` : asText)
}
