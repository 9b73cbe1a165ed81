#include "syntax/split.hpp"

#include <algorithm>
#include <array>

namespace lrsched::syntax {
namespace {

constexpr bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }
constexpr bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// `schedule lr =`, `fn f(`, ... at the start of a line: an item even where a bracket above was never closed.
bool starts_item(std::string_view line) {
    constexpr std::array<std::string_view, 7> words{"schedule", "fn", "param", "import", "from", "run", "let"};
    for (const std::string_view word : words) {
        if (!line.starts_with(word) || line.size() <= word.size() || line[word.size()] != ' ') continue;
        const std::size_t next = line.find_first_not_of(' ', word.size());
        if (next == std::string_view::npos || !(is_word(line[next]) || (word == "import" && line[next] == '"')))
            return false;
        if (word == "from") return line.find(" import ") != std::string_view::npos;
        return word != "let" || line.find(" in ") == std::string_view::npos;
    }
    return false;
}

class Splitter {
public:
    explicit Splitter(std::string_view text) : text_(text) {}

    Split run() {
        if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
        while (at_ < text_.size()) step();
        close();
        return std::move(result_);
    }

private:
    void step() {
        if (at_line_start()) start_line();
        if (at_ >= text_.size()) return;
        const char c = text_[at_];
        if (c == '#') return comment();
        if (c == '"' || c == '\'') return quoted(c);
        if (c == ';' && depth_ == 0) {
            close();
            ++at_;
            pending_ = true;
            return;
        }
        if (c == '(' || c == '[' || c == '{') ++depth_;
        if ((c == ')' || c == ']' || c == '}') && depth_ > 0) --depth_;
        if (!is_blank(c) && c != '\n') {
            open_or_go_on();
            last_ = at_ + 1;
        }
        ++at_;
    }

    [[nodiscard]] bool at_line_start() const {
        return at_ == 0 || text_[at_ - 1] == '\n' || (at_ == 3 && text_.starts_with("\xEF\xBB\xBF"));
    }

    /// A line that starts in the first column begins an item; an empty line takes the doc comment's target away.
    void start_line() {
        const std::string_view rest = text_.substr(at_);
        const std::string_view line = rest.substr(0, rest.find('\n'));
        if (std::ranges::all_of(line, is_blank)) {
            if (!open_ || depth_ == 0) doc_.clear();
            return;
        }
        const char c = line.front();
        if (is_blank(c) || c == '#') return;
        if (depth_ == 0 || starts_item(line)) {
            close();
            depth_ = 0;
        }
    }

    void comment() {
        const std::size_t begin = at_;
        const bool first_column = at_line_start();
        at_ = std::min(text_.find('\n', at_), text_.size());
        const std::string_view body = text_.substr(begin, at_ - begin);
        const bool doc = first_column && body.starts_with("##") && !body.starts_with("###");
        result_.comments.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)}, doc});
        if (!doc || depth_ > 0) return;
        if (!doc_.empty()) doc_.push_back('\n');
        doc_ += body.substr(body.starts_with("## ") ? 3U : 2U);
        while (!doc_.empty() && is_blank(doc_.back())) doc_.pop_back();
        if (doc_.empty()) doc_ = "\n";
    }

    void quoted(char quote) {
        open_or_go_on();
        ++at_;
        while (at_ < text_.size() && text_[at_] != quote && text_[at_] != '\n') at_ += text_[at_] == '\\' ? 2U : 1U;
        at_ = std::min(at_, text_.size());
        if (at_ < text_.size() && text_[at_] == quote) ++at_;
        last_ = at_;
    }

    /// A `##` line inside an item documents nothing: what goes on takes it away from the item below.
    void open_or_go_on() {
        if (pending_ || !open_) return open(at_);
        doc_.clear();
    }

    void open(std::size_t begin) {
        begin_ = begin;
        last_ = begin;
        open_ = true;
        pending_ = false;
        item_doc_ = std::move(doc_);
        doc_.clear();
    }

    void close() {
        if (!open_) return;
        result_.slices.push_back(
            {{static_cast<std::uint32_t>(begin_), static_cast<std::uint32_t>(last_)}, std::move(item_doc_)});
        item_doc_.clear();
        open_ = false;
    }

    std::string_view text_;
    Split result_;
    std::size_t at_ = 0;
    std::size_t begin_ = 0;
    std::size_t last_ = 0;  // behind the last character of the open item that is no blank and no comment
    std::size_t depth_ = 0;
    bool open_ = false;
    bool pending_ = false;
    std::string doc_;
    std::string item_doc_;
};

}  // namespace

Split split(std::string_view text) { return Splitter(text).run(); }

}  // namespace lrsched::syntax
