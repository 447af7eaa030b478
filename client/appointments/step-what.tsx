import { tracksFor } from '#shared/appointments/rules.ts'
import { appointmentsTexts } from '#shared/appointments/texts.ts'
import { casesTexts } from '#shared/cases/texts.ts'
import { useTexts } from '../platform/language.tsx'
import { Choice, Tick } from '../ui/choice.tsx'
import { TextArea } from '../ui/field.tsx'
import type { Draft } from './draft.ts'
import { topicIcons, topicOrder } from './topic-icons.ts'

/** What it is about: one card with a picture, a sentence if they like, and whether it is urgent. */
export function StepWhat({ draft, set, must }: { draft: Draft; set: (change: Partial<Draft>) => void; must: boolean }) {
  const say = useTexts(appointmentsTexts)
  const sayCase = useTexts(casesTexts)
  const options = topicOrder.map((key) => {
    const Icon = topicIcons[key]
    return { key, word: sayCase(`topic.${key}`), icon: <Icon aria-hidden size="1.5em" strokeWidth={1.7} /> }
  })
  return (
    <div className="stack">
      <Choice label={say('topic')} required hint={say('whatMore')} options={options} value={draft.topic} columns={5} onChange={(topic) => set({ topic, track: null, chosen: null, ...(tracksFor(topic, true).some((track) => track.endsWith('mediation')) ? {} : { otherSide: 'no' as const }) })} refused={must && !draft.topic ? say('mustTopic') : null} />
      <div className="registration-pair">
        <TextArea label={say('summary')} hint={say('summaryHint')} rows={2} maxLength={500} value={draft.summary} onChange={(summary) => set({ summary })} name="summary" />
        <Tick label={say('urgent')} more={say('urgentMore')} value={draft.urgent} onChange={(urgent) => set({ urgent, chosen: null })} />
      </div>
    </div>
  )
}
