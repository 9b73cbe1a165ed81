// Tests that the grammar for people and the grammar for the parser are one: the productions of grammar/lrsched.ebnf are the
// comments of grammar/grammar.hpp.
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>

#include "harness/catch.hpp"

namespace {

/// The productions by their names, each as written.
using Productions = std::map<std::string, std::string>;

std::string read(const std::string& name) {
    std::ifstream stream(std::string(LRSCHED_GRAMMAR_DIR) + "/" + name, std::ios::binary);
    REQUIRE(stream);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

/// Collects `name = ... ;`, of which a line may hold several.
void collect(const std::string& line, Productions& productions) {
    static const std::regex production("([a-z]+) = .*? ;(?= |$)");
    for (std::sregex_iterator it(line.begin(), line.end(), production), end; it != end; ++it) {
        INFO("production " << it->str());
        CHECK(productions.emplace((*it)[1], it->str()).second);  // no name is defined twice
    }
}

Productions productions_of_header() {
    Productions productions;
    std::istringstream lines(read("grammar.hpp"));
    static const std::regex comment("// [a-z]+ = .*");
    for (std::string line; std::getline(lines, line);) {
        if (std::regex_match(line, comment)) collect(line.substr(3), productions);
    }
    return productions;
}

/// The text of lrsched.ebnf without its comments.
std::string plain_ebnf() {
    std::string text = read("lrsched.ebnf");
    for (std::size_t begin = text.find("(*"); begin != std::string::npos; begin = text.find("(*", begin)) {
        const std::size_t end = text.find("*)", begin);
        REQUIRE(end != std::string::npos);
        text.erase(begin, end + 2 - begin);
    }
    return text;
}

Productions productions_of_ebnf() {
    Productions productions;
    std::istringstream lines(plain_ebnf());
    for (std::string line; std::getline(lines, line);) {
        const std::size_t before = productions.size();
        collect(line, productions);
        INFO("line " << line);
        CHECK((line.empty() || productions.size() > before));  // nothing stands outside of productions and comments
    }
    return productions;
}

}  // namespace

TEST_CASE("the EBNF has the productions of the header word for word, and no others") {
    const Productions header = productions_of_header();
    CHECK(header.size() > 25);
    CHECK(productions_of_ebnf() == header);
}

TEST_CASE("every name that a production uses is defined, and every one but the item is used") {
    const Productions productions = productions_of_ebnf();
    const std::set<std::string> told_in_words{"digit", "unit", "character", "word"};
    std::set<std::string> used;
    for (const auto& [name, text] : productions) {
        const std::string body = std::regex_replace(text.substr(name.size() + 3), std::regex("\"[^\"]*\"|'\"'"), " ");
        static const std::regex word("[a-z]+");
        for (std::sregex_iterator it(body.begin(), body.end(), word), end; it != end; ++it) used.insert(it->str());
    }
    for (const std::string& name : used) {
        INFO("used: " << name);
        CHECK((productions.contains(name) || told_in_words.contains(name)));
    }
    for (const auto& [name, text] : productions) {
        INFO("defined: " << name);
        CHECK((used.contains(name) || name == "item"));
    }
}
