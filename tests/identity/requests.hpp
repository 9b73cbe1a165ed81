// What the programs of this folder are asked, a line of JSON each, and what they answer: a line with the bits of all values.
//
//     {"text": "cosine(10)", "run": [["base", "0.1"]], "steps": [0, 1], "metrics": {}}
//     lr 3fb999999999999a 3fb8f96a8d2d6e3e
//
// Metrics are lists of texts beside the steps, since JSON has no NaN; null is a step without a report. A text that fails is answered by `error CODE`.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace lrsched::identity {

struct Request {
    std::string text;
    std::vector<std::pair<std::string, std::string>> run;
    std::vector<double> steps;
    std::map<std::string, std::vector<std::optional<double>>> metrics;
};

/// The values of one schedule at all steps.
struct Column {
    std::string name;
    std::vector<double> values;
};

/// Thrown for what cannot be answered.
struct Refused {
    std::string code;
};

/// Answers all lines of standard input.
int answer_all(const std::function<std::vector<Column>(const Request&)>& answer);

}  // namespace lrsched::identity
