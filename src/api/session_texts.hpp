// Room api: the texts a session was made of. They are saved with it, so that a state of another schedule can be refused with
// what differs, and not with two fingerprints alone.
#pragma once

#include <string>
#include <vector>

#include "api/compiled.hpp"

namespace lrsched::detail {

/// A text, or where it is too long to be kept a digest of it.
struct SavedText {
    std::string name;
    std::optional<std::string> text;
    std::string digest;
};

/// The texts of the user and of the host, the program's own first; of very long ones no more than digests.
[[nodiscard]] std::vector<SavedText> texts_of(const Compiled& compiled);

/// One note for each text that is not the same in both, with the lines that differ; layout is no difference.
[[nodiscard]] std::vector<Note> differences(const std::vector<SavedText>& saved, const std::vector<SavedText>& here);

}  // namespace lrsched::detail
