import { ArrowRight } from 'lucide-react'
import { useState } from 'react'
import { mayMoveCase } from '#shared/cases/may.ts'
import type { CaseFile } from '#shared/cases/words.ts'
import { casesTexts } from '#shared/cases/texts.ts'
import { useMe } from '../people/use-me.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { Button } from '../ui/button.tsx'
import { Facts, Tag } from '../ui/page.tsx'
import { CaseState } from './case-state.tsx'
import './cases.css'
import { MoveDialog, stepsOf } from './move-dialog.tsx'

/** A case's header: what it is about, how it stands, who answers for it. */
export function CaseHead({ file }: { file: CaseFile }) {
  const say = useTexts(casesTexts)
  const { day } = useDates()
  const { data: me } = useMe()
  const [moving, setMoving] = useState(false)
  const mayMove = me?.kind === 'staff' && mayMoveCase(me, file) && stepsOf(file).length > 0
  return (
    <>
      <div className="case-title">
        <h1>{say(`topic.${file.topic}`)}<span className="figures quiet-text">{file.number}</span></h1>
        <CaseState status={file.status} stage={file.stage} />
        {file.reopenCount > 0 && <Tag tone="wait">{say('reopened', { times: file.reopenCount })}</Tag>}
        {mayMove && <Button icon={ArrowRight} onPress={() => setMoving(true)}>{say('move')}</Button>}
      </div>
      <p className="case-summary">{file.summary}</p>
      <Facts facts={[
        { name: say('owner'), value: file.ownerName },
        { name: say('track'), value: say(`track.${file.track}`) },
        { name: say('openedAt'), value: day(file.openedAt) },
      ]} />
      {moving && <MoveDialog file={file} onClose={() => setMoving(false)} />}
    </>
  )
}
