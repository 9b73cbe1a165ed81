// Room schedule: tables of what is known already: open addressing over numbered entries, nothing is ever taken out. Placing looks
// up a node for each thing it does; a table with a node of its own on the heap for each entry took half of that time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <utility>
#include <vector>

namespace lrsched::schedule {

/// Slots that hold numbers of entries which stand elsewhere.
class Slots {
public:
    static constexpr std::uint32_t kFree = 0xFFFFFFFF;

    /// The entry of that hash for which `same` holds; kFree where there is none.
    template <class Same> [[nodiscard]] std::uint32_t find(std::size_t hash, const Same& same) const {
        if (slots_.empty()) return kFree;
        std::size_t slot = first(hash);
        while (slots_[slot] != kFree && !same(slots_[slot])) slot = next(slot);
        return slots_[slot];
    }

    /// Adds an entry that is not there yet. `hash_of` gives the hashes of all entries, this one included.
    template <class HashOf> void add(std::uint32_t entry, const HashOf& hash_of) {
        if (entry >= slots_.size() / 2) {
            slots_.assign(slots_.empty() ? 64 : slots_.size() * 2, kFree);
            for (std::uint32_t known = 0; known < entry; ++known) put(known, hash_of(known));
        }
        put(entry, hash_of(entry));
    }

private:
    // the low bits of a product hang on few bits of its factors
    [[nodiscard]] std::size_t first(std::size_t hash) const noexcept {
        return (hash ^ (hash >> 32U)) & (slots_.size() - 1);
    }
    [[nodiscard]] std::size_t next(std::size_t slot) const noexcept { return (slot + 1) & (slots_.size() - 1); }
    void put(std::uint32_t entry, std::size_t hash) {
        std::size_t slot = first(hash);
        while (slots_[slot] != kFree) slot = next(slot);
        slots_[slot] = entry;
    }

    std::vector<std::uint32_t> slots_;
};

/// A table that gives equal things equal ids. A thing stays where it is.
template <class T, class Hash> class Interned {
public:
    std::uint32_t intern(const T& thing) {
        const std::uint32_t known = slots_.find(Hash{}(thing), [&](std::uint32_t id) { return things_[id] == thing; });
        if (known != Slots::kFree) return known;
        const auto id = static_cast<std::uint32_t>(things_.size());
        things_.push_back(thing);
        slots_.add(id, [&](std::uint32_t entry) { return Hash{}(things_[entry]); });
        return id;
    }
    [[nodiscard]] const T& operator[](std::uint32_t id) const { return things_[id]; }
    [[nodiscard]] std::size_t size() const noexcept { return things_.size(); }

private:
    std::deque<T> things_;
    Slots slots_;
};

/// What was worked out for a key.
template <class Key, class Result, class Hash> class Remembered {
public:
    /// Good until the next result is kept.
    [[nodiscard]] const Result* find(const Key& key) const {
        const std::uint32_t known =
            slots_.find(Hash{}(key), [&](std::uint32_t entry) { return entries_[entry].first == key; });
        return known == Slots::kFree ? nullptr : &entries_[known].second;
    }

    void keep(const Key& key, const Result& result) {
        if (find(key) != nullptr) return;
        entries_.emplace_back(key, result);
        slots_.add(static_cast<std::uint32_t>(entries_.size() - 1),
                   [&](std::uint32_t entry) { return Hash{}(entries_[entry].first); });
    }

    [[nodiscard]] std::size_t size() const noexcept { return entries_.size(); }

private:
    std::vector<std::pair<Key, Result>> entries_;
    Slots slots_;
};

}  // namespace lrsched::schedule
