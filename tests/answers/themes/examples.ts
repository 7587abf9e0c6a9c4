import { z } from 'zod/v4'
import data from '../../../src/answers/themes/examples/data-and-internet.json' with { type: 'json' }
import devices from '../../../src/answers/themes/examples/devices-and-accounts.json' with { type: 'json' }
import elsewhere from '../../../src/answers/themes/examples/elsewhere.json' with { type: 'json' }
import messages from '../../../src/answers/themes/examples/messages-and-images.json' with { type: 'json' }

const areaSchema = z.strictObject({
  area: z.string(),
  themes: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9-]+$/),
      /** One rule as several schools would put it. */
      wordings: z.array(z.string()).min(3),
      /** What people ask that it decides; `also` names further themes that decide it, too. */
      questions: z.array(
        z.union([
          z.string().transform((text) => ({ text, also: [] })),
          z.strictObject({ text: z.string(), also: z.array(z.string()) }),
        ]),
      ),
    }),
  ),
})

export const themes = [devices, messages, data].flatMap((file) => areaSchema.parse(file).themes)

/** Questions that acceptable use policies do not answer. */
export const askedElsewhere: readonly string[] = z
  .strictObject({ questions: z.array(z.string()) })
  .parse(elsewhere).questions
