// Room experiment: a schedule of a config as compiled programs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "experiment/trouble.hpp"

namespace lrsched::experiment {

/// A fact of the run or a value of a `param`, with the places of its text and of its name.
struct Setting {
    std::string name;
    Expression text;
    text::Place name_place{};
};

/// Those of `stronger` win over those of the same name.
[[nodiscard]] std::vector<Setting> merged(std::vector<Setting> settings, const Settings& stronger);
void put(std::vector<Setting>& settings, Setting setting);
[[nodiscard]] const Setting* find(const std::vector<Setting>& settings, std::string_view name) noexcept;

/// A schedule of the config, its file read.
struct ScheduleSource {
    const Named<ScheduleConfig>* entry = nullptr;
    std::string file;  ///< its name, where the text comes from a file
    std::string text;  ///< of the file
};

/// Nothing and a finding where its file cannot be read.
[[nodiscard]] std::optional<ScheduleSource> read_source(Trouble& trouble, const ConfigText& config,
                                                        const Named<ScheduleConfig>& entry);

/// As people read it: an expression, the path of a file, hyper-parameters line by line.
[[nodiscard]] std::string text_of(const ScheduleSource& source);

/// An arm and the facts of each of its lines.
struct CompiledArm {
    Arm arm;
    std::vector<Summary> summaries;
};

class ArmCompiler {
public:
    ArmCompiler(Trouble& trouble, const ConfigText& config, const Importer& importer)
        : trouble_(trouble), config_(config), importer_(importer) {}

    /// Nothing and findings where it has errors, in its text or in its values. The schedule's own facts and values win over these, those of `swept` over
    /// both.
    [[nodiscard]] std::optional<CompiledArm> compile(const ScheduleSource& source, const std::vector<Setting>& facts,
                                                     const std::vector<Setting>& swept_params);

    /// Where the schedule has no `param` of that name: which one is near, or an empty text.
    [[nodiscard]] std::optional<std::string> objection(const ScheduleSource& source, const std::vector<Setting>& facts,
                                                       const Setting& param) const;

    /// A length such as `200` or `10ep` in steps.
    [[nodiscard]] std::optional<double> length(const Expression& text, const std::vector<Setting>& facts);

private:
    [[nodiscard]] Compilation compile_text(std::string_view text, const std::string& name,
                                           const std::vector<Setting>& facts, const std::vector<Setting>& params) const;
    [[nodiscard]] bool sets_twice(const Arm& arm, const ScheduleSource& source, const Named<Expression>& entry);
    [[nodiscard]] std::optional<Program> take(Compilation compilation, std::vector<Embedded> texts, text::Place place);

    Trouble& trouble_;
    const ConfigText& config_;
    const Importer& importer_;
};

}  // namespace lrsched::experiment
