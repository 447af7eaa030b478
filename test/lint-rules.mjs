/** Rules of this house that oxlint does not bring; `.oxlintrc.json` says where each holds. */

const global = (context, node) => context.sourceCode.getScope(node).references.find((reference) => reference.identifier === node)?.resolved?.defs.length !== 1

/** `new Date()`, `Date()` and `Date.now()` ask the machine's clock; `new Date(instant)` only counts. */
const noClock = {
  meta: { type: 'problem', messages: { clock: 'Take the time from ctx.now, or be handed it: this line would ask the clock of the machine.' } },
  create(context) {
    const isDate = (node) => node.type === 'Identifier' && node.name === 'Date' && global(context, node)
    return {
      NewExpression(node) {
        if (isDate(node.callee) && node.arguments.length === 0) context.report({ node, messageId: 'clock' })
      },
      CallExpression(node) {
        const { callee } = node
        const asks = isDate(callee) || (callee.type === 'MemberExpression' && isDate(callee.object) && callee.property.name === 'now')
        if (asks) context.report({ node, messageId: 'clock' })
      },
    }
  },
}

/** A stub that throws "not implemented" is work not done. */
const noStub = {
  meta: { type: 'problem', messages: { stub: 'Finish this, or leave it out: a stub must not look done.' } },
  create(context) {
    return {
      ThrowStatement(node) {
        if (/not (yet )?implemented|unimplemented|\btodo\b/i.test(context.sourceCode.getText(node))) context.report({ node, messageId: 'stub' })
      },
    }
  },
}

// NOTE: a default export because oxlint asks for one.
export default { meta: { name: 'house' }, rules: { 'no-clock': noClock, 'no-stub': noStub } }
