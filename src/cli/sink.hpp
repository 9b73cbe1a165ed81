// Room cli: where results go: standard output as they come, or a file whole or not at all.
#pragma once

#include <string>
#include <string_view>

#include "cli/command.hpp"

namespace lrsched::cli {

/// Writes to standard output. Throws OutputClosed once that is no longer possible, so that no command works on in vain.
void emit(Context& context, std::string_view text);

/// Makes `path` a file with exactly these bytes. Throws Failure(files).
void save(const std::string& path, std::string_view text);

/// Results in pieces. With a path they are gathered, since the file appears whole in finish() or not at all.
class Sink {
public:
    Sink(Context& context, std::string path) : context_(context), path_(std::move(path)) {}

    void write(std::string_view piece);
    void finish();

private:
    Context& context_;
    std::string path_;
    std::string gathered_;
};

}  // namespace lrsched::cli
