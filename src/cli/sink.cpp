// Room cli: the only place of the commands that writes results.
#include "cli/sink.hpp"

#include <fmt/format.h>

#include <ostream>

#include "cli/signals_held.hpp"
#include "file/write.hpp"

namespace lrsched::cli {
void emit(Context& context, std::string_view text) {
    context.streams.out.write(text.data(), static_cast<std::streamsize>(text.size()));
    if (!context.streams.out) throw OutputClosed();
}

void save(const std::string& path, std::string_view text) {
    const SignalsHeld held;  // no temporary file is left
    if (const auto error = file::write_whole(path, text)) {
        throw Failure(Exit::files, fmt::format("cannot write {}", file::message(*error)));
    }
}

void Sink::write(std::string_view piece) {
    if (path_.empty()) {
        emit(context_, piece);
    } else {
        gathered_ += piece;
    }
}

void Sink::finish() {
    if (!path_.empty()) save(path_, gathered_);
}

}  // namespace lrsched::cli
