// Room python: where values go: entries of the parameter groups of an optimizer.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "ref.hpp"

namespace lrsched::python {

/// What an entry of a group is.
enum class Place {
    number,  ///< a number, or a tensor with one element, which is filled
    first,   ///< the first of a tuple, as of `betas`
    second,  ///< the second of a tuple
};

/// An entry of a group, and which value it gets.
struct Target {
    Py_ssize_t group = 0;
    Ref key;
    Place place = Place::number;
    std::size_t value = 0;
};

/// Whether all went well, and if not what to do.
enum class Put { done, changed, failed };

class Groups {
public:
    Groups() = default;
    Groups(std::vector<Ref> groups, std::vector<Target> targets)
        : groups_(std::move(groups)), targets_(std::move(targets)) {}

    /// Puts the numbers into the groups of the list. `changed` where its groups are not those that the targets were made for;
    /// then the targets have to be made anew.
    [[nodiscard]] Put put(PyObject* list, const std::vector<Ref>& numbers) const;

    /// Whether the groups of the list hold these very numbers; of tensors and pairs nothing is said.
    [[nodiscard]] bool hold(PyObject* list, const std::vector<Ref>& numbers) const;

    [[nodiscard]] const std::vector<Ref>& all() const noexcept { return groups_; }

    int visit(visitproc visitor, void* argument) const;

private:
    std::vector<Ref> groups_;
    std::vector<Target> targets_;
};

}  // namespace lrsched::python
