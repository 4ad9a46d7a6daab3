import { registerHooks } from 'node:module'

// @actions/workflow-parser imports its schema without `with { type: 'json' }`, which Node refuses.
registerHooks({
  load: (url, context, next) =>
    next(
      url,
      url.endsWith('.json')
        ? { ...context, importAttributes: { ...context.importAttributes, type: 'json' } }
        : context,
    ),
})
