// Room `train`: what lrsched and an external trainer say to one another: JSON, one object a line, on the trainer's standard
// input (>) and output (<). docs/trainers.md is the page for those who write trainers.
//
//     > {"lrsched":1,"seed":0,"steps":1000,"hyperparameters":["lr","momentum"]}
//     < {"lrsched":1,"metrics":["loss","val_loss"]}
//     > {"step":0,"validate":true,"lr":0.1,"momentum":0.9}
//     < {"step":0,"loss":2.31,"val_loss":2.29}
//     > {"step":1,"lr":0.1,"momentum":0.9}
//     < {"step":1,"loss":2.27}
//       ...
//     > {"end":true}
//
// `lrsched` is the version of the protocol. An answer has `step` and `loss`; other metrics may be left out at steps where
// they were not measured. A number that is not finite is null, or Python's NaN, Infinity, -Infinity. A trainer that cannot
// go on answers {"error":"why"}. After the end it leaves with exit status 0.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "train/failure.hpp"
#include "train/trainer.hpp"

namespace lrsched::train::protocol {

constexpr int kVersion = 1;
constexpr std::size_t kMostMetrics = 1000;

/// Keys that stand for something else and are no names of hyper-parameters or metrics.
[[nodiscard]] bool is_reserved(std::string_view name) noexcept;

[[nodiscard]] std::string hello(std::uint32_t seed, std::uint64_t steps, std::span<const std::string> hyperparameters);
[[nodiscard]] std::string step(Step step, std::span<const std::string> hyperparameters, std::span<const double> values);
[[nodiscard]] std::string end();

/// The metrics that the trainer announces in its answer to hello(), `loss` first. Failures say what was answered.
[[nodiscard]] Outcome<std::vector<std::string>> read_welcome(std::string_view line);

/// Fills the metrics of a step from the answer to it.
[[nodiscard]] std::optional<Failure> read_answer(std::string_view line, std::uint64_t step,
                                                 std::span<const std::string> names,
                                                 std::span<std::optional<double>> metrics);

}  // namespace lrsched::train::protocol
