// Room api: the only file that throws, and only for those who asked for it.
#include "lrsched/compile_or_throw.hpp"

#include <utility>

namespace lrsched {

CompileError::CompileError(std::vector<Diagnostic> diagnostics)
    : std::runtime_error(render(diagnostics)),
      diagnostics_(std::make_shared<const std::vector<Diagnostic>>(std::move(diagnostics))) {}

CompileError::~CompileError() = default;

Program compile_or_throw(std::string_view text, const Options& options, std::string_view name) {
    Compilation compilation = compile(text, options, name);
    if (!compilation.program) throw CompileError(std::move(compilation.diagnostics));
    return *std::move(compilation.program);
}

}  // namespace lrsched
