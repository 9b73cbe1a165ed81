#include "experiment/compile_arm.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "file/read.hpp"

namespace lrsched::experiment {
namespace {

using diagnostic::Id;

/// The parts of a schedule's entry, whichever way it is written.
struct Written {
    const Expression* expression = nullptr;
    const Settings* run = nullptr;
    const Settings* set = nullptr;
    const Settings* hyperparameters = nullptr;
};

Written written(const ScheduleConfig& config) {
    struct Look {
        Written operator()(const Expression& expression) const { return {.expression = &expression}; }
        Written operator()(const WrittenSchedule& w) const {
            return {.expression = &w.schedule, .run = &w.run, .set = &w.set};
        }
        Written operator()(const ScheduleFile& f) const { return {.run = &f.run, .set = &f.set}; }
        Written operator()(const Settings& s) const { return {.hyperparameters = &s}; }
    };
    return std::visit(Look{}, config);
}

std::vector<lrsched::Setting> as_options(const std::vector<Setting>& settings) {
    std::vector<lrsched::Setting> options;
    for (const Setting& setting : settings) options.push_back({setting.name, setting.text.text});
    return options;
}

void embed(std::vector<Embedded>& texts, std::string_view option, const std::vector<Setting>& settings) {
    for (const Setting& setting : settings)
        if (!setting.text.text.empty() && setting.text.place.span.end > 0)
            texts.push_back({fmt::format("{} {}", option, setting.name), setting.text, setting.name_place});
}

void add_lines(CompiledArm& compiled, const Program& program, std::vector<Summary> summaries,
               std::string_view only_name) {
    Arm& arm = compiled.arm;
    for (std::size_t output = 0; output < program.outputs().size(); ++output) {
        const std::string& given = program.outputs()[output].name;
        const std::string name = only_name.empty() ? given : std::string(only_name);
        const std::size_t dot = std::min(name.find('.'), name.size());
        arm.lines.push_back({.program = arm.programs.size(),
                             .output = output,
                             .name = name,
                             .parameter = name.substr(0, dot),
                             .group = dot < name.size() ? name.substr(dot + 1) : std::string{}});
    }
    arm.programs.push_back(program);
    for (Summary& summary : summaries) compiled.summaries.push_back(std::move(summary));
}

/// The name that imports start from: in the folder of the config.
std::string name_of(const ConfigText& config, std::string_view schedule) {
    return fmt::format("{}: {}", config.name, schedule);
}

}  // namespace

std::vector<Setting> merged(std::vector<Setting> settings, const Settings& stronger) {
    for (const Named<Expression>& entry : stronger) put(settings, {entry.name, entry.value, entry.name_place});
    return settings;
}

void put(std::vector<Setting>& settings, Setting setting) {
    const auto found = std::ranges::find(settings, setting.name, &Setting::name);
    if (found != settings.end())
        *found = std::move(setting);
    else
        settings.push_back(std::move(setting));
}

const Setting* find(const std::vector<Setting>& settings, std::string_view name) noexcept {
    const auto found = std::ranges::find(settings, name, &Setting::name);
    return found == settings.end() ? nullptr : &*found;
}

std::optional<ScheduleSource> read_source(Trouble& trouble, const ConfigText& config,
                                          const Named<ScheduleConfig>& entry) {
    const auto* from_file = std::get_if<ScheduleFile>(&entry.value);
    if (from_file == nullptr) return ScheduleSource{&entry, {}, {}};
    const std::filesystem::path folder = std::filesystem::path(config.name).parent_path();
    const std::string path = (folder / from_file->file.text).lexically_normal().string();
    auto text = file::read(path, trouble.limits().source_bytes);
    if (const auto* error = std::get_if<file::Error>(&text)) {
        trouble.add(Id::unreadable_file, from_file->file.place, file::message(*error));
        return std::nullopt;
    }
    return ScheduleSource{&entry, path, std::get<std::string>(std::move(text))};
}

std::string text_of(const ScheduleSource& source) {
    const Written parts = written(source.entry->value);
    std::string text;
    if (parts.expression != nullptr) text = parts.expression->text;
    if (!source.file.empty()) text = "file " + std::get<ScheduleFile>(source.entry->value).file.text;
    if (parts.hyperparameters != nullptr) {
        for (const auto& entry : *parts.hyperparameters)
            text += fmt::format("{}{}: {}", text.empty() ? "" : "\n", entry.name, entry.value.text);
    }
    for (const Settings* settings : {parts.run, parts.set}) {
        if (settings == nullptr) continue;
        for (const auto& entry : *settings) text += fmt::format("\n{} = {}", entry.name, entry.value.text);
    }
    return text;
}

Compilation ArmCompiler::compile_text(std::string_view text, const std::string& name, const std::vector<Setting>& facts,
                                      const std::vector<Setting>& params) const {
    return lrsched::compile(text, {.run = as_options(facts), .params = as_options(params), .importer = importer_},
                            name);
}

std::optional<Program> ArmCompiler::take(Compilation compilation, std::vector<Embedded> texts, text::Place place) {
    trouble_.add(std::move(compilation.diagnostics), texts, place);
    return std::move(compilation.program);
}

std::optional<CompiledArm> ArmCompiler::compile(const ScheduleSource& source, const std::vector<Setting>& facts,
                                                const std::vector<Setting>& swept_params) {
    const Written parts = written(source.entry->value);
    std::vector<Embedded> texts;
    embed(texts, "--run", facts);
    std::vector<Setting> params;
    if (parts.set != nullptr) params = merged({}, *parts.set);
    for (const Setting& swept : swept_params) put(params, swept);
    embed(texts, "--set", params);

    CompiledArm compiled;
    const text::Place place = source.entry->name_place;
    const auto add = [&](std::string_view text, const std::string& name, std::string_view hyperparameter) {
        auto program = take(compile_text(text, name, facts, params), texts, place);
        if (!program) return false;
        std::vector<Diagnostic> found;
        auto summaries = summarize(*program, found);
        const bool sound = !has_error(found);
        trouble_.add(std::move(found), texts, place);
        if (sound)
            add_lines(compiled, *program, std::move(summaries), program->outputs().size() == 1 ? hyperparameter : "");
        return sound;
    };
    if (!source.file.empty()) return add(source.text, source.file, "") ? std::optional(compiled) : std::nullopt;
    if (parts.expression != nullptr) {
        const std::string name = name_of(config_, source.entry->name);
        texts.push_back({name, *parts.expression});
        return add(parts.expression->text, name, "") ? std::optional(compiled) : std::nullopt;
    }
    bool complete = true;
    for (const auto& entry : *parts.hyperparameters) {
        const std::string name = name_of(config_, source.entry->name + "." + entry.name);
        texts.push_back({name, entry.value});
        complete = add(entry.value.text, name, entry.name) && !sets_twice(compiled.arm, source, entry) && complete;
    }
    if (parts.hyperparameters->empty()) trouble_.add(Id::no_schedule, place);
    return complete && !compiled.arm.lines.empty() ? std::optional(compiled) : std::nullopt;
}

std::optional<std::string> ArmCompiler::objection(const ScheduleSource& source, const std::vector<Setting>& facts,
                                                  const Setting& param) const {
    const Written parts = written(source.entry->value);
    if (parts.hyperparameters != nullptr) return std::string{};
    const std::string_view text = source.file.empty() ? parts.expression->text : source.text;
    const std::string name = source.file.empty() ? name_of(config_, source.entry->name) : source.file;
    const Compilation compilation = compile_text(text, name, facts, {param});
    const auto found = std::ranges::find(compilation.diagnostics, "unknown-param", &Diagnostic::code);
    return found == compilation.diagnostics.end() ? std::nullopt : std::optional(found->suggestion);
}

/// Whether what the entry has added sets something that the arm already sets.
bool ArmCompiler::sets_twice(const Arm& arm, const ScheduleSource& source, const Named<Expression>& entry) {
    std::vector<std::string> seen;
    for (const Line& line : arm.lines) {
        if (std::ranges::find(seen, line.name) != seen.end()) {
            trouble_.add(Id::set_twice, entry.name_place, source.entry->name, line.name);
            return true;
        }
        seen.push_back(line.name);
    }
    return false;
}

std::optional<double> ArmCompiler::length(const Expression& text, const std::vector<Setting>& facts) {
    std::vector<Setting> all = facts;
    put(all, {"total", text});
    std::vector<Embedded> texts;
    embed(texts, "--run", all);
    const auto program = take(compile_text("hold()", "", all, {}), texts, text.place);
    return program ? program->total() : std::nullopt;
}

}  // namespace lrsched::experiment
