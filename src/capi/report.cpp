#include "capi/report.hpp"

#include "lrsched/tools.hpp"

namespace lrsched::capi {
namespace {

/// A report with the texts it shows.
struct OwnReport : lrsched_report {
    OwnReport(std::string rendered, std::string as_json) : own_text(std::move(rendered)), own_json(std::move(as_json)) {
        text = own_text;
        json = own_json;
    }
    std::string own_text;
    std::string own_json;
};

constexpr lrsched_report kNoMemory{
    "error: there is no memory left [no-memory]\n",
    R"([{"code":"no-memory","severity":"error","message":"there is no memory left","location":null,"suggestion":"","notes":[]}])",
    true};

constexpr lrsched_report kFault{
    "error: this is a fault of lrsched, please report it [fault]\n",
    R"([{"code":"fault","severity":"error","message":"this is a fault of lrsched, please report it",)"
    R"("location":null,"suggestion":"","notes":[]}])",
    true};

void give(lrsched_report** report, const lrsched_report& fixed) noexcept {
    if (report != nullptr) *report = const_cast<lrsched_report*>(&fixed);  // NOLINT: nobody writes to it
}

}  // namespace

void tell(lrsched_report** report, const std::vector<Diagnostic>& diagnostics) {
    if (report == nullptr || diagnostics.empty()) return;
    *report = std::make_unique<OwnReport>(render(diagnostics), json_of(diagnostics)).release();
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

void free_report(lrsched_report* report) noexcept {
    if (report != nullptr && !report->is_fixed) delete static_cast<OwnReport*>(report);  // NOLINT: as tell() made it
}

void tell_no_memory(lrsched_report** report) noexcept { give(report, kNoMemory); }

void tell_fault(lrsched_report** report) noexcept { give(report, kFault); }

}  // namespace lrsched::capi
