import { ArrowLeft, ArrowRight, Check, CircleCheckBig, CircleHelp, PenLine, Pencil } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { agreementsTexts } from '#shared/agreements/texts.ts'
import { mayTakeBack } from '#shared/agreements/assent-rules.ts'
import { openClauses } from '#shared/agreements/answer-rules.ts'
import { signerKey } from '#shared/agreements/rules.ts'
import type { Agreement, ClauseAnswer, Ink } from '#shared/agreements/words.ts'
import { type ClausePage, ClauseSheet, clausePages } from '../agreements/clause-sheet.tsx'
import { signerOf, unsignedOf, useAgreement, useAnswering, useWetInk } from '../agreements/use-agreement.ts'
import { useAssent } from '../agreements/use-assent.ts'
import { useJoins, useLanguage, useTexts } from '../platform/language.tsx'
import { Button } from '../ui/button.tsx'
import { SignatureView } from '../ui/signature-field.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { TakeBackButton } from './assent-stages.tsx'
import { PaperStage } from './session-stages.tsx'
import { useSigningPaper } from './signing-paper.tsx'
import type { Paper, Talk } from './talk-papers.ts'
import { talkTexts } from './talk-texts.ts'
import { useSpoken } from './use-spoken.ts'

/** The agreement on the terminal, while it is shown: read clause by clause, then signed by each of this side in turn. */
export function useAgreementPaper({ session, picture, heard, recorded }: Talk): Paper | null {
  const say = useTexts(agreementsTexts)
  const { language } = useLanguage()
  const sessionId = session.session?.id
  const { agreement, maySignAs, take } = useAgreement(sessionId as NonNullable<typeof sessionId>, sessionId !== undefined)
  const answering = useAnswering(agreement, take)
  const assent = useAssent(agreement, take)
  // Of who has signed here and let a yes be kept, the last: it can be taken back.
  const kept = agreement && mayTakeBack(agreement.status) ? agreement.assents.findLast(({ answer }) => answer === 'yes') : undefined
  const wet = useWetInk(agreement)
  const reading = useReading(agreement)
  const [mine] = agreement ? unsignedOf(agreement, maySignAs) : []
  const others = [...wet].find(([key]) => !maySignAs.includes(key))?.[1].strokes ?? null
  const signing = useSigningPaper({ agreement, mine: mine ?? null, recorded, others, take, onBack: () => reading.sign(false) })
  if (!agreement || agreement.ended !== null) return null
  const back = kept === undefined ? {} : { actions: <TakeBackButton busy={assent.saving} onTakeBack={() => assent.save({ partyId: kept.partyId, answer: 'no' })} /> }
  if (agreement.status === 'sealing' || agreement.status === 'effective') return { body: <AllSigned sealed={agreement.status === 'effective'} />, ...back }

  const pages = clausePages(agreement, language)
  const open = agreement.status === 'signing'
  if (open && maySignAs.length > 0 && mine === undefined) return { body: <Waits agreement={agreement} others={others} refused={<ToldNotice told={assent.refused} onAgain={assent.again} />} />, ...back }
  if (open && signing && (reading.signs || signing.first)) return signing
  const page = pages[reading.at] ?? pages[0]!
  const side = session.seat?.side ?? null
  const said = agreement.answers.find((mark) => mark.side === side && mark.clause === page.key)?.answer ?? null
  const left = side === null ? [] : openClauses(pages.flatMap(({ key }) => (key === null ? [] : [key])), agreement.answers, side)
  const note = reading.changed ? say('changedAgain') : said ? say(`answered.${said}`) : reading.at === pages.length - 1 && !open ? say('waitOffer') : null
  const answer = (word: ClauseAnswer) => {
    if (page.key === null) return
    answering.save({ clause: page.key, answer: word })
    if (word === 'agree' && reading.at < pages.length - 1) reading.go(reading.at + 1)
  }
  return {
    body: <PaperStage paper={<><ClauseSheet page={page} at={reading.at} of={pages.length} note={note} /><ToldNotice told={answering.refused} onAgain={answering.again} /></>} picture={picture} heard={heard} />,
    actions: (
      <>
        <Button icon={ArrowLeft} isDisabled={reading.at === 0} onPress={() => reading.go(reading.at - 1)}>{say('back')}</Button>
        {page.key !== null && side !== null && <Answers said={said} onAnswer={answer} />}
        <Onward pages={pages} at={reading.at} go={reading.go} said={page.key === null || side === null ? 'agree' : said} left={left} sign={open && mine !== undefined ? () => reading.sign(true) : null} onAgree={() => answer('agree')} />
      </>
    ),
  }
}

/** Where this side is with its reading; a new text is read from its beginning. */
function useReading(agreement: Agreement | null) {
  const [at, go] = useState(0)
  const [signs, sign] = useState(false)
  const [seen, setSeen] = useState<string | null>(null)
  const [changed, setChanged] = useState(false)
  const hash = agreement?.contentHash ?? null
  useEffect(() => {
    if (hash === null || hash === seen) return
    setChanged(seen !== null)
    setSeen(hash)
    go(0)
    sign(false)
  }, [hash, seen])
  return { at, go, signs, sign, changed }
}

/** What one may say of a clause instead of agreeing. */
function Answers({ said, onAnswer }: { said: ClauseAnswer | null; onAnswer: (answer: ClauseAnswer) => void }) {
  const say = useTexts(agreementsTexts)
  return (
    <>
      <Button icon={CircleHelp} isDisabled={said === 'unclear'} onPress={() => onAnswer('unclear')}>{say('answer.unclear')}</Button>
      <Button icon={Pencil} isDisabled={said === 'change'} onPress={() => onAnswer('change')}>{say('answer.change')}</Button>
    </>
  )
}

/** The one main action: to agree to this clause; on to the next once agreed; after the last to what is still open, and then to signing. */
function Onward({ pages, at, go, said, left, sign, onAgree }: { pages: readonly ClausePage[]; at: number; go: (at: number) => void; said: ClauseAnswer | null; left: readonly string[]; sign: (() => void) | null; onAgree: () => void }) {
  const say = useTexts(agreementsTexts)
  if (said !== 'agree') return <Button tone="main" icon={Check} onPress={onAgree}>{say('answer.agree')}</Button>
  if (at < pages.length - 1) return <Button tone="main" icon={ArrowRight} onPress={() => go(at + 1)}>{say('next')}</Button>
  if (left.length > 0) return <Button tone="main" icon={ArrowLeft} onPress={() => go(pages.findIndex(({ key }) => key === left[0]))}>{say('toOpen')}</Button>
  return sign ? <Button tone="main" icon={PenLine} onPress={sign}>{say('toSign')}</Button> : <Button tone="main" icon={ArrowRight} isDisabled>{say('next')}</Button>
}

function Waits({ agreement, others, refused }: { agreement: Agreement; others: Ink['strokes'] | null; refused: ReactNode }) {
  const say = useTexts(agreementsTexts)
  const sayHere = useTexts(talkTexts)
  const { list } = useJoins()
  const missing = unsignedOf(agreement, agreement.signers.map(signerKey)).map((key) => signerOf(agreement, key)?.name ?? '')
  useSpoken(sayHere('signedWait'))
  return (
    <div className="kiosk-calm" role="status">
      <CircleCheckBig aria-hidden size="9rem" strokeWidth={1.2} />
      <h1>{sayHere('signedWait')}</h1>
      <p>{say('waitOthers', { names: list(missing) })}</p>
      {refused}
      {others && others.length > 0 && <div className="kiosk-sign-other"><p className="quiet-text">{sayHere('otherSigns')}</p><SignatureView strokes={others} words={sayHere('otherSigns')} /></div>}
    </div>
  )
}

function AllSigned({ sealed }: { sealed: boolean }) {
  const say = useTexts(agreementsTexts)
  const words = say(sealed ? 'allSigned' : 'allSignedSealing')
  useSpoken(words)
  return <div className="kiosk-calm" data-testid={sealed ? 'all-signed' : 'being-sealed'}><CircleCheckBig aria-hidden size="9rem" strokeWidth={1.2} /><h1>{words}</h1><p>{say(sealed ? 'allSignedMore' : 'allSignedSealingMore')}</p></div>
}

/** Whether the session's agreement is in effect, for the thanks at its end. */
export function useAgreed(sessionId: Agreement['sessionId']): boolean {
  return useAgreement(sessionId).agreed
}
