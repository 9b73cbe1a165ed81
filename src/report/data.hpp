// Room `report`: the figures and tables of a document as the data that the page reads.
#pragma once

#include <string>

#include "report/document.hpp"

namespace lrsched::report {

/// {"figures": [...], "tables": [...]} in the order of the document; fit to stand within a script element.
[[nodiscard]] std::string data_of(const Document& document);

}  // namespace lrsched::report
