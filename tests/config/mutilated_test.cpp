// Room config: texts that are nearly YAML. Each is answered with a tree or with located findings; the parser beneath, which
// stops the program where an assertion of its own fails, is never given what makes it do so.
#include <array>
#include <random>

#include "config/scalar_text.hpp"
#include "lab.hpp"
#include "support.hpp"

using lrsched::config::NodeKind;
using lrsched::test::Reading;

namespace {

constexpr std::array<std::string_view, 5> kTexts{
    "title: Why warmup helps\n"
    "run: {base: 0.1, total: 100}\n"
    "schedules:\n"
    "  cosine: chain(warmup(10), cosine())   # é\n"
    "  wsd: 'wsd(10, 20%)'\n"
    "train:\n"
    "  problem: {kind: quadratic, dimension: 2, noise: 0.5}\n"
    "  optimizer: {kind: sgd, momentum: 0.9}\n"
    "  steps: 200\n"
    "  seeds: 0..9\n",
    "schedules:\n"
    "  a: \"cosine(90) \\\n     + 0.1\\t\\x41\\u00e9\"\n"
    "  b: |-\n    let x = 1\n    cosine(90) * x\n"
    "  c: >\n    chain(warmup(10),\n\n    cosine())\n"
    "  d: {lr: cosine(90), momentum: \"0.9\"}\n",
    "figures:\n"
    "- title: 'it''s'\n"
    "  panels: [[a, b], c]\n"
    "  log: true\n"
    "-\n"
    "  - x\n"
    "  - y: z\n"
    "    w:\n"
    "? k\n"
    ": v\n",
    "--- # é\n[a, {b: c, d}, [e: f, , ~], \"g\"]\n...\n",
    "a: plain\n  over lines\n\n  and more\nb:\n\n\nnull: ~\nc: null\r\nd: |2+\r\n    x\r\n\r\n"};

constexpr std::array<std::string_view, 78> kStrangers{" ",          "  ",         "\n",
                                                      "\n  ",       "\n    ",     "\t",
                                                      "\r\n",       "\r",         ":",
                                                      ": ",         ":\n",        "-",
                                                      "- ",         "\n- ",       "?",
                                                      "? ",         "[",          "]",
                                                      "{",          "}",          ",",
                                                      "'",          "\"",         "''",
                                                      "|",          "|\n",        "|2-\n",
                                                      ">",          ">+\n",       "|0",
                                                      "#",          " #",         "&",
                                                      "&a ",        "*",          "*a",
                                                      "!",          "!! ",        "!t ",
                                                      "!<x>",       "%",          "%YAML",
                                                      "\n%",        "@",          "`",
                                                      "\\",         "\\x4",       "\\u",
                                                      "\\U0010",    "\\N",        "\\0",
                                                      "---",        "...",        "\n---\n",
                                                      "\n...\n",    "~",          "null",
                                                      "\nnull:",    "\x01",       "\x04",
                                                      "\x7F",       "\xC2\x80",   "\xC3",
                                                      "\xFF",       "é",          "\xEF\xBB\xBF",
                                                      "=",          "<<: ",       "a",
                                                      "a: b: c",    "(",          ")",
                                                      "chain(",     "[[[[[[[[[[", "{a: {a: {a: {a: ",
                                                      "- - - - - ", "? ? ? ? ",   "\"a\nb: c\n"};

/// std::uniform_int_distribution gives other numbers on other systems.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : engine_(seed) {}
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(engine_() % n); }

private:
    std::mt19937_64 engine_;
};

std::string mutilated(Dice& dice) {
    std::string text(kTexts[dice.below(kTexts.size())]);
    for (std::size_t i = 0; i <= dice.below(5); ++i) {
        const std::size_t at = dice.below(text.size() + 1);
        const std::size_t length = dice.below(12);
        switch (dice.below(6)) {
            case 0: text.erase(at, length); break;
            case 1: text.insert(at, text.substr(dice.below(text.size() + 1), length)); break;
            case 2: text.resize(at); break;
            case 3: text.insert(at, 1, static_cast<char>(dice.below(256))); break;
            default: text.insert(at, kStrangers[dice.below(kStrangers.size())]); break;
        }
    }
    return text;
}

std::string of_strangers(Dice& dice) {
    std::string text;
    for (std::size_t i = 0; i <= dice.below(25); ++i) text += kStrangers[dice.below(kStrangers.size())];
    return text;
}

bool inside(lrsched::text::Span span, std::size_t size) { return span.begin <= span.end && span.end <= size; }

/// False where a node or a finding has no sound place, or a scalar is not what stands in the text.
bool is_sound(const Reading& reading) {
    const std::string& text = reading.sources[0].text;
    for (lrsched::config::NodeId id = 0; id < reading.tree->size(); ++id) {
        const auto& node = (*reading.tree)[id];
        if (!inside(node.span, text.size())) return false;
        if (node.kind != NodeKind::scalar) continue;
        if (!lrsched::config::agrees({text, node.span.begin, reading.tree->text(id)})) return false;
        if (lrsched::text::find_bad_byte(reading.tree->text(id))) return false;
    }
    for (const auto& finding : reading.findings) {
        if (!finding.place || !inside(finding.place->span, text.size())) return false;
        for (const auto& note : finding.notes) {
            if (note.place && !inside(note.place->span, text.size())) return false;
        }
    }
    return true;
}

/// The texts of a tree that is right are in the file; a tree that is not has findings.
void check(const std::string& text, std::size_t& fine) {
    Reading reading(text);
    INFO(text);
    if (!is_sound(reading)) FAIL_CHECK("a place or a text is not sound");
    const bool refused = (*reading.tree)[reading.tree->root()].kind == NodeKind::refused;
    if (refused && reading.findings.empty()) FAIL_CHECK("refused without a finding");
    if (!reading.findings.empty() && reading.rendered().empty()) FAIL_CHECK("a finding that nobody sees");
    if (reading.findings.empty()) ++fine;
    static_cast<void>(lrsched::config::read_as<lrsched::test::Lab>(*reading.tree, reading.limits, reading.findings));
    if (!is_sound(reading)) FAIL_CHECK("a finding of the schema has no sound place");
}

}  // namespace

TEST_CASE("configs with pieces dropped, doubled, cut off or put in") {
    std::size_t fine = 0;
    Dice dice(1);
    for (std::size_t i = 0; i < 12'000; ++i) check(mutilated(dice), fine);
    CHECK(fine > 1000);
    CHECK(fine < 8000);
}

TEST_CASE("texts of nothing but pieces that matter to YAML") {
    std::size_t fine = 0;
    Dice dice(2);
    for (std::size_t i = 0; i < 12'000; ++i) check(of_strangers(dice), fine);
    CHECK(fine > 100);
}

TEST_CASE("every beginning of a config") {
    std::size_t fine = 0;
    for (const std::string_view text : kTexts) {
        for (std::size_t size = 0; size <= text.size(); ++size) check(std::string(text.substr(0, size)), fine);
    }
    CHECK(fine > 100);
}
