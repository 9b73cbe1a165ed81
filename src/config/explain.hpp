// Room config: what stopped YAML's parser, in words of ours and at the place where a person would look.
#pragma once

#include <optional>
#include <string_view>

#include "config/yaml_events.hpp"
#include "diagnostic/finding.hpp"

namespace lrsched::config {

struct Stopped {
    std::string_view text;
    text::SourceId source = 0;
    const Events& events;
    Cap cap;
};

/// Of events that end in trouble.
[[nodiscard]] diagnostic::Finding explain_trouble(const Stopped& stopped);

/// Of a text that holds nothing, or goes on behind its document; nothing where neither is so.
[[nodiscard]] std::optional<diagnostic::Finding> explain_end(const Stopped& stopped);

/// The words at a place, up to a blank or a bracket and not too many.
[[nodiscard]] std::string_view word_at(std::string_view text, std::uint32_t at) noexcept;

}  // namespace lrsched::config
