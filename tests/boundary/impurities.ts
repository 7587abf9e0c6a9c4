import ts from 'typescript'

/** What a capability must be handed through a port: the time, chance, waiting and the network. */
const impure = [
  /^Date\.now$/,
  /^performance\.now$/,
  /^Math\.random$/,
  /^(globalThis\.)?(setTimeout|setInterval|setImmediate|fetch)$/,
  /(^|\.)(randomUUID|randomBytes|randomInt|getRandomValues)$/,
]

/** Impure calls in a source text, as written; reading a given date is fine, asking for the present one is not. */
export function findImpurities(text: string): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) {
      found.push(node.getText())
    }
    if (ts.isCallExpression(node)) {
      const callee = node.expression.getText()
      if (callee === 'Date' || impure.some((pattern) => pattern.test(callee))) found.push(callee)
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true))
  return found
}
