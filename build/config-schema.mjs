// node build/run-on-node-24.mjs build/config-schema.mjs: writes docs/heapslope.schema.json from src/config/schema.ts;
// with --print, to standard output.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { toJsonSchema } from '@valibot/to-json-schema'
import { configFileSchema } from '../src/config/schema.ts'

const converted = toJsonSchema(configFileSchema, {
  typeMode: 'input',
  // Conditions that JSON Schema has no words for; heapslope itself checks them.
  ignoreActions: ['trim', 'check', 'finite'],
  // The only schema of its own kind is that of `env`.
  overrideSchema: ({ valibotSchema }) =>
    valibotSchema.type === 'custom'
      ? { type: 'object', additionalProperties: { type: ['string', 'number', 'boolean'] } }
      : undefined,
})
const text = `${JSON.stringify({ title: 'heapslope.yml', ...converted }, null, 2)}\n`
if (process.argv.includes('--print')) process.stdout.write(text)
else writeFileSync(fileURLToPath(new URL('../docs/heapslope.schema.json', import.meta.url)), text)
