// Protects and unprotects RTP and RTCP with every profile that the worker offers, through adapters/srtp.h, in both
// directions, and checks what must fail. Prints one line for each profile; leaves with 1 at the first surprise.
#include "srtp.h"
#include <arpa/inet.h>
#include <cstdio>
#include <cstdlib>
#include <utility>
#include <vector>

using Bytes = std::vector<uint8_t>;
using Change = srtp_err_status_t (*)(srtp_t, const uint8_t*, size_t, uint8_t*, size_t*);

static void expect(bool isTrue, const char* sentence)
{
	if (isTrue)
	{
		return;
	}
	std::printf("not so: %s\n", sentence);
	std::exit(1);
}

static srtp_t createSession(srtp_profile_t profile, srtp_ssrc_type_t direction, const Bytes& key)
{
	srtp_policy_t policy{ nullptr };
	expect(srtp_policy_create(&policy) == srtp_err_status_ok, "a policy is created");
	srtp_ssrc_t ssrc{};
	ssrc.type = direction;
	expect(srtp_policy_set_ssrc(policy, ssrc) == srtp_err_status_ok, "the direction is set");
	expect(srtp_policy_set_profile(policy, profile) == srtp_err_status_ok, "the profile is set");
	const size_t keyLength  = srtp_profile_get_master_key_length(profile);
	const size_t saltLength = srtp_profile_get_master_salt_length(profile);
	expect(keyLength + saltLength <= key.size(), "the key is long enough");
	expect(
	  srtp_policy_add_key(policy, key.data(), keyLength, key.data() + keyLength, saltLength, nullptr, 0) == srtp_err_status_ok,
	  "the key is added");
	expect(
	  srtp_policy_add_key(policy, key.data(), SRTP_MAX_KEY_LEN, key.data(), 1, nullptr, 0) == srtp_err_status_bad_param,
	  "a key that is too long is refused");
	expect(srtp_policy_set_allow_repeat_tx(policy, true) == srtp_err_status_ok, "repeats are allowed");
	expect(srtp_policy_set_window_size(policy, 1024) == srtp_err_status_ok, "the window is set");
	srtp_t session{ nullptr };
	expect(srtp_create(&session, policy) == srtp_err_status_ok, "a session is created");
	// The session must not need the policy any more.
	srtp_policy_destroy(policy);
	return session;
}

static void roundTrip(srtp_t sender, srtp_t receiver, const Bytes& packet, Change protect, Change unprotect)
{
	Bytes sealed(2048);
	size_t tooSmall = packet.size();
	expect(
	  protect(sender, packet.data(), packet.size(), sealed.data(), &tooSmall) == srtp_err_status_buffer_small,
	  "a buffer without room for the tag is refused");

	const Bytes before = packet;
	size_t sealedLength = sealed.size();
	expect(protect(sender, packet.data(), packet.size(), sealed.data(), &sealedLength) == srtp_err_status_ok, "it is protected");
	expect(packet == before, "the packet that came in is untouched");
	expect(sealedLength > packet.size(), "it has grown by its tag");
	expect(Bytes(sealed.begin() + 12, sealed.begin() + 20) != Bytes(packet.begin() + 12, packet.begin() + 20), "its content is hidden");

	Bytes forged(sealed.begin(), sealed.begin() + sealedLength);
	forged[14] ^= 1;
	size_t forgedLength = forged.size();
	expect(
	  unprotect(receiver, forged.data(), forged.size(), forged.data(), &forgedLength) == srtp_err_status_auth_fail,
	  "one changed bit is found");

	// In place, as the worker does it.
	size_t openedLength = sealedLength;
	expect(unprotect(receiver, sealed.data(), sealedLength, sealed.data(), &openedLength) == srtp_err_status_ok, "it is unprotected");
	expect(Bytes(sealed.begin(), sealed.begin() + openedLength) == packet, "it is the packet that was sent");
}

static Bytes rtp(uint16_t number, uint32_t ssrc)
{
	Bytes packet{ 0x80, 96, uint8_t(number >> 8), uint8_t(number), 0, 0, 0, 1 };
	for (int shift = 24; shift >= 0; shift -= 8)
	{
		packet.push_back(uint8_t(ssrc >> shift));
	}
	for (int i = 0; i < 160; ++i)
	{
		packet.push_back(uint8_t(i * 7));
	}
	return packet;
}

static Bytes rtcp(uint32_t ssrc)
{
	// A sender report: 28 bytes, length field 6.
	Bytes packet{ 0x80, 200, 0, 6 };
	for (int shift = 24; shift >= 0; shift -= 8)
	{
		packet.push_back(uint8_t(ssrc >> shift));
	}
	for (int i = 0; i < 20; ++i)
	{
		packet.push_back(uint8_t(i * 11));
	}
	return packet;
}

static void both(srtp_profile_t profile, const char* name)
{
	Bytes key(SRTP_MAX_KEY_LEN), otherKey(SRTP_MAX_KEY_LEN);
	for (size_t i = 0; i < key.size(); ++i)
	{
		key[i]      = uint8_t(i * 13 + 1);
		otherKey[i] = uint8_t(i * 17 + 5);
	}
	const Change protectRtp   = [](auto s, auto in, auto n, auto out, auto room) { return srtp_protect(s, in, n, out, room, 0); };
	const Change unprotectRtp = [](auto s, auto in, auto n, auto out, auto room) { return srtp_unprotect(s, in, n, out, room); };
	const Change protectRtcp  = [](auto s, auto in, auto n, auto out, auto room) { return srtp_protect_rtcp(s, in, n, out, room, 0); };
	const Change unprotectRtcp = [](auto s, auto in, auto n, auto out, auto room) { return srtp_unprotect_rtcp(s, in, n, out, room); };

	// There with one key and back with the other, as the two ends of a DTLS handshake have them.
	for (const auto& [way, ssrc] : { std::pair{ key, 0x1111u }, std::pair{ otherKey, 0x2222u } })
	{
		srtp_t sender   = createSession(profile, ssrc_any_outbound, way);
		srtp_t receiver = createSession(profile, ssrc_any_inbound, way);
		for (uint16_t number = 65530; number != 10; ++number)
		{
			roundTrip(sender, receiver, rtp(number, ssrc), protectRtp, unprotectRtp);
			roundTrip(sender, receiver, rtcp(ssrc), protectRtcp, unprotectRtcp);
		}
		expect(srtp_stream_remove(sender, htonl(ssrc)) == srtp_err_status_ok, "a stream that was sent is removed by its number");
		expect(srtp_stream_remove(sender, htonl(ssrc)) == srtp_err_status_no_ctx, "and is then unknown");
		srtp_dealloc(sender);
		srtp_dealloc(receiver);
	}
	std::printf("%s\n", name);
}

int main()
{
	expect(srtp_init() == srtp_err_status_ok, "libsrtp starts");
	both(srtp_profile_aead_aes_256_gcm, "AEAD_AES_256_GCM");
	both(srtp_profile_aead_aes_128_gcm, "AEAD_AES_128_GCM");
	both(srtp_profile_aes128_cm_sha1_80, "AES_CM_128_HMAC_SHA1_80");
	both(srtp_profile_aes128_cm_sha1_32, "AES_CM_128_HMAC_SHA1_32");
}
