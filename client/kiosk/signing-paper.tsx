import { ArrowLeft, Shuffle } from 'lucide-react'
import { useState } from 'react'
import { nextOfAssent } from '#shared/agreements/assent-rules.ts'
import { paperOnly, wayOf } from '#shared/agreements/signing-rules.ts'
import { agreementsTexts } from '#shared/agreements/texts.ts'
import type { Agreement, Ink, Signer, SigningWay } from '#shared/agreements/words.ts'
import { useAssent } from '../agreements/use-assent.ts'
import { inkOf, showWetInk, signerOf } from '../agreements/use-agreement.ts'
import { useSigning } from '../agreements/use-signing.ts'
import { useChoosing } from '../agreements/use-ways.ts'
import { useTexts } from '../platform/language.tsx'
import { Button } from '../ui/button.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { AssentStage, SayStage } from './assent-stages.tsx'
import { SigningStage } from './session-stages.tsx'
import { ElsewhereStage, InkKeptStage, MarkStage, WayStage } from './signing-stages.tsx'
import type { Paper } from './talk-papers.ts'

/** Signing for one party of this side: asked how, then by finger, with a mark and a witness, or on paper. `mine` is whoever signs next here. */
export function useSigningPaper({ agreement, mine, recorded, others, take, onBack }: { agreement: Agreement | null; mine: string | null; recorded: boolean; others: Ink['strokes'] | null; take: (agreement: unknown) => void; onBack: () => void }): (Paper & { /** It comes before reading: something waits for the line. */ first?: true }) | null {
  const say = useTexts(agreementsTexts)
  const signing = useSigning(agreement, take)
  const [asking, setAsking] = useState<string | null>(null)
  const choosing = useChoosing(agreement, (answer) => { setAsking(null); take(answer) })
  const assent = useAssent(agreement, take)
  const signer = agreement && mine !== null ? signerOf(agreement, mine) : undefined
  if (!agreement || mine === null || signer?.kind !== 'party') return null
  const { name, partyId } = signer
  const back = <Button icon={ArrowLeft} onPress={onBack}>{say('readAgain')}</Button>
  if (signing.waits?.signerKey === mine) return { body: <InkKeptStage ink={signing.waits.ink} />, first: true }

  const words = paperOnly(agreement)
  if (words !== null) return { body: <ElsewhereStage why="wayLaw" name={name} words={words} />, actions: back }
  const way = wayOf(agreement, partyId)
  if (way === null || asking === mine) {
    const choose = (chosen: SigningWay) => (chosen === way ? setAsking(null) : choosing.save({ partyId, way: chosen }))
    return { body: <WayStage key={mine} name={name} busy={choosing.saving} refused={<ToldNotice told={choosing.refused} onAgain={choosing.again} />} onChoose={choose} />, actions: back }
  }
  const next = nextOfAssent(agreement, partyId, recorded)
  if (next !== null) {
    const notTaken = <ToldNotice told={assent.refused} onAgain={assent.again} />
    const answer = (given: 'yes' | 'no' | 'said') => assent.save({ partyId, answer: given })
    if (next === 'ask') return { body: <AssentStage key={mine} name={name} busy={assent.saving} refused={notTaken} onAnswer={answer} />, actions: back }
    return { body: <SayStage name={name} busy={assent.saving} refused={notTaken} onAnswer={answer} />, actions: null }
  }
  const actions = <Button icon={Shuffle} onPress={() => setAsking(mine)}>{say('wayOther')}</Button>
  const refused = <ToldNotice told={signing.refused} />
  const wet = (strokes: Ink['strokes']) => showWetInk(agreement, mine, strokes)
  switch (way) {
    case 'paper': return { body: <ElsewhereStage why="wayPaper" name={name} />, actions }
    case 'finger': return { body: <SigningStage key={mine} name={say('signFor', { name })} signed={false} busy={signing.saving} otherStrokes={others} refused={refused} onSigned={(signature) => signing.sign({ key: mine, ink: inkOf(signature) })} onStroke={wet} />, actions }
    case 'mark': {
      const witness = witnessOf(agreement, signer)
      if (!witness) return { body: <ElsewhereStage why="markWaits" name={name} />, actions }
      return { body: <MarkStage key={`${mine} ${witness.name}`} name={name} witness={witness.name} busy={signing.saving} refused={refused} onSigned={(ink, witnessInk) => signing.sign({ key: mine, ink, witnessInk })} onStroke={wet} />, actions }
    }
  }
}

const witnessOf = ({ witnesses }: Agreement, signer: Signer) => witnesses.find(({ partyId }) => signer.kind === 'party' && partyId === signer.partyId)
