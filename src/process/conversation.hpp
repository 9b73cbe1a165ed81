// Room `process`: a program that is talked to line by line: a line is written to its standard input, a line is read from
// its standard output.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "file/descriptor.hpp"
#include "process/child.hpp"

namespace lrsched::process {

/// Why there is no answer.
enum class Silence : std::uint8_t {
    timed_out,
    closed,    ///< it has closed its standard output, which it does when it ends
    too_long,  ///< a line of more than kLongestLine bytes
    given_up,  ///< GiveUp said so
    failed     ///< it could not be listened to
};

/// Asked many times a second while the program is waited for; true ends the wait.
using GiveUp = std::function<bool()>;

constexpr std::size_t kLongestLine = std::size_t{1} << 20U;
constexpr std::size_t kLastWords = 4096;

/// The program and what it starts are a group of processes, none of which outlives this. Raises no signal here, whatever
/// the program does.
class Conversation {
public:
    /// Starts the program, or gives an error number. `words` are the program, looked up in PATH, and its arguments;
    /// `folder` is where it runs, or empty for where we do.
    [[nodiscard]] static std::variant<std::unique_ptr<Conversation>, int> begin(std::vector<std::string> words,
                                                                                std::string folder,
                                                                                GiveUp give_up = {});

    /// Says a line, without its end, and waits for one. What the program writes to standard error is read meanwhile, so
    /// that neither side waits for the other.
    [[nodiscard]] std::variant<std::string, Silence> ask(std::string_view line, Clock::time_point deadline);

    /// Says a last line and no more, and waits until the program has ended. False if it has not by then, or was given up.
    [[nodiscard]] bool part(std::string_view line, Clock::time_point deadline);

    /// Waits until the program has ended, saying nothing.
    [[nodiscard]] bool ends_before(Clock::time_point deadline);

    /// As waitpid() gives it; once the program has ended.
    [[nodiscard]] int status() const noexcept { return child_.status(); }

    /// What it wrote and nobody asked for.
    [[nodiscard]] const std::string& unread() const noexcept { return heard_; }

    /// The end of what it wrote to standard error, from the beginning of a line on.
    [[nodiscard]] std::string last_words() const;

    Conversation(pid_t process, file::Descriptor input, file::Descriptor output, file::Descriptor errors,
                 GiveUp give_up) noexcept;

private:
    [[nodiscard]] std::optional<std::string> take_line();
    [[nodiscard]] std::optional<Silence> exchange(Clock::time_point deadline);
    void speak();
    void listen();
    void overhear();
    void hear_the_rest();
    [[nodiscard]] bool is_given_up() const { return give_up_ && give_up_(); }

    Child child_;
    file::Descriptor input_;
    file::Descriptor output_;
    file::Descriptor errors_;
    std::string unsaid_;       // what is still to be written
    std::string heard_;        // what was read and is no answer yet
    std::string errors_text_;  // its end
    bool errors_cut_ = false;  // there was more before
    GiveUp give_up_;
};

}  // namespace lrsched::process
