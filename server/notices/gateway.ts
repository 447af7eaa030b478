/** What came of handing an SMS to the gateway. `again`: it may work later. `why` never holds a number or a text. */
export type Sent = { ok: true; gatewayId: string | null } | { ok: false; again: boolean; why: string }

/** The way out for SMS: takes a message under an id that it knows again. */
export type Gateway = { send: (message: { id: string; to: string; text: string }) => Promise<Sent> }

const timeoutMs = 10_000

/** A gateway behind HTTP: POST {id, to, text} with a bearer token. Null where none is set. */
export function openGateway({ SMS_URL, SMS_TOKEN }: { SMS_URL?: string | undefined; SMS_TOKEN?: string | undefined }): Gateway | null {
  if (!SMS_URL) return null
  return { send: async (message) => {
    let response: Response
    try {
      response = await fetch(SMS_URL, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(SMS_TOKEN ? { authorization: `Bearer ${SMS_TOKEN}` } : {}) },
        body: JSON.stringify(message),
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      })
    } catch (error) {
      return { ok: false, again: true, why: error instanceof DOMException && error.name === 'TimeoutError' ? 'no answer in time' : 'not reached' }
    }
    if (!response.ok) return { ok: false, again: response.status >= 500 || response.status === 408 || response.status === 429, why: `answered ${response.status}` }
    return { ok: true, gatewayId: await idIn(response) }
  } }
}

// Gateways answer as they like; an id of theirs is kept where there is one.
async function idIn(response: Response): Promise<string | null> {
  const body: unknown = await response.json().catch(() => null)
  const id = typeof body === 'object' && body !== null && 'id' in body ? body.id : null
  return typeof id === 'string' || typeof id === 'number' ? String(id).slice(0, 100) : null
}
