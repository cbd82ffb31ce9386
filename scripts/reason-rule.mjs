/** House rule: `as` and `!` step outside the compiler's protection, so each says why, on its line or the line above. */
export const reasonRule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { why: 'Say in a comment on this line or the line above why {{what}} is safe here, or do without it.' },
  },
  create(context) {
    const { sourceCode } = context
    const commented = new Set()
    for (const comment of sourceCode.getAllComments())
      for (let line = comment.loc.start.line; line <= comment.loc.end.line + 1; line += 1) commented.add(line)
    const check = (what) => (node) => {
      const isExplained = commented.has(node.loc.start.line) || commented.has(node.loc.end.line)
      if (!isExplained) context.report({ node, messageId: 'why', data: { what } })
    }
    const isConst = (type) => type.type === 'TSTypeReference' && type.typeName.name === 'const'
    return {
      TSAsExpression: (node) => (isConst(node.typeAnnotation) ? undefined : check('`as`')(node)),
      TSNonNullExpression: check('`!`'),
    }
  },
}
