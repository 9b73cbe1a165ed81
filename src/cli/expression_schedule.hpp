// Room cli: hyper-parameters of a training from expressions of the language: `--set 'momentum=0.95 - 0.1*t/total'`.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "lrsched/session.hpp"
#include "train/schedule.hpp"

namespace lrsched::cli {

/// A hyper-parameter and what gives it.
struct Expression {
    std::string name;
    Program program;
};

/// Compiles an expression for each hyper-parameter; `total` is the length of the run. Findings are printed; nothing where
/// one of them is an error.
[[nodiscard]] std::optional<std::vector<Expression>> compile_expressions(std::span<const Setting> settings,
                                                                         std::uint64_t total, Context& context);

/// One run of them: sets each hyper-parameter for every group, and reports metrics to those that react to some.
class ExpressionSchedule final : public train::Schedule {
public:
    explicit ExpressionSchedule(std::span<const Expression> expressions);

    std::optional<train::Failure> begin(const train::Layout& layout, std::span<const std::string> metrics) override;
    std::optional<train::Failure> rates(std::uint64_t step, train::Rates& rates) override;
    std::optional<train::Failure> report(std::uint64_t step, const train::Metrics& metrics) override;

    /// True where it was an expression that let the run fail.
    [[nodiscard]] bool failed() const noexcept { return failed_; }

private:
    struct Part {
        std::string name;
        Session session;
        std::size_t hyperparameter = 0;
    };

    train::Failure fail(std::string text);

    std::vector<Part> parts_;
    bool failed_ = false;
};

}  // namespace lrsched::cli
