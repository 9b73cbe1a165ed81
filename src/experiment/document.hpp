// Room experiment: the report of an experiment.
#pragma once

#include "experiment/experiment.hpp"
#include "experiment/results.hpp"
#include "report/document.hpp"

namespace lrsched::experiment {

/// `sheets` are its figures, drawn.
[[nodiscard]] report::Document document_of(const Experiment& experiment, const Results& results,
                                           const std::vector<plot::Sheet>& sheets);

}  // namespace lrsched::experiment
