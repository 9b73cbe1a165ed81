#include "diagnostic/did_you_mean.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <vector>

namespace lrsched::diagnostic {
namespace {

constexpr std::size_t kLongestWord = 64;  // names of people's schedules are shorter; longer words are not compared

char lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

/// Names such as `CosineAnnealingLR` are often typed in part: a prefix or suffix of four letters counts as near.
bool is_part(std::string_view word, std::string_view candidate) {
    return word.size() >= 4 && (candidate.starts_with(word) || candidate.ends_with(word));
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> previous(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) previous[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const bool same = lower(a[i - 1]) == lower(b[j - 1]);
            row[j] = std::min({previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (same ? 0U : 1U)});
            const bool swapped =
                i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]);
            if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
        }
        std::swap(before, previous);
        std::swap(previous, row);
    }
    return previous[b.size()];
}

std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates) {
    if (word.empty() || word.size() > kLongestWord) return std::nullopt;
    const std::size_t allowed = word.size() <= 2 ? 1 : 1 + word.size() / 4;
    std::size_t best = allowed + 1;
    const std::string* found = nullptr;
    for (const std::string& candidate : candidates) {
        if (candidate.size() > kLongestWord || candidate == word) continue;
        const std::size_t distance = is_part(word, candidate) ? 1 : edit_distance(word, candidate);
        if (distance < best && distance < std::max(word.size(), candidate.size())) {
            best = distance;
            found = &candidate;
        }
    }
    return found == nullptr ? std::nullopt : std::optional(*found);
}

std::string did_you_mean(std::string_view word, std::span<const std::string> candidates) {
    const auto found = nearest(word, candidates);
    return found ? fmt::format("did you mean `{}`?", *found) : std::string{};
}

}  // namespace lrsched::diagnostic
