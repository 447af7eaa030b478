// The few libsrtp 3 calls that the mediasoup worker makes, spoken to Debian's libsrtp 2.
//
// libsrtp 3 hides its policy behind a pointer with setters, and writes each packet into a second
// buffer whose room is given. libsrtp 2 has an open struct and works in place. Everything else
// (errors, profiles, events, init and shutdown) is the same in both and passes straight through.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>

// NOTE: both versions call a type `srtp_policy_t`; we keep theirs under another name.
#define srtp_policy_t srtp2_policy_t
#include <srtp2/srtp.h>
#undef srtp_policy_t

// Two errors that only libsrtp 3 knows, with the numbers that it gives them.
inline constexpr auto srtp_err_status_buffer_small = static_cast<srtp_err_status_t>(28);
inline constexpr auto srtp_err_status_cryptex_err  = static_cast<srtp_err_status_t>(29);

// ---- The policy: key, profile and direction of one session ----

struct lianxin_srtp_policy
{
	srtp2_policy_t inner{};
	uint8_t keyAndSalt[SRTP_MAX_KEY_LEN]{};
};
using srtp_policy_t = lianxin_srtp_policy*;

inline srtp_err_status_t srtp_policy_create(srtp_policy_t* policy)
{
	*policy = new (std::nothrow) lianxin_srtp_policy;
	if (!*policy)
	{
		return srtp_err_status_alloc_fail;
	}
	(*policy)->inner.key = (*policy)->keyAndSalt;
	return srtp_err_status_ok;
}

inline void srtp_policy_destroy(srtp_policy_t policy)
{
	// NOTE: a plain memset just before delete may be optimised away, and the key with it left behind.
	volatile uint8_t* key = policy->keyAndSalt;
	for (size_t i = 0; i < sizeof policy->keyAndSalt; ++i)
	{
		key[i] = 0;
	}
	delete policy;
}

inline srtp_err_status_t srtp_policy_set_ssrc(srtp_policy_t policy, srtp_ssrc_t ssrc)
{
	policy->inner.ssrc = ssrc;
	return srtp_err_status_ok;
}

inline srtp_err_status_t srtp_policy_set_profile(srtp_policy_t policy, srtp_profile_t profile)
{
	const auto forRtp = srtp_crypto_policy_set_from_profile_for_rtp(&policy->inner.rtp, profile);
	if (forRtp != srtp_err_status_ok)
	{
		return forRtp;
	}
	return srtp_crypto_policy_set_from_profile_for_rtcp(&policy->inner.rtcp, profile);
}

inline srtp_err_status_t srtp_policy_add_key(
  srtp_policy_t policy,
  const uint8_t* key,
  size_t keyLength,
  const uint8_t* salt,
  size_t saltLength,
  const uint8_t* mki,
  size_t mkiLength)
{
	// The worker never sends a master key identifier; should a later one do so, say no.
	if (mki || mkiLength || keyLength + saltLength > sizeof policy->keyAndSalt)
	{
		return srtp_err_status_bad_param;
	}
	std::memcpy(policy->keyAndSalt, key, keyLength);
	std::memcpy(policy->keyAndSalt + keyLength, salt, saltLength);
	return srtp_err_status_ok;
}

inline srtp_err_status_t srtp_policy_set_allow_repeat_tx(srtp_policy_t policy, bool allowed)
{
	policy->inner.allow_repeat_tx = allowed;
	return srtp_err_status_ok;
}

inline srtp_err_status_t srtp_policy_set_window_size(srtp_policy_t policy, size_t packets)
{
	policy->inner.window_size = packets;
	return srtp_err_status_ok;
}

// ---- The session ----

inline srtp_err_status_t srtp_create(srtp_t* session, srtp_policy_t policy)
{
	return srtp_create(session, &policy->inner);
}

inline srtp_err_status_t srtp_stream_remove(srtp_t session, uint32_t ssrc)
{
	return srtp_remove_stream(session, ssrc);
}

// ---- Packets ----

// Copies the packet to `out`, lets libsrtp 2 change it there, and reports its new length.
// `growth` is how much longer it may become; `*outLength` comes in as the room and goes out as the length.
inline srtp_err_status_t lianxin_srtp_change(
  srtp_err_status_t (*change)(srtp_t, void*, int*),
  srtp_t session,
  const uint8_t* in,
  size_t inLength,
  uint8_t* out,
  size_t* outLength,
  size_t growth)
{
	if (inLength + growth > *outLength)
	{
		return srtp_err_status_buffer_small;
	}
	if (in != out)
	{
		std::memmove(out, in, inLength);
	}
	int length        = static_cast<int>(inLength);
	const auto status = change(session, out, &length);
	if (status == srtp_err_status_ok)
	{
		*outLength = static_cast<size_t>(length);
	}
	return status;
}

inline srtp_err_status_t srtp_protect(
  srtp_t session, const uint8_t* rtp, size_t rtpLength, uint8_t* srtp, size_t* srtpLength, size_t)
{
	return lianxin_srtp_change(
	  static_cast<srtp_err_status_t (*)(srtp_t, void*, int*)>(srtp_protect),
	  session, rtp, rtpLength, srtp, srtpLength, SRTP_MAX_TRAILER_LEN);
}

inline srtp_err_status_t srtp_unprotect(
  srtp_t session, const uint8_t* srtp, size_t srtpLength, uint8_t* rtp, size_t* rtpLength)
{
	return lianxin_srtp_change(
	  static_cast<srtp_err_status_t (*)(srtp_t, void*, int*)>(srtp_unprotect),
	  session, srtp, srtpLength, rtp, rtpLength, 0);
}

// NOTE: an SRTCP packet carries four bytes more than an SRTP packet: the index and the E flag (RFC 3711 §3.4).
inline srtp_err_status_t srtp_protect_rtcp(
  srtp_t session, const uint8_t* rtcp, size_t rtcpLength, uint8_t* srtcp, size_t* srtcpLength, size_t)
{
	return lianxin_srtp_change(
	  static_cast<srtp_err_status_t (*)(srtp_t, void*, int*)>(srtp_protect_rtcp),
	  session, rtcp, rtcpLength, srtcp, srtcpLength, SRTP_MAX_TRAILER_LEN + 4);
}

inline srtp_err_status_t srtp_unprotect_rtcp(
  srtp_t session, const uint8_t* srtcp, size_t srtcpLength, uint8_t* rtcp, size_t* rtcpLength)
{
	return lianxin_srtp_change(
	  static_cast<srtp_err_status_t (*)(srtp_t, void*, int*)>(srtp_unprotect_rtcp),
	  session, srtcp, srtcpLength, rtcp, rtcpLength, 0);
}
