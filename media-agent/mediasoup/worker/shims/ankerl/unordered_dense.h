// SPDX-License-Identifier: Apache-2.0
#pragma once

// The part of ankerl::unordered_dense that the worker uses, on top of the standard containers.
// Debian 12 has no package of it. The standard's guarantees are the stronger ones (references stay
// valid), so this is correct everywhere; the order of iteration differs.

#include <functional>
#include <unordered_map>
#include <unordered_set>

namespace ankerl::unordered_dense
{
	template<typename T>
	struct hash : std::hash<T>
	{
	};

	template<typename Key, typename Value, typename Hash = hash<Key>, typename Equal = std::equal_to<Key>>
	using map = std::unordered_map<Key, Value, Hash, Equal>;

	template<typename Key, typename Hash = hash<Key>, typename Equal = std::equal_to<Key>>
	using set = std::unordered_set<Key, Hash, Equal>;
} // namespace ankerl::unordered_dense
