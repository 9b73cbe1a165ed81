#include "fuzz/host.hpp"

#include <bit>
#include <cmath>
#include <limits>
#include <string_view>
#include <utility>

#include "fuzz/texts.hpp"

namespace lrsched::fuzz {
namespace {

/// Exactly as long as the text, on the heap: a sanitizer sees a look behind its end.
using Bytes = std::vector<char>;

Bytes bytes_of(const std::string& text) { return {text.begin(), text.end()}; }

void check(bool kept, const char* promise) {
    if (!kept) throw Broken{promise};
}

bool same_bits(double a, double b) { return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b); }

/// Reads it to its end, and the NUL behind it.
void check_text(lrsched_text text) {
    check(text.data != nullptr, "a text has an address");
    check(std::string_view(text.data, text.size).find('\0') == std::string_view::npos, "a text has no NUL");
    check(text.data[text.size] == '\0', "a text is ended by NUL");
}

/// Settings, and the bytes that they point to.
class Settings {
public:
    explicit Settings(Random& random) {
        for (std::size_t left = random.one_in(3) ? random.below(5) : 0; left > 0; --left) {
            names_.push_back(bytes_of(random_name(random)));
            texts_.push_back(bytes_of(random_value(random)));
            kinds_.push_back(random.one_in(40) ? 77 : static_cast<int>(random.below(6)));
        }
        for (std::size_t i = 0; i < kinds_.size(); ++i)
            list_.push_back({kinds_[i], names_[i].data(), names_[i].size(), texts_[i].data(), texts_[i].size(),
                             static_cast<double>(i) - 0.5});
    }
    [[nodiscard]] const std::vector<lrsched_setting>& list() const { return list_; }

private:
    std::vector<Bytes> names_;
    std::vector<Bytes> texts_;
    std::vector<int> kinds_;
    std::vector<lrsched_setting> list_;
};

}  // namespace

Host::Host(std::uint64_t seed) : random_(seed) {
    for (std::size_t left = 2 * programs_.size(); left > 0; --left) compile();
}

Host::~Host() {
    for (lrsched_program* program : programs_) lrsched_program_free(program);
    for (const Run& run : runs_) lrsched_session_free(run.session);
    for (lrsched_report* report : reports_) lrsched_report_free(report);
}

void Host::sequence() {
    for (std::size_t left = 1 + random_.below(8); left > 0; --left) call();
}

void Host::call() {
    using Call = void (Host::*)();
    constexpr std::array<Call, 16> kCalls{
        &Host::ask_value,      &Host::ask_value,      &Host::ask_value,   &Host::fill_values,
        &Host::fill_values,    &Host::ask_program,    &Host::ask_program, &Host::read_report,
        &Host::begin_run,      &Host::report_metrics, &Host::ask_run,     &Host::ask_run,
        &Host::report_metrics, &Host::ask_run,        &Host::ask_value,   &Host::fill_values};
    if (random_.one_in(1000)) return compile();
    if (random_.one_in(60)) return save_and_load();
    if (random_.one_in(2000)) return free_something();
    (this->*random_.of(kCalls))();
}

lrsched_report** Host::report_place() {
    if (random_.one_in(4)) return nullptr;
    lrsched_report*& place = random_.of(reports_);
    lrsched_report_free(std::exchange(place, nullptr));
    return &place;
}

void Host::check_report(lrsched_report** place, bool success) const {
    if (place == nullptr) return;
    check(success || *place != nullptr, "a failure has a report");
    if (*place == nullptr) return;
    const lrsched_text text = lrsched_report_text(*place);
    check_text(text);
    check(text.size > 0 && text.data[text.size - 1] == '\n', "a report is lines");
    check(std::string_view(text.data, text.size).find("[fault]") == std::string_view::npos, "there is no fault");
}

void Host::read_report() {
    const lrsched_report* report = random_.of(reports_);
    const lrsched_text json = lrsched_report_json(report);
    check_text(json);
    check_text(lrsched_report_text(report));
    check((json.size == 0) == (report == nullptr), "a report has JSON");
    check(json.size == 0 || (json.data[0] == '[' && json.data[json.size - 1] == ']'), "the JSON is a list");
}

void Host::compile() {
    const Bytes text = bytes_of(random_text(random_));
    const Settings settings(random_);
    lrsched_report** place = report_place();
    const bool null = random_.one_in(50);
    lrsched_program* compiled = lrsched_compile(null ? nullptr : text.data(), text.size(), settings.list().data(),
                                                settings.list().size(), place);
    check_report(place, compiled != nullptr);
    check(compiled == nullptr || lrsched_output_count(compiled) > 0, "a program has an output");
    lrsched_program_free(std::exchange(random_.of(programs_), compiled));
}

void Host::free_something() {
    lrsched_program_free(std::exchange(random_.of(programs_), nullptr));
    lrsched_session_free(std::exchange(random_.of(runs_), Run{}).session);
}

double Host::any_step() {
    constexpr std::array kSteps{0.0,
                                1.0,
                                2.5,
                                10.0,
                                99.0,
                                1e4,
                                1e15,
                                4.9e-324,
                                -1.0,
                                std::numeric_limits<double>::infinity(),
                                std::numeric_limits<double>::quiet_NaN()};
    return random_.one_in(2) ? static_cast<double>(random_.below(100)) : random_.of(kSteps);
}

std::size_t Host::any_output(const lrsched_program* program) {
    const std::size_t count = lrsched_output_count(program);
    return random_.one_in(20) ? count + random_.below(3) : random_.below(count + 1);
}

void Host::ask_program() {
    const lrsched_program* program = random_.of(programs_);
    const std::size_t index = any_output(program);
    lrsched_output output{};
    const bool found = lrsched_output_at(program, index, &output) == 1;
    check(found == (index < lrsched_output_count(program)), "there are as many outputs as are counted");
    if (found) {
        check_text(output.name);
        check_text(output.parameter);
        check_text(output.group);
        check(output.length >= 0, "a length is not below 0");
    }
    check(lrsched_fingerprint(program).size == (program == nullptr ? 0 : 16), "a fingerprint has sixteen digits");
    const lrsched_text metric = lrsched_metric_at(program, index);
    check_text(metric);
    check(index < lrsched_metric_count(program) || metric.size == 0, "there are as many metrics as are counted");
}

void Host::ask_value() {
    const lrsched_program* program = random_.of(programs_);
    const std::size_t output = any_output(program);
    lrsched_report** place = report_place();
    double value = -7.25;
    const bool found = lrsched_at(program, output, any_step(), random_.one_in(50) ? nullptr : &value, place) == 1;
    check_report(place, found);
    check(found ? std::isfinite(value) : same_bits(value, -7.25), "only success writes a value, and it is finite");
}

void Host::fill_values() {
    const lrsched_program* program = random_.of(programs_);
    const std::size_t output = any_output(program);
    std::vector<double> values(random_.below(6));
    const double first = any_step();
    const double stride = random_.one_in(4) ? any_step() : 1;
    lrsched_report** place = report_place();
    const bool found = lrsched_fill(program, output, first, stride, values.data(), values.size(), place) == 1;
    check_report(place, found);
    for (std::size_t i = 0; found && i < values.size(); ++i) {
        double value = 0;
        const bool one = lrsched_at(program, output, first + static_cast<double>(i) * stride, &value, nullptr) == 1;
        check(one && same_bits(value, values[i]), "values in a row are those one by one");
    }
}

void Host::begin_run() {
    if (!random_.one_in(4)) return;
    const lrsched_program* program = random_.of(programs_);
    Run& run = random_.of(runs_);
    lrsched_session_free(run.session);
    run = {lrsched_session_new(program), lrsched_output_count(program), 0};
    check((run.session == nullptr) == (program == nullptr), "a program has a session");
}

void Host::report_metrics() {
    const Run& run = random_.of(runs_);
    std::vector<Bytes> names;
    std::vector<lrsched_metric> metrics;
    for (const std::string_view name : {"loss", "val_loss", "reward"})
        names.push_back(bytes_of(random_.one_in(10) ? random_name(random_) : std::string(name)));
    for (const Bytes& name : names) metrics.push_back({name.data(), name.size(), random_.one_in(9) ? any_step() : 1});
    lrsched_report** place = report_place();
    const double step = random_.one_in(10) ? any_step() : run.next;
    check_report(place, lrsched_session_report(run.session, step, metrics.data(), metrics.size(), place) == 1);
}

void Host::ask_run() {
    Run& run = random_.of(runs_);
    const double step = random_.one_in(10) ? any_step() : run.next;
    std::vector<double> values(run.outputs + (random_.one_in(30) ? 1 : 0), -7.25);
    lrsched_report** place = report_place();
    const bool found = lrsched_session_at(run.session, step, values.data(), values.size(), place) == 1;
    check_report(place, found);
    for (const double value : values)
        check(found ? std::isfinite(value) : same_bits(value, -7.25),
              "only success writes values, and they are finite");
    if (found) run.next = std::floor(step) + 1;
}

void Host::save_and_load() {
    Run& run = random_.of(runs_);
    const lrsched_text saved = lrsched_session_save(run.session);
    check_text(saved);
    check((saved.size == 0) == (run.session == nullptr), "a session has a state");
    const std::string text(saved.data, saved.size);
    const Bytes state = bytes_of(random_.one_in(3) ? spoilt(text, random_) : text);
    lrsched_report** place = report_place();
    lrsched_session* loaded = lrsched_session_load(random_.of(programs_), state.data(), state.size(), place);
    check_report(place, loaded != nullptr);
    if (loaded != nullptr && std::string(state.begin(), state.end()) == text) check_same_values(run, loaded);
    lrsched_session_free(loaded);
}

void Host::check_same_values(Run& run, lrsched_session* loaded) {
    std::vector<double> here(run.outputs);
    std::vector<double> there(run.outputs);
    const bool one = lrsched_session_at(run.session, run.next, here.data(), here.size(), nullptr) == 1;
    const bool other = lrsched_session_at(loaded, run.next, there.data(), there.size(), nullptr) == 1;
    check(one == other, "a session goes on from its state");
    for (std::size_t i = 0; one && i < here.size(); ++i)
        check(same_bits(here[i], there[i]), "a session goes on from its state with the same values");
    if (one) run.next += 1;
}

}  // namespace lrsched::fuzz
