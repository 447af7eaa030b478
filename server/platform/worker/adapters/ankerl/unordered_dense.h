// The worker's fast hash map is not in Debian; the standard library's own does the same work.
// NOTE: the two differ in the order of iteration only, and the worker relies on none.
#pragma once

#include <functional>
#include <unordered_map>
#include <unordered_set>

namespace ankerl::unordered_dense
{
	template<class Key>
	struct hash : std::hash<Key>
	{
	};

	template<class Key, class Value, class Hash = hash<Key>>
	using map = std::unordered_map<Key, Value, Hash>;

	template<class Key, class Hash = hash<Key>>
	using set = std::unordered_set<Key, Hash>;
} // namespace ankerl::unordered_dense
