// Tests of `lrsched fmt`: the texts that they share.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace lrsched::test {

[[nodiscard]] std::string read_text(const std::filesystem::path& path);

/// The .sched files in a folder of the repository and below it, sorted.
[[nodiscard]] std::vector<std::filesystem::path> sched_files(const std::string& folder);

/// The expressions of tests/golden/expressions.jsonl.
[[nodiscard]] std::vector<std::string> golden_expressions();

/// The canonical text; the test fails where there is none.
[[nodiscard]] std::string formatted(const std::string& text);

/// Fails unless formatting the text again changes nothing and both texts have the same tree, as `lrsched show` prints it.
void check_fixpoint_and_tree(const std::string& text, const std::string& canonical);

}  // namespace lrsched::test
