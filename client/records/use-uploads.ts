import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { type DetailedError, Upload } from 'tus-js-client'
import type { CaseId } from '#shared/cases/words.ts'
import { recordsRefusals } from '#shared/records/refusals.ts'
import { promisedType } from '#shared/records/rules.ts'
import { sayBoth } from '#shared/platform/say.ts'
import { bearer, query } from '../platform/api.ts'
import type { Giver } from './giver-field.tsx'
import { LostConnection, refusalOf, type Told } from '../platform/refusal-of.ts'

/** A file on its way: how far it is, whether it waits for the line, and why it was refused. */
export type Sending = { key: string; name: string; percent: number; paused: boolean; told: Told | null }

/** Sends files to a case, each on its own: goes on after a broken line, also after a reload when the same file is chosen again. */
export function useUploads(caseId: CaseId, maxMegabytes: number, inSession: boolean) {
  const [sending, setSending] = useState<readonly Sending[]>([])
  const uploads = useRef(new Map<string, Upload>())
  const client = useQueryClient()
  const change = (key: string, next: Partial<Sending>) => setSending((before) => before.map((one) => (one.key === key ? { ...one, ...next } : one)))
  const forget = (key: string) => {
    uploads.current.delete(key)
    setSending((before) => before.filter((one) => one.key !== key))
  }

  const send = (file: File, { who, source }: Giver): void => {
    const key = fingerprintOf(caseId, file)
    if (uploads.current.has(key)) return
    const refused = whyNot(file, maxMegabytes)
    setSending((before) => [...before.filter((one) => one.key !== key), { key, name: file.name, percent: 0, paused: false, told: refused }])
    if (refused) return
    const upload = new Upload(file, {
      endpoint: '/api/uploads',
      metadata: { caseId, filename: file.name, ...(inSession ? { inSession: 'yes' } : {}), ...(who === 'elsewhere' ? { source } : who === 'unsaid' ? {} : { side: who }) },
      fingerprint: () => Promise.resolve(key),
      removeFingerprintOnSuccess: true,
      retryDelays: [0, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000],
      onBeforeRequest: (request) => { for (const [name, value] of Object.entries(bearer())) request.setHeader(name, value) },
      onShouldRetry: (error) => {
        const again = [0, 409, 423, 429, 502, 503, 504].includes(statusOf(error))
        if (again) change(key, { paused: true })
        return again
      },
      onProgress: (sent, whole) => change(key, { percent: whole === 0 ? 0 : Math.round((sent / whole) * 100), paused: false }),
      onError: (error) => {
        uploads.current.delete(key)
        change(key, { told: toldOf(error), paused: false })
      },
      onSuccess: () => {
        forget(key)
        void client.invalidateQueries({ queryKey: query.records.attachments.key({ input: { caseId } }) })
      },
    })
    uploads.current.set(key, upload)
    void upload.findPreviousUploads().then(([before]) => {
      if (before) upload.resumeFromPreviousUpload(before)
      upload.start()
    })
  }

  const cancel = (key: string): void => {
    void uploads.current.get(key)?.abort(true).catch(() => undefined)
    forget(key)
  }
  return { sending, send, cancel }
}

// NOTE: the case belongs to the mark, or the same picture would go on in another case's upload.
const fingerprintOf = (caseId: CaseId, file: File): string => `lianxin-${caseId}-${file.name}-${file.size}-${file.lastModified}`

/** Says before anything travels what the server would say at the end. */
function whyNot(file: File, megabytes: number): Told | null {
  if (file.size > megabytes * 1024 * 1024) return { code: 'upload-too-large', sentence: sayBoth(recordsRefusals, 'upload-too-large', { megabytes }), lost: false }
  if (file.size === 0 || !promisedType(file.name)) return { code: 'wrong-type', sentence: sayBoth(recordsRefusals, 'wrong-type'), lost: false }
  return null
}

const statusOf = (error: Error | DetailedError): number => ('originalResponse' in error ? (error.originalResponse?.getStatus() ?? 0) : 0)

function toldOf(error: Error | DetailedError): Told {
  const body = 'originalResponse' in error ? error.originalResponse?.getBody() : null
  if (!body) return refusalOf(new LostConnection('upload'))
  try {
    return refusalOf({ data: JSON.parse(body) as unknown })
  } catch {
    return refusalOf(error)
  }
}
