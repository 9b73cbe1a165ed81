// Room capi: what a call has to say, and the wall that no exception passes.
#pragma once

#include <memory>
#include <new>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lrsched.h"
#include "lrsched/diagnostic.hpp"

/// The report of the C interface: both forms of the diagnostics, made when it is made.
struct lrsched_report {
    std::string_view text;
    std::string_view json;
    bool is_fixed = false;  ///< one that needs no memory: it is shared by all and never freed
};

namespace lrsched::capi {

/// Sets *report, where there is a report, and something to say. Throws where memory runs out.
void tell(lrsched_report** report, const std::vector<Diagnostic>& diagnostics);
void tell(lrsched_report** report, Diagnostic diagnostic);

/// An argument that the call cannot do with: "the program is NULL".
void refuse(lrsched_report** report, std::string message);

/// Frees what tell() made.
void free_report(lrsched_report* report) noexcept;

/// Sets *report to one that needs no memory.
void tell_no_memory(lrsched_report** report) noexcept;
void tell_fault(lrsched_report** report) noexcept;

/// What `work` gives, or `failed` where it throws.
template <class Value, class Work> Value guarded(lrsched_report** report, Value failed, const Work& work) noexcept {
    if (report != nullptr) *report = nullptr;
    try {
        return work();
    } catch (const std::bad_alloc&) {
        tell_no_memory(report);
    } catch (const std::length_error&) {  // of a size that no memory has
        tell_no_memory(report);
    } catch (...) {
        tell_fault(report);
    }
    return failed;
}

/// NULL stands for no text but an empty one.
[[nodiscard]] inline bool is_text(const char* data, std::size_t size) noexcept { return data != nullptr || size == 0; }

/// A text of the caller's; an empty one for NULL.
[[nodiscard]] inline std::string_view view(const char* data, std::size_t size) noexcept {
    return data == nullptr ? std::string_view{} : std::string_view(data, size);
}

/// A text of the library's. An empty one has an address, too.
[[nodiscard]] inline lrsched_text borrowed(std::string_view text) noexcept {
    return {text.data() == nullptr ? "" : text.data(), text.size()};
}

}  // namespace lrsched::capi
