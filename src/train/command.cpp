// Room `train`: an external trainer: a program of any language and framework that does the steps, talked to in the lines
// that protocol.hpp tells.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sys/wait.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <utility>

#include "file/error.hpp"
#include "process/conversation.hpp"
#include "train/problems.hpp"
#include "train/protocol.hpp"
#include "train/shown.hpp"

namespace lrsched::train {
namespace {

using process::Clock;
using process::Conversation;
using process::Silence;

struct Orders {
    std::vector<std::string> words;
    std::string folder;
    std::vector<std::string> hyperparameters;
    // Seconds; a limit on the whole run of 0 is none.
    double start_limit = 0;
    double step_limit = 0;
    double end_limit = 0;
    double run_limit = 0;

    [[nodiscard]] std::string name() const { return shown(fmt::format("{}", fmt::join(words, " "))); }
};

Clock::time_point after(Clock::time_point begin, double seconds) {
    // Longer than this is for ever, and would not fit a duration.
    constexpr double longest = 1e9;
    return begin +
           std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(std::min(seconds, longest)));
}

class CommandTrainer final : public Trainer {
public:
    CommandTrainer(std::shared_ptr<const Orders> orders, std::unique_ptr<Conversation> talk,
                   std::function<bool()> interrupted)
        : orders_(std::move(orders)),
          talk_(std::move(talk)),
          layout_{{}, {"all"}},
          begin_(Clock::now()),
          interrupted_(std::move(interrupted)) {
        for (const std::string& name : orders_->hyperparameters) {
            layout_.hyperparameters.push_back({name, kAnyNumber, std::nullopt});
        }
    }

    std::optional<Failure> greet(const Begin& begin) {
        auto line = say(protocol::hello(begin.seed, begin.steps, orders_->hyperparameters), orders_->start_limit,
                        "at its start");
        if (auto* failure = std::get_if<Failure>(&line)) return std::move(*failure);
        auto welcome = protocol::read_welcome(std::get<std::string>(line));
        if (auto* failure = std::get_if<Failure>(&welcome)) return about("at its start", failure->text);
        metrics_ = std::get<std::vector<std::string>>(std::move(welcome));
        return std::nullopt;
    }

    [[nodiscard]] const Layout& layout() const noexcept override { return layout_; }
    [[nodiscard]] std::span<const std::string> metrics() const noexcept override { return metrics_; }

    std::optional<Failure> step(Step step, const Rates& rates, std::span<std::optional<double>> metrics) override {
        const std::string when = fmt::format("at step {}", step.number);
        auto line = say(protocol::step(step, orders_->hyperparameters, rates.group(0)), orders_->step_limit, when);
        if (auto* failure = std::get_if<Failure>(&line)) return std::move(*failure);
        auto failure = protocol::read_answer(std::get<std::string>(line), step.number, metrics_, metrics);
        if (failure) return about(when, failure->text);
        return std::nullopt;
    }

    std::optional<Failure> finish(std::span<std::optional<double>>) override {
        const std::string when = "after its last step";
        if (!talk_->part(protocol::end(), deadline(orders_->end_limit))) {
            if (interrupted_ && interrupted_()) return Failure{std::string(kInterrupted)};
            return about(when, fmt::format("it has not ended {}", limit_text(orders_->end_limit)));
        }
        if (talk_->status() != 0) return about(when, how_it_ended());
        if (talk_->unread().empty()) return std::nullopt;
        return about(when, fmt::format("it wrote {}; only answers belong on standard output", shown(talk_->unread())));
    }

private:
    [[nodiscard]] Clock::time_point run_deadline() const {
        return orders_->run_limit > 0 ? after(begin_, orders_->run_limit) : Clock::time_point::max();
    }
    [[nodiscard]] Clock::time_point deadline(double limit) const {
        return std::min(after(Clock::now(), limit), run_deadline());
    }
    /// Which limit it was that has passed.
    [[nodiscard]] std::string limit_text(double limit) const {
        const bool run = Clock::now() >= run_deadline();
        return fmt::format("within {} s{}", run ? orders_->run_limit : limit, run ? " for the whole run" : "");
    }

    Outcome<std::string> say(std::string_view line, double limit, std::string_view when) {
        auto answer = talk_->ask(line, deadline(limit));
        if (auto* text = std::get_if<std::string>(&answer)) return std::move(*text);
        switch (std::get<Silence>(answer)) {
            case Silence::timed_out: return about(when, fmt::format("it has not answered {}", limit_text(limit)));
            case Silence::too_long:
                return about(when, fmt::format("it answered a line of more than {} bytes", process::kLongestLine));
            case Silence::given_up: return Failure{std::string(kInterrupted)};
            case Silence::failed: return about(when, "it cannot be listened to");
            case Silence::closed: break;
        }
        if (talk_->ends_before(deadline(orders_->end_limit))) return about(when, how_it_ended());
        return about(when, "it closed its standard output");
    }

    [[nodiscard]] std::string how_it_ended() const {
        const int status = talk_->status();
        if (WIFSIGNALED(status)) return fmt::format("it was ended by signal {}", WTERMSIG(status));
        return fmt::format("it ended with exit status {}", WEXITSTATUS(status));
    }

    /// What went wrong with the trainer, and what it said last.
    [[nodiscard]] Failure about(std::string_view when, std::string_view what) const {
        std::string text = fmt::format("the trainer {}, {}: {}", orders_->name(), when, what);
        const std::string words = talk_->last_words();
        if (words.empty()) return {text};
        text += "\nits standard error ends with:";
        for (std::size_t begin = 0; begin <= words.size();) {
            const std::size_t end = std::min(words.find('\n', begin), words.size());
            text += "\n  " + printable(std::string_view(words).substr(begin, end - begin));
            begin = end + 1;
        }
        return {text};
    }

    std::shared_ptr<const Orders> orders_;
    std::unique_ptr<Conversation> talk_;
    Layout layout_;
    std::vector<std::string> metrics_;
    Clock::time_point begin_;
    std::function<bool()> interrupted_;
};

class CommandProblem final : public Problem {
public:
    explicit CommandProblem(Orders orders) : orders_(std::make_shared<const Orders>(std::move(orders))) {}

    [[nodiscard]] bool brings_optimizer() const noexcept override { return true; }

    [[nodiscard]] Outcome<std::unique_ptr<Trainer>> begin(const Begin& begin) const override {
        auto talk = Conversation::begin(orders_->words, orders_->folder, begin.interrupted);
        if (const auto* number = std::get_if<int>(&talk)) {
            const std::string where = orders_->folder.empty() ? "" : fmt::format(" in {}", shown(orders_->folder));
            return Failure{
                fmt::format("cannot start the trainer {}{}: {}", orders_->name(), where, file::system_reason(*number))};
        }
        auto trainer = std::make_unique<CommandTrainer>(
            orders_, std::get<std::unique_ptr<Conversation>>(std::move(talk)), begin.interrupted);
        if (auto failure = trainer->greet(begin)) return std::move(*failure);
        return trainer;
    }

private:
    std::shared_ptr<const Orders> orders_;
};

std::optional<Fault> fault_of(const Orders& orders) {
    if (orders.words[0].empty()) return Fault{"command", "the first word of `command` is empty; a program is expected"};
    for (const std::string& text : orders.words) {
        if (text.find('\0') != std::string::npos) return Fault{"command", "`command` holds a NUL byte"};
    }
    if (orders.folder.find('\0') != std::string::npos) return Fault{"folder", "`folder` holds a NUL byte"};
    for (const std::string& name : orders.hyperparameters) {
        if (name.empty() || protocol::is_reserved(name)) {
            return Fault{"hyperparameters", fmt::format("{} is no name for a hyper-parameter", shown(name))};
        }
        if (std::ranges::count(orders.hyperparameters, name) > 1) {
            return Fault{"hyperparameters", fmt::format("the hyper-parameter {} is named twice", shown(name))};
        }
    }
    return std::nullopt;
}

}  // namespace

ProblemOrFaults prepare_command(const Settings& settings) {
    Orders orders{settings.words("command"),      settings.text("folder"),       settings.words("hyperparameters"),
                  settings.number("start_limit"), settings.number("step_limit"), settings.number("end_limit"),
                  settings.number("run_limit")};
    if (auto fault = fault_of(orders)) return std::vector{std::move(*fault)};
    return std::make_shared<const CommandProblem>(std::move(orders));
}

}  // namespace lrsched::train
