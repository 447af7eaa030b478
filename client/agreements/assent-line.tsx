import { Ear } from 'lucide-react'
import { useState } from 'react'
import { type Assent, assentOf } from '#shared/agreements/assent-rules.ts'
import { agreementsTexts } from '#shared/agreements/texts.ts'
import type { Agreement, Signer } from '#shared/agreements/words.ts'
import { api, query } from '../platform/api.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { useBytes } from '../platform/use-file.ts'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Lamp } from '../ui/lamp.tsx'
import { ToldNotice } from '../ui/told.tsx'

const lamps = { no: 'off', open: 'wait', waiting: 'wait', kept: 'good', silent: 'off', 'off-tape': 'off', failed: 'wait', 'no-tool': 'wait', damaged: 'bad' } as const

function stateOf({ answer, sound, found }: Assent): keyof typeof lamps {
  if (answer === 'no') return 'no'
  if (sound === 'kept' && found !== null && found !== 'whole') return 'damaged'
  return sound ?? 'open'
}

/** What became of a party's spoken yes, beside its signature: its length and hash, where the hash stands, and to listen with a reason. Nothing where it was not asked. */
export function AssentLine({ agreement, signer }: { agreement: Agreement; signer: Signer }) {
  const say = useTexts(agreementsTexts)
  const [hears, setHears] = useState(false)
  const assent = signer.kind === 'party' ? assentOf(agreement, signer.partyId) : null
  if (!assent) return null
  const state = stateOf(assent)
  return (
    <div className="assent" data-testid="assent">
      <Lamp state={lamps[state]} word={say(`assent.${state}`, { seconds: ((assent.durationMs ?? 0) / 1_000).toFixed(1) })} />
      {state === 'kept' && <Button icon={Ear} onPress={() => setHears(true)}>{say('assentHear')}</Button>}
      {assent.sha256 !== null && <p className="paper-hash">SHA-256 {assent.sha256}{agreement.effectiveAt !== null && ` · ${say(assent.inAnnex ? 'assentInAnnex' : 'assentLate')}`}</p>}
      <HeardBy assent={assent} />
      {hears && <HearDialog agreement={agreement} assent={assent} name={signer.name} onClose={() => setHears(false)} />}
    </div>
  )
}

function HeardBy({ assent: { heardBy } }: { assent: Assent }) {
  const say = useTexts(agreementsTexts)
  const { moment } = useDates()
  if (heardBy.length === 0) return null
  return <details><summary>{say('assentHeardBy')} · {heardBy.length}</summary><ul className="quiet-text">{heardBy.map(({ name, reason, at }) => <li key={`${at}${name}`}>{moment(at)} · {name} · {reason}</li>)}</ul></details>
}

type Heard = Awaited<ReturnType<typeof api.agreements.hearAssent>>

function Sound({ heard: { sound, type, sha256 } }: { heard: Heard }) {
  const address = useBytes(sound, type)
  return <div className="stack">{address !== null && <audio className="assent-sound" controls autoPlay src={address} data-testid="assent-sound" />}<p className="paper-hash">SHA-256 {sha256}</p></div>
}

/** Asks why somebody listens, then plays. */
export function HearDialog({ agreement, assent, name, onClose }: { agreement: Pick<Agreement, 'id'>; assent: Pick<Assent, 'id'>; name: string; onClose: () => void }) {
  const say = useTexts(agreementsTexts)
  const [reason, setReason] = useState('')
  const asking = useSave(() => api.agreements.hearAssent({ agreementId: agreement.id, assentId: assent.id, reason }), { refresh: [query.agreements.key()] })
  const heard = asking.saved
  const ready = reason.trim().length >= 2
  return (
    <Dialog title={say('assentHearHead', { name })} open onClose={onClose} {...(heard ? {} : { actions: <Button tone="main" icon={Ear} busy={asking.saving} isDisabled={!ready} onPress={() => asking.save(undefined)}>{say('assentBegin')}</Button> })}>
      {heard
        ? <Sound heard={heard} />
        : (
          <form className="stack" onSubmit={(event) => { event.preventDefault(); if (ready) asking.save(undefined) }}>
            <Field label={say('assentWhy')} hint={say('assentWhyHint')} value={reason} onChange={setReason} required autoFocus maxLength={200} />
            <ToldNotice told={asking.refused} />
          </form>
        )}
    </Dialog>
  )
}
