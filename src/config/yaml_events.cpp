// The only file that includes yaml-cpp: its parser is asked for events, its loader and its nodes are not used.
#include "config/yaml_events.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <array>
#include <sstream>

namespace lrsched::config {
namespace {

struct Wording {
    const char* begin;  // of what yaml-cpp says
    Fault fault;
};
// A table, laid out by hand.
// clang-format off
const std::array kWordings{
    Wording{YAML::ErrorMsg::UNKNOWN_TOKEN, Fault::bad_start},
    Wording{YAML::ErrorMsg::EOF_IN_SCALAR, Fault::open_quote},
    Wording{YAML::ErrorMsg::DOC_IN_SCALAR, Fault::open_quote},
    Wording{YAML::ErrorMsg::TAB_IN_INDENTATION, Fault::tab},
    Wording{YAML::ErrorMsg::FLOW_END, Fault::stray_close},
    Wording{YAML::ErrorMsg::BLOCK_ENTRY, Fault::stray_entry},
    Wording{YAML::ErrorMsg::MAP_KEY, Fault::stray_key},
    Wording{YAML::ErrorMsg::MAP_VALUE, Fault::stray_colon},
    Wording{YAML::ErrorMsg::END_OF_MAP_FLOW, Fault::in_flow_map},
    Wording{YAML::ErrorMsg::END_OF_SEQ_FLOW, Fault::in_flow_list},
    Wording{YAML::ErrorMsg::END_OF_MAP, Fault::in_map},
    Wording{YAML::ErrorMsg::END_OF_SEQ, Fault::in_list},
    Wording{YAML::ErrorMsg::UNKNOWN_ANCHOR, Fault::alias},
    Wording{YAML::ErrorMsg::ALIAS_NOT_FOUND, Fault::alias},
    Wording{YAML::ErrorMsg::CHAR_IN_ALIAS, Fault::alias},
    Wording{YAML::ErrorMsg::ANCHOR_NOT_FOUND, Fault::anchor},
    Wording{YAML::ErrorMsg::CHAR_IN_ANCHOR, Fault::anchor},
    Wording{YAML::ErrorMsg::MULTIPLE_ANCHORS, Fault::anchor},
    Wording{YAML::ErrorMsg::MULTIPLE_TAGS, Fault::tag},
    Wording{YAML::ErrorMsg::END_OF_VERBATIM_TAG, Fault::tag},
    Wording{YAML::ErrorMsg::CHAR_IN_TAG_HANDLE, Fault::tag},
    Wording{YAML::ErrorMsg::TAG_WITH_NO_SUFFIX, Fault::tag},
    Wording{YAML::ErrorMsg::YAML_DIRECTIVE_ARGS, Fault::directive},
    Wording{YAML::ErrorMsg::YAML_VERSION, Fault::directive},
    Wording{YAML::ErrorMsg::YAML_MAJOR_VERSION, Fault::directive},
    Wording{YAML::ErrorMsg::REPEATED_YAML_DIRECTIVE, Fault::directive},
    Wording{YAML::ErrorMsg::TAG_DIRECTIVE_ARGS, Fault::directive},
    Wording{YAML::ErrorMsg::REPEATED_TAG_DIRECTIVE, Fault::directive},
    Wording{YAML::ErrorMsg::INVALID_ESCAPE, Fault::escape},
    Wording{YAML::ErrorMsg::INVALID_HEX, Fault::escape},
    Wording{YAML::ErrorMsg::INVALID_UNICODE, Fault::escape},
    Wording{YAML::ErrorMsg::CHAR_IN_BLOCK, Fault::block_header},
    Wording{YAML::ErrorMsg::ZERO_INDENT_IN_BLOCK, Fault::block_header}};
// clang-format on

Fault fault_of(std::string_view message) {
    const auto* found =
        std::ranges::find_if(kWordings, [&](const Wording& known) { return message.starts_with(known.begin); });
    return found == kWordings.end() ? Fault::other : found->fault;
}

/// Thrown through the parser, which has no other way to be stopped; caught in read_events().
struct Stop {
    std::optional<Trouble> trouble;
};

/// Marks count bytes, and run past the end where the parser looks for more.
class Offsets {
public:
    Offsets(std::size_t size, std::uint32_t begin) : size_(size), begin_(begin) {}
    [[nodiscard]] std::uint32_t operator()(const YAML::Mark& mark) const {
        const auto position = static_cast<std::size_t>(std::max(mark.pos, 0));
        return begin_ + static_cast<std::uint32_t>(std::min(size_, position));
    }

private:
    std::size_t size_;
    std::uint32_t begin_;
};

class Recorder final : public YAML::EventHandler {
public:
    Recorder(Events& events, const Cap& cap, Offsets offsets) : events_(events), cap_(cap), offsets_(offsets) {}

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t) override {
        record({EventKind::nothing, false, offsets_(mark)});
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { record({EventKind::alias, false, offsets_(mark)}); }
    void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t, const std::string& value) override {
        events_.texts.push_back(value);
        record({EventKind::scalar, false, offsets_(mark), static_cast<std::uint32_t>(events_.texts.size() - 1)});
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                         YAML::EmitterStyle::value style) override {
        open({EventKind::list, style == YAML::EmitterStyle::Flow, offsets_(mark)});
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                    YAML::EmitterStyle::value style) override {
        open({EventKind::map, style == YAML::EmitterStyle::Flow, offsets_(mark)});
    }
    void OnMapEnd() override { close(); }

private:
    void record(Event event) {
        if (++nodes_ > cap_.nodes) throw Stop{Trouble{Fault::too_many, event.at}};
        events_.row.push_back(event);
    }

    void open(Event event) {
        if (++depth_ > cap_.depth) throw Stop{Trouble{Fault::too_deep, event.at}};
        record(event);
    }

    void close() {
        --depth_;
        events_.row.push_back({EventKind::end});
    }

    Events& events_;
    Cap cap_;
    Offsets offsets_;
    std::size_t nodes_ = 0;
    std::size_t depth_ = 0;
};

/// Asks only where a document begins.
class FirstMark final : public YAML::EventHandler {
public:
    FirstMark(Events& events, Offsets offsets) : events_(events), offsets_(offsets) {}

    void OnDocumentStart(const YAML::Mark& mark) override {
        events_.more = offsets_(mark);
        throw Stop{};
    }
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
    void OnAlias(const YAML::Mark&, YAML::anchor_t) override {}
    void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t, const std::string&) override {}
    void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {}
    void OnSequenceEnd() override {}
    void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {}
    void OnMapEnd() override {}

private:
    Events& events_;
    Offsets offsets_;
};

}  // namespace

Events read_events(std::string_view text, std::uint32_t begin, const Cap& cap) {
    Events events{.begin = begin};
    const Offsets offsets(text.size() - begin, begin);
    // At the end of a text the parser closes quotes that are open and makes keys of lines that are none, but not before a
    // comment.
    std::istringstream stream(std::string(text.substr(begin)) + (text.ends_with('\n') ? "#" : "\n#"));
    try {
        YAML::Parser parser(stream);
        Recorder recorder(events, cap, offsets);
        if (!parser.HandleNextDocument(recorder)) return events;
        FirstMark rest(events, offsets);
        parser.HandleNextDocument(rest);
    } catch (const YAML::Exception& exception) {
        events.trouble = Trouble{fault_of(exception.msg), offsets(exception.mark)};
    } catch (const Stop& stop) {
        events.trouble = stop.trouble;
    }
    return events;
}

}  // namespace lrsched::config
