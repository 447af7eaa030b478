import { yuanOf } from '#shared/agreements/term-rules.ts'
import { followupsTexts } from '#shared/followups/texts.ts'
import type { FollowUp } from '#shared/followups/words.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { Lamp } from '../ui/lamp.tsx'
import { Tag } from '../ui/page.tsx'
import './followups.css'
import { Nearness } from './nearness.tsx'

const lamps = { planned: 'off', done_kept: 'good', done_partly: 'wait', done_not_kept: 'bad', waived: 'plain', withdrawn: 'plain' } as const

/** One follow-up: how near or how it turned out, what was promised, which instalment with its receipt, how often nobody answered. */
export function FollowUpLine({ of: one }: { of: FollowUp }) {
  const say = useTexts(followupsTexts)
  const { moment } = useDates()
  return (
    <>
      <div className="followups-head">
        <span className="row">
          {one.status === 'planned' ? <Nearness dueOn={one.dueOn} /> : <Lamp state={lamps[one.status]} word={say(`status.${one.status}`)} />}
          {one.of > 1 && <Tag>{say('instalment', { nth: one.nth, of: one.of })}</Tag>}
          {one.amountFen !== null && <span className="figures">{say('amount', { yuan: yuanOf(one.amountFen) })}</span>}
        </span>
        <span className="quiet-text">{one.status === 'planned' ? say(`mode.${one.mode}`) : one.amountFen !== null && say(one.receiptId ? 'receipt' : 'noReceipt')}</span>
      </div>
      <p className="followups-promise">{one.kind === 'check' ? say('check', { days: daysOf(one) }) : one.promise}</p>
      {one.attempts > 0 && <p className="quiet-text">{say('attempts', { times: one.attempts })}</p>}
      {one.remark !== null && <p>{one.remark}</p>}
      {one.doneAt !== null && <p className="quiet-text">{say('doneBy', { who: one.doneByName ?? '', at: moment(one.doneAt) })}</p>}
    </>
  )
}

// A look says after how many days it is: it stands in its own words, in digits.
const daysOf = ({ promise }: FollowUp): number => Number(/\d+/.exec(promise)?.[0] ?? 0)
