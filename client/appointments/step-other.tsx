import { MessageCircleQuestion, Users } from 'lucide-react'
import { tracksFor } from '#shared/appointments/rules.ts'
import { appointmentsTexts } from '#shared/appointments/texts.ts'
import { casesTexts } from '#shared/cases/texts.ts'
import type { UnitId } from '#shared/people/words.ts'
import { useTexts } from '../platform/language.tsx'
import { Choice, Tick } from '../ui/choice.tsx'
import { ComboBox } from '../ui/select.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { type Draft, hasTooManyStations, trackOf } from './draft.ts'
import { PeopleFields } from './people-fields.tsx'
import { useStationChoice } from './use-station-choice.ts'

/** Whether there is another side, who they are, and to which station they go. Alone it is a question, with another side it can be mediated. */
export function StepOther({ draft, own, set, testData, must }: { draft: Draft; own: UnitId; set: (change: Partial<Draft>) => void; testData: boolean; must: boolean }) {
  const say = useTexts(appointmentsTexts)
  const sayCase = useTexts(casesTexts)
  const stations = useStationChoice()
  const ways = draft.topic ? tracksFor(draft.topic, draft.otherSide === 'yes') : []
  return (
    <div className="stack">
      <Choice label={say('otherSide')} hint={say('otherMore')} value={draft.otherSide} columns={2} onChange={(otherSide) => set({ otherSide, track: null, chosen: null, ...(otherSide === 'yes' ? { unsafe: false } : {}) })} refused={must && !draft.otherSide ? say('mustOther') : null}
        options={[
          { key: 'yes', word: say('otherSide.yes'), more: say('otherSide.yesMore'), icon: <Users aria-hidden size="1.5em" /> },
          { key: 'no', word: say('otherSide.no'), more: say('otherSide.noMore'), icon: <MessageCircleQuestion aria-hidden size="1.5em" /> },
        ]} />
      {draft.otherSide === 'yes' && (
        <>
          <PeopleFields people={draft.others} before={draft.who} first={draft.otherStation} tooMany={hasTooManyStations(draft, own)} testData={testData} must={must} onChange={(others) => set({ others, chosen: null })} />
          <ToldNotice told={stations.refused} onAgain={stations.again} />
          <div className="registration-pair">
            <ComboBox label={say('otherStation')} hint={say('stationHint')} none={say('noStation')} required value={draft.otherStation} onChange={(otherStation) => set({ otherStation, chosen: null })} refused={must && !draft.otherStation ? say('mustStation') : null} options={stations.options} />
            {draft.urgent && <Tick label={say('allHere')} more={say('allHereMore')} value={draft.allHere} onChange={(allHere) => set({ allHere, chosen: null })} />}
          </div>
        </>
      )}
      {draft.otherSide && ways.length > 1 && <Choice label={say('track')} columns={Math.min(4, ways.length)} value={trackOf(draft)} onChange={(track) => set({ track, chosen: null })} options={ways.map((key) => ({ key, word: sayCase(`track.${key}`) }))} />}
    </div>
  )
}
