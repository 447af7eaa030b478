import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Who the provider says that somebody is. */
export type Claims = { sub: string; email: string; email_verified: boolean; name: string }

/** An OpenID provider on this machine: the county's own would stand elsewhere. It checks client, secret, redirect and PKCE as RFC 6749 and RFC 7636 say. */
export async function anIdProvider(client: { id: string; secret: string }) {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const codes = new Map<string, { claims: Claims; challenge: string; redirect: string; nonce: string | null }>()
  const tokens = new Map<string, Claims>()
  let signsIn: Claims | null = null
  let url = ''

  const idToken = (claims: Claims, nonce: string | null): string => {
    const now = Math.floor(Date.now() / 1000)
    const part = (of: object) => Buffer.from(JSON.stringify(of)).toString('base64url')
    const body = `${part({ alg: 'RS256', typ: 'JWT', kid: 'one' })}.${part({ iss: url, aud: client.id, iat: now, exp: now + 300, ...(nonce ? { nonce } : {}), ...claims })}`
    return `${body}.${createSign('RSA-SHA256').update(body).sign(privateKey, 'base64url')}`
  }
  const give = (response: ServerResponse, status: number, body: object) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))

  const exchange = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let text = ''
    for await (const chunk of request) text += String(chunk)
    const form = new URLSearchParams(text)
    const [id, secret] = request.headers.authorization?.startsWith('Basic ') ? Buffer.from(request.headers.authorization.slice(6), 'base64').toString().split(':') : [form.get('client_id'), form.get('client_secret')]
    const code = codes.get(form.get('code') ?? '')
    codes.delete(form.get('code') ?? '')
    const proved = code && createHash('sha256').update(form.get('code_verifier') ?? '').digest('base64url') === code.challenge
    if (id !== client.id || secret !== client.secret || !proved || form.get('redirect_uri') !== code.redirect) return void give(response, 400, { error: 'invalid_grant' })
    const access = randomBytes(24).toString('base64url')
    tokens.set(access, code.claims)
    give(response, 200, { access_token: access, token_type: 'Bearer', expires_in: 300, scope: 'openid profile email', id_token: idToken(code.claims, code.nonce) })
  }

  const server = createServer((request, response) => {
    const asked = new URL(request.url ?? '/', url)
    switch (asked.pathname) {
      case '/.well-known/openid-configuration': return give(response, 200, { issuer: url, authorization_endpoint: `${url}/authorize`, token_endpoint: `${url}/token`, userinfo_endpoint: `${url}/userinfo`, jwks_uri: `${url}/keys`, response_types_supported: ['code'], subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['RS256'], code_challenge_methods_supported: ['S256'] })
      case '/keys': return give(response, 200, { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] })
      case '/authorize': {
        const back = new URL(asked.searchParams.get('redirect_uri') ?? '')
        back.searchParams.set('state', asked.searchParams.get('state') ?? '')
        if (!signsIn || asked.searchParams.get('client_id') !== client.id || asked.searchParams.get('code_challenge_method') !== 'S256') back.searchParams.set('error', 'access_denied')
        else {
          const code = randomBytes(24).toString('base64url')
          codes.set(code, { claims: signsIn, challenge: asked.searchParams.get('code_challenge') ?? '', redirect: asked.searchParams.get('redirect_uri') ?? '', nonce: asked.searchParams.get('nonce') })
          back.searchParams.set('code', code)
        }
        return response.writeHead(302, { location: back.href }).end()
      }
      case '/token': return void exchange(request, response)
      case '/userinfo': {
        const claims = tokens.get(request.headers.authorization?.slice('Bearer '.length) ?? '')
        return claims ? give(response, 200, claims) : give(response, 401, { error: 'invalid_token' })
      }
      default: return response.writeHead(404).end()
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    discovery: `${url}/.well-known/openid-configuration`,
    /** Who is at the provider's own sign-in; null: they decline. */
    setWho: (claims: Claims | null) => { signsIn = claims },
    close: async () => { server.close(); server.closeAllConnections(); await once(server, 'close') },
  }
}
