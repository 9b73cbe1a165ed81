// Room cli: `lrsched guide`.
#include "cli/declare.hpp"
#include "cli/sink.hpp"
#include "lrsched/tools.hpp"

namespace lrsched::cli {

Action declare_guide(CLI::App&) {
    return [](std::span<const std::string>, Context& context) {
        emit(context, guide());
        return Exit::fine;
    };
}

}  // namespace lrsched::cli
