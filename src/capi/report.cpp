#include "capi/report.hpp"

#include "lrsched/tools.hpp"

namespace lrsched::capi {
namespace {

constinit const lrsched_report kNoMemory{
    {},
    {},
    "error: there is no memory left [no-memory]\n",
    R"([{"code":"no-memory","severity":"error","message":"there is no memory left","location":null,"suggestion":"","notes":[]}])"};

constinit const lrsched_report kFault{
    {},
    {},
    "error: this is a fault of lrsched, please report it [fault]\n",
    R"([{"code":"fault","severity":"error","message":"this is a fault of lrsched, please report it",)"
    R"("location":null,"suggestion":"","notes":[]}])"};

void give(lrsched_report** report, const lrsched_report& fixed) noexcept {
    if (report != nullptr) *report = const_cast<lrsched_report*>(&fixed);  // NOLINT: nobody writes to it
}

}  // namespace

void tell(lrsched_report** report, const std::vector<Diagnostic>& diagnostics) {
    if (report == nullptr || diagnostics.empty()) return;
    *report = std::make_unique<lrsched_report>(lrsched_report{render(diagnostics), json_of(diagnostics)}).release();
}

void tell(lrsched_report** report, Diagnostic diagnostic) {
    if (report == nullptr) return;
    std::vector<Diagnostic> diagnostics;
    diagnostics.push_back(std::move(diagnostic));
    tell(report, diagnostics);
}

void refuse(lrsched_report** report, std::string message) {
    Diagnostic diagnostic;
    diagnostic.code = "bad-call";
    diagnostic.message = std::move(message);
    tell(report, std::move(diagnostic));
}

void tell_no_memory(lrsched_report** report) noexcept { give(report, kNoMemory); }

void tell_fault(lrsched_report** report) noexcept { give(report, kFault); }

}  // namespace lrsched::capi
