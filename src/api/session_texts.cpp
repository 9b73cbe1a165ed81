#include "api/session_texts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "api/line_difference.hpp"
#include "lrsched/tools.hpp"
#include "schedule/host_names.hpp"
#include "text/hash.hpp"

namespace lrsched::detail {
namespace {

constexpr std::size_t kKeptBytes = 64U << 10U;  // of all texts together
constexpr std::size_t kNotes = 10;              // a state that was tampered with may speak of any number of texts

std::string digest_of(std::string_view text) {
    text::Hash hash;
    hash.add_bytes(text);
    return fmt::format("{:016x}", hash.value());
}

/// Layout and comments are no difference of schedules.
std::string canonical(const SavedText& saved) { return format(*saved.text, saved.name).text.value_or(*saved.text); }

const SavedText* find(const std::vector<SavedText>& texts, std::string_view name) {
    const auto found = std::ranges::find(texts, name, &SavedText::name);
    return found == texts.end() ? nullptr : &*found;
}

std::string changed(const SavedText& saved, const SavedText& here) {
    if (saved.name == here.name) return fmt::format("`{}` differs", on_a_line(here.name));
    return fmt::format("`{}` differs from `{}`", on_a_line(here.name), on_a_line(saved.name));
}

/// Nothing where both are the same.
std::optional<std::string> difference(const SavedText& saved, const SavedText* here) {
    if (here == nullptr)
        return fmt::format("`{}` was there when the state was saved, and is not here{}", on_a_line(saved.name),
                           line_difference(saved.text ? canonical(saved) : std::string{}, {}));
    if (saved.digest == here->digest) return std::nullopt;
    if (!saved.text || !here->text) return changed(saved, *here) + "; it is too long to say where";
    const std::string lines = line_difference(canonical(saved), canonical(*here));
    if (lines.empty()) return std::nullopt;
    return fmt::format("{}: - as it was saved, + as it is here{}", changed(saved, *here), lines);
}

/// The first text is the program's own, under whatever name its file lies today.
const SavedText* counterpart(const std::vector<SavedText>& texts, const SavedText& text, bool first) {
    if (first) return texts.empty() ? nullptr : &texts.front();
    const SavedText* found = find(texts, text.name);
    return found == nullptr || found == &texts.front() ? nullptr : found;
}

}  // namespace

std::vector<SavedText> texts_of(const Compiled& compiled) {
    std::vector<SavedText> texts;
    std::size_t room = kKeptBytes;
    for (text::SourceId id = 0; id < compiled.sources.size(); ++id) {
        const text::Source& source = compiled.sources[id];
        if (source.origin == text::Origin::library && source.name != schedule::kHostText) continue;
        const bool fits = source.text.size() <= room;
        if (fits) room -= source.text.size();
        texts.push_back({source.name, fits ? std::optional(source.text) : std::nullopt, digest_of(source.text)});
    }
    return texts;
}

std::vector<Note> differences(const std::vector<SavedText>& saved, const std::vector<SavedText>& here) {
    std::vector<Note> notes;
    for (const SavedText& text : saved) {
        if (notes.size() == kNotes) return notes;
        if (auto found = difference(text, counterpart(here, text, &text == &saved.front())))
            notes.push_back({std::move(*found), std::nullopt});
    }
    for (const SavedText& text : here) {
        if (notes.size() == kNotes) return notes;
        if (counterpart(saved, text, &text == &here.front()) != nullptr) continue;
        notes.push_back({fmt::format("`{}` is here, and was not there when the state was saved{}", on_a_line(text.name),
                                     line_difference({}, text.text ? canonical(text) : std::string{})),
                         std::nullopt});
    }
    return notes;
}

}  // namespace lrsched::detail
