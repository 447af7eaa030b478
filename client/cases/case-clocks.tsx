import { useQuery } from '@tanstack/react-query'
import { Hourglass } from 'lucide-react'
import { useState } from 'react'
import { clocks, mayBeExtended } from '#shared/cases/clocks.ts'
import { mayExtendClock, mayMoveCase } from '#shared/cases/may.ts'
import { casesTexts } from '#shared/cases/texts.ts'
import type { CaseClock, CaseFile } from '#shared/cases/words.ts'
import { useMe } from '../people/use-me.ts'
import { api, query } from '../platform/api.ts'
import { useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Empty, Waiting } from '../ui/empty.tsx'
import { ToldNotice } from '../ui/told.tsx'
import './cases.css'
import { ClockLine } from './clock-line.tsx'
import { ReasonDialog } from './reason-dialog.tsx'

type Asked = { clock: CaseClock; verb: 'extend' | 'pause' | 'resume' }

/** The clocks of a case: those that run first, with what may be done to each. */
export function CaseClocks({ file }: { file: CaseFile }) {
  const say = useTexts(casesTexts)
  const asked = useQuery(query.cases.clocks.queryOptions({ input: { caseId: file.id } }))
  const [doing, setDoing] = useState<Asked | null>(null)
  const save = ({ clock: { id }, verb }: Asked) => (reason: string) => (verb === 'extend' ? api.cases.extendClock({ clockId: id, reason }) : api.cases.pauseClock({ clockId: id, reason, paused: verb === 'pause' }))
  return (
    <Card title={say('clocks')}>
      {asked.isPending && <Waiting words={say('opening')} />}
      {asked.error && <ToldNotice told={refusalOf(asked.error)} onAgain={() => void asked.refetch()} />}
      {asked.data?.length === 0 && <Empty icon={Hourglass} title={say('noClocks')} />}
      <ul className="case-clocks">
        {((asked.data ?? []) as CaseClock[]).map((clock) => (
          <li key={clock.id} className={clock.endedAt === null ? '' : 'case-clock-over'}>
            <ClockLine clock={clock} />
            <Verbs clock={clock} file={file} onAsk={(verb) => setDoing({ clock, verb })} />
          </li>
        ))}
      </ul>
      {doing && <ReasonDialog title={`${say(doing.verb)} · ${say(`clock.${doing.clock.kind}`)}`} act={save(doing)} onClose={() => setDoing(null)} />}
    </Card>
  )
}

function Verbs({ clock, file, onAsk }: { clock: CaseClock; file: CaseFile; onAsk: (verb: Asked['verb']) => void }) {
  const say = useTexts(casesTexts)
  const { data: me } = useMe()
  const { extend, pause } = clocks[clock.kind]
  if (me?.kind !== 'staff' || clock.endedAt !== null) return null
  const mayExtend = extend !== undefined && mayBeExtended(clock.kind, clock.extended) && mayExtendClock(me, file, extend.by)
  const mayPause = pause === true && mayMoveCase(me, file)
  if (!mayExtend && !mayPause) return null
  return (
    <div className="row">
      {mayExtend && <Button onPress={() => onAsk('extend')}>{say('extend')}</Button>}
      {mayPause && <Button onPress={() => onAsk(clock.pausedAt === null ? 'pause' : 'resume')}>{say(clock.pausedAt === null ? 'pause' : 'resume')}</Button>}
    </div>
  )
}
