// Room python: what lrsched says, as Python's exceptions and warnings.
#include "findings.hpp"

#include "lrsched/tools.hpp"
#include "texts.hpp"

namespace lrsched::python {

PyObject* raise(const std::vector<Diagnostic>& findings) {
    const Ref type = import_name("lrsched.errors", "ScheduleError");
    if (!type) return nullptr;
    const Ref text = make_text(render(findings));
    const Ref json = make_text(json_of(findings));
    if (!text || !json) return nullptr;
    const Ref arguments = Ref::steal(PyTuple_Pack(2, text.get(), json.get()));
    if (arguments) PyErr_SetObject(type.get(), arguments.get());
    return nullptr;
}

PyObject* raise(const Diagnostic& finding) { return raise(std::vector{finding}); }

bool warn(const std::vector<Diagnostic>& findings) {
    for (const Diagnostic& finding : findings) {
        if (finding.severity != Severity::warning) continue;
        const Ref type = import_name("lrsched.errors", "ScheduleWarning");
        const std::string text = finding.message + " [" + finding.code + "]";
        if (!type || PyErr_WarnEx(type.get(), text.c_str(), 1) < 0) return false;
    }
    return true;
}

}  // namespace lrsched::python
