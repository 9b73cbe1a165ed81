// Room cli: the process around run(): its streams, what the terminal is, and the last net under every exception.
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <new>
#include <string>
#include <vector>

#include "cli/main/descriptor_buffer.hpp"
#include "cli/run.hpp"

namespace {

using lrsched::cli::DescriptorBuffer;
using lrsched::cli::Streams;
using lrsched::cli::Terminal;

constexpr int kFault = 70;  // EX_SOFTWARE of sysexits.h

Terminal terminal_of(int descriptor) {
    Terminal terminal{.interactive = ::isatty(descriptor) == 1};
    winsize size{};
    if (terminal.interactive && ::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 && size.ws_row > 0) {
        terminal.columns = size.ws_col;
        terminal.rows = size.ws_row;
    }
    return terminal;
}

bool environment_has(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr && *value != '\0';
}

int run(const std::vector<std::string>& args) {
    DescriptorBuffer buffer(STDOUT_FILENO);
    std::ostream out(&buffer);
    Streams streams{.in = std::cin,
                    .out = out,
                    .err = std::cerr,
                    .out_terminal = terminal_of(STDOUT_FILENO),
                    .err_terminal = terminal_of(STDERR_FILENO),
                    .no_color = environment_has("NO_COLOR"),
                    .reader_left = [&buffer] { return buffer.error() == EPIPE; }};
    return lrsched::cli::run(args, streams);
}

}  // namespace

int main(int argc, char** argv) {
    std::ios::sync_with_stdio(false);
    std::signal(SIGPIPE, SIG_IGN);  // a reader that leaves is an ending of the write, not of the process
    try {
        return run(std::vector<std::string>(argv + (argc > 0 ? 1 : 0), argv + argc));
    } catch (const std::bad_alloc&) {
        std::cerr << "lrsched: out of memory\n";
    } catch (const std::exception& error) {
        std::cerr << "lrsched: a fault of lrsched itself: " << error.what() << '\n';
    }
    return kFault;
}
