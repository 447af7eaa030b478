import type { Express } from 'express'
import { appointmentsTexts as texts } from '#shared/appointments/texts.ts'
import { day, dayOf } from '#shared/platform/time.ts'
import type { Deps } from '#server/deps.ts'
import { originOf } from '#server/platform/http.ts'
import { takeTurn } from '#server/platform/pace.ts'
import { refuse as refusePlainly } from '#server/platform/refuse.ts'
import { sha256 } from '#server/platform/sealed.ts'
import { calendarText } from './rules/calendar-text.ts'
import { findFeed, loadFeedEvents, saveFeedRead } from './store.ts'

const words = { calendar: `${texts.zh.feedCalendar} · ${texts.en.feedCalendar}`, meeting: `${texts.zh.feedMeeting} · ${texts.en.feedMeeting}`, and: '、' }

/**
 * Serves officers' feeds at /calendar-feed/{token}.ics: the last week and the next thirty days, as much as an SMS would say.
 * NOTE: outside /api, because a calendar program brings nothing but the address; who has that is the officer.
 */
export function serveCalendarFeed(http: Express, { config, asSystem }: Pick<Deps, 'config' | 'asSystem'>): void {
  http.get('/calendar-feed/:token.ics', async (request, response) => {
    await takeTurn(`feeds of ${originOf(request)}`, { points: 60, seconds: 60 })
    const { db, now } = asSystem('calendar-feed')
    const tokenHash = sha256(String(request.params['token']))
    const staffId = await findFeed(db, tokenHash)
    if (!staffId) throw refusePlainly('not-found')
    await takeTurn(`feed ${tokenHash.toString('base64')}`, { points: 12, seconds: 60 })
    const events = await loadFeedEvents(db, staffId, { from: new Date(now.getTime() - 7 * day), to: new Date(now.getTime() + 30 * day) })
    await saveFeedRead(db, staffId, now)
    // NOTE: express makes the ETag of what is sent, and answers 304 where the program has it already.
    response.set({ 'Content-Type': 'text/calendar; charset=utf-8', 'Content-Disposition': 'inline; filename="lianxin.ics"', 'Cache-Control': 'private, max-age=300', 'X-Content-Type-Options': 'nosniff' })
    response.send(calendarText(events, words, ({ from }) => `${config.PUBLIC_URL}/desk/week?day=${dayOf(new Date(from))}`))
  })
}
