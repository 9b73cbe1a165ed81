// Room config: from events to the tree. What YAML has and a config does not is refused here: anchors, tags, keys that are
// no text, keys that stand twice.
#pragma once

#include <vector>

#include "config/tree.hpp"
#include "config/yaml_events.hpp"
#include "diagnostic/finding.hpp"

namespace lrsched::config {

class Builder {
public:
    Builder(std::string_view text, text::SourceId source, std::vector<diagnostic::Finding>& findings)
        : text_(text), findings_(findings), tree_(source) {}

    /// Events of the whole text, or of what follows a line that could not be read: keys of the same map.
    void add(const Events& events);

    /// True if the text is a map at the margin, so that its further keys can be read though something before was wrong.
    [[nodiscard]] bool goes_on() const noexcept;

    [[nodiscard]] std::size_t size() const noexcept { return tree_.size(); }

    [[nodiscard]] Tree finish();

private:
    struct Open {
        EventKind kind = EventKind::map;
        bool flow = false;
        bool broken = false;
        bool cut = false;  // a text inside was cut in two, so that what follows is no key and no entry
        std::uint32_t begin = 0;
        std::size_t first = 0;  // of its nodes in pending_
        std::uint32_t column = 0;
    };

    void take(const Event& event, const Events& events, std::uint32_t next);
    void attach(NodeId id);
    void open(const Event& event);
    void close();
    void break_off();
    NodeId add_scalar(std::uint32_t at, std::string_view value);
    NodeId add_nothing(std::uint32_t at);
    bool refuse_property(std::uint32_t at);
    void check_place(const Event& event);
    void check_cut(std::string_view value, text::Span span);
    NodeId add_map(const Open& closing, text::Span span);
    void drop_bad_keys(std::vector<Pair>& pairs, bool& broken);
    void drop_second_keys(std::vector<Pair>& pairs);
    [[nodiscard]] text::Place word_place(std::uint32_t at) const;
    [[nodiscard]] std::uint32_t end_of(const Open& closing) const;
    [[nodiscard]] bool expects_key() const;

    std::string_view text_;
    std::vector<diagnostic::Finding>& findings_;
    Tree tree_;
    std::vector<Open> open_;
    std::vector<NodeId> pending_;  // nodes of the collections that are open
};

}  // namespace lrsched::config
