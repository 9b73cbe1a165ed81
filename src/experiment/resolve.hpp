// Room experiment: from what a config says of a problem or an optimizer to one that is ready.
#pragma once

#include <map>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "experiment/compile_arm.hpp"
#include "train/optimizer.hpp"
#include "train/problem.hpp"

namespace lrsched::experiment {

/// A spec with the places of what it is told.
struct PlacedSpec {
    train::Spec spec;
    text::Place place;
    std::map<std::string, text::Place, std::less<>> places{};

    [[nodiscard]] text::Place place_of(std::string_view parameter) const;
};

class Resolver {
public:
    Resolver(Trouble& trouble, const ConfigText& text, const Config& config);

    /// Findings for entries of `problems` and `optimizers` that are of no kind there is.
    void check_entries() const;

    /// The choice, or the entry of `problems` or `optimizers` that it names, its paths seen from the folder of the config.
    [[nodiscard]] std::optional<PlacedSpec> problem(const Choice& choice) const;
    [[nodiscard]] std::optional<PlacedSpec> optimizer(const Choice& choice) const;

    /// Sets the parameter to a value of a sweep; false and a finding where it takes no such value.
    bool set(PlacedSpec& spec, const Kinds& kinds, std::string_view parameter, const Setting& swept) const;

    /// All that the results of a spec hang on: what it is told, and the contents of its files.
    [[nodiscard]] nlohmann::ordered_json identity(const train::Spec& spec, const Kinds& kinds);

    /// Nothing and findings where it is told something wrong. Equal specs share a problem.
    [[nodiscard]] std::shared_ptr<const train::Problem> prepare_problem(const PlacedSpec& spec);
    [[nodiscard]] std::optional<train::OptimizerChoice> prepare_optimizer(const PlacedSpec& spec) const;

private:
    [[nodiscard]] std::optional<PlacedSpec> resolve(const Choice& choice, const Kinds& kinds,
                                                    const std::vector<Named<Choice>>& library) const;
    void check_entries(const Kinds& kinds, const std::vector<Named<Choice>>& library) const;
    [[nodiscard]] std::string relative(const std::string& path) const;
    [[nodiscard]] const std::string& contents_of(const std::string& path);
    void report(const PlacedSpec& spec, const std::vector<train::Fault>& faults) const;

    Trouble& trouble_;
    std::string folder_;
    std::vector<Named<Choice>> problems_;
    std::vector<Named<Choice>> optimizers_;
    std::map<std::string, std::shared_ptr<const train::Problem>> prepared_;
    std::map<std::string, std::string> contents_;  ///< hashes of files by their paths
};

}  // namespace lrsched::experiment
