import { tongueTexts } from '../people/tongue-texts.ts'
import { tongues } from '../people/words.ts'
import { type Language, say } from '../platform/say.ts'
import { appointmentsTexts } from './texts.ts'
import { type Craft, helpers } from './words.ts'

/** "羌语翻译", "lawyer": who is asked for besides the officer, as it is said. */
export function sayBeside(language: Language, craft: Craft): string {
  const [kind, spoken] = craft.split(':')
  const tongue = tongues.find((one) => one === spoken)
  if (tongue) return say(appointmentsTexts, language, 'interpreterOf', { tongue: say(tongueTexts, language, tongue) })
  const helper = helpers.find((one) => one === kind)
  return helper ? say(appointmentsTexts, language, `helper.${helper}`) : craft
}
