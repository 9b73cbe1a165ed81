// Room experiment: the report of an experiment.
#pragma once

#include "experiment/experiment.hpp"
#include "experiment/results.hpp"
#include "report/document.hpp"

namespace lrsched::experiment {

[[nodiscard]] report::Document document_of(const Experiment& experiment, const Results& results);

}  // namespace lrsched::experiment
