import { useQuery } from '@tanstack/react-query'
import { MessageCircleQuestion, Users } from 'lucide-react'
import { tracksFor } from '#shared/appointments/rules.ts'
import { appointmentsTexts } from '#shared/appointments/texts.ts'
import { casesTexts } from '#shared/cases/texts.ts'
import { query } from '../platform/api.ts'
import { useLanguage, useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { Choice, Tick } from '../ui/choice.tsx'
import { ComboBox } from '../ui/select.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { type Draft, trackOf } from './draft.ts'
import { PeopleFields } from './people-fields.tsx'

/** Whether there is another side, who they are, and to which station they go. Alone it is a question, with another side it can be mediated. */
export function StepOther({ draft, set, testData, must }: { draft: Draft; set: (change: Partial<Draft>) => void; testData: boolean; must: boolean }) {
  const say = useTexts(appointmentsTexts)
  const sayCase = useTexts(casesTexts)
  const { language } = useLanguage()
  const stations = useQuery(query.stations.list.queryOptions({ staleTime: 600_000 }))
  const ways = draft.topic ? tracksFor(draft.topic, draft.otherSide === 'yes') : []
  return (
    <div className="stack">
      <Choice label={say('otherSide')} hint={say('otherMore')} value={draft.otherSide} columns={2} onChange={(otherSide) => set({ otherSide, track: null, chosen: null })} refused={must && !draft.otherSide ? say('mustOther') : null}
        options={[
          { key: 'yes', word: say('otherSide.yes'), more: say('otherSide.yesMore'), icon: <Users aria-hidden size="1.5em" /> },
          { key: 'no', word: say('otherSide.no'), more: say('otherSide.noMore'), icon: <MessageCircleQuestion aria-hidden size="1.5em" /> },
        ]} />
      {draft.otherSide === 'yes' && (
        <>
          <PeopleFields people={draft.others} before={draft.who} testData={testData} must={must} onChange={(others) => set({ others })} />
          <ToldNotice told={stations.error ? refusalOf(stations.error) : null} onAgain={() => void stations.refetch()} />
          <div className="registration-pair">
            <ComboBox label={say('otherStation')} hint={say('stationHint')} none={say('noStation')} required value={draft.otherStation} onChange={(otherStation) => set({ otherStation, chosen: null })} refused={must && !draft.otherStation ? say('mustStation') : null}
              options={(stations.data ?? []).map((station) => ({ key: station.id, word: language === 'zh' ? station.name : station.nameEn, also: language === 'zh' ? station.nameEn : station.name }))} />
            {draft.urgent && <Tick label={say('allHere')} more={say('allHereMore')} value={draft.allHere} onChange={(allHere) => set({ allHere, chosen: null })} />}
          </div>
        </>
      )}
      {draft.otherSide && ways.length > 1 && <Choice label={say('track')} columns={Math.min(4, ways.length)} value={trackOf(draft)} onChange={(track) => set({ track, chosen: null })} options={ways.map((key) => ({ key, word: sayCase(`track.${key}`) }))} />}
    </div>
  )
}
