// Room capi: sessions and reports.
#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "capi/handles.hpp"
#include "capi/report.hpp"

namespace lrsched::capi {
namespace {

bool are_texts(std::span<const lrsched_metric> metrics) {
    return std::ranges::all_of(metrics,
                               [](const lrsched_metric& metric) { return is_text(metric.name, metric.name_size); });
}

std::vector<Metric> read_metrics(std::span<const lrsched_metric> metrics) {
    std::vector<Metric> read;
    read.reserve(metrics.size());
    for (const lrsched_metric& metric : metrics) read.push_back({view(metric.name, metric.name_size), metric.value});
    return read;
}

int values_at(lrsched_session& session, double step, std::span<double> values, lrsched_report** report) {
    const std::size_t count = session.session.program().outputs().size();
    if (values.size() != count)
        return refuse(report, fmt::format("there is room for {} values: the program has {}", values.size(), count)), 0;
    const auto found = session.session.at(step);
    if (!found) return tell(report, found.error()), 0;
    std::ranges::copy(*found, values.begin());
    return 1;
}

}  // namespace
}  // namespace lrsched::capi

using namespace lrsched::capi;  // NOLINT(google-build-using-namespace): below stand only names of C

lrsched_session* lrsched_session_new(const lrsched_program* program) {
    return guarded<lrsched_session*>(nullptr, nullptr, [&]() -> lrsched_session* {
        if (program == nullptr) return nullptr;
        return std::make_unique<lrsched_session>(lrsched_session{lrsched::Session(program->program)}).release();
    });
}

void lrsched_session_free(lrsched_session* session) { delete session; }  // NOLINT(cppcoreguidelines-owning-memory)

int lrsched_session_report(lrsched_session* session, double step, const lrsched_metric* metrics, std::size_t count,
                           lrsched_report** report) {
    return guarded(report, 0, [&] {
        if (session == nullptr) return refuse(report, "the session is NULL"), 0;
        if ((metrics == nullptr && count > 0) || !are_texts({metrics, count}))
            return refuse(report, "the metrics or a name are NULL, and their length is not 0"), 0;
        const auto found = session->session.report(step, read_metrics({metrics, count}));
        const bool fine = !lrsched::has_error(found);
        tell(report, found);
        return fine ? 1 : 0;
    });
}

int lrsched_session_at(lrsched_session* session, double step, double* values, std::size_t count,
                       lrsched_report** report) {
    return guarded(report, 0, [&] {
        if (session == nullptr) return refuse(report, "the session is NULL"), 0;
        if (values == nullptr && count > 0) return refuse(report, "there is no place for the values"), 0;
        return values_at(*session, step, {values, count}, report);
    });
}

lrsched_text lrsched_session_save(lrsched_session* session) {
    return guarded(nullptr, borrowed({}), [&] {
        if (session == nullptr) return borrowed({});
        session->saved = session->session.save();
        return borrowed(session->saved);
    });
}

lrsched_session* lrsched_session_load(const lrsched_program* program, const char* state, std::size_t size,
                                      lrsched_report** report) {
    return guarded<lrsched_session*>(report, nullptr, [&]() -> lrsched_session* {
        if (program == nullptr) return refuse(report, "the program is NULL"), nullptr;
        if (!is_text(state, size)) return refuse(report, "the state is NULL, and its length is not 0"), nullptr;
        auto loaded = lrsched::Session::load(program->program, view(state, size));
        if (!loaded) return tell(report, loaded.error()), nullptr;
        return std::make_unique<lrsched_session>(lrsched_session{std::move(loaded).value()}).release();
    });
}

lrsched_text lrsched_report_text(const lrsched_report* report) {
    return borrowed(report == nullptr ? std::string_view{} : report->text);
}

lrsched_text lrsched_report_json(const lrsched_report* report) {
    return borrowed(report == nullptr ? std::string_view{} : report->json);
}

void lrsched_report_free(lrsched_report* report) { free_report(report); }
