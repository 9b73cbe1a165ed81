// Room python: what is known of the schedules of a text without running it.
#include "facts.hpp"

#include "findings.hpp"
#include "lrsched/tools.hpp"
#include "schedule.hpp"
#include "texts.hpp"

namespace lrsched::python {
namespace {

bool put(PyObject* dict, const char* key, const Ref& value) {
    return value && PyDict_SetItemString(dict, key, value.get()) == 0;
}

Ref make_pair(const Extreme& extreme) { return Ref::steal(Py_BuildValue("(dd)", extreme.value, extreme.step)); }

Ref make_parts(const std::vector<Segment>& segments) {
    Ref list = Ref::steal(PyList_New(0));
    for (const Segment& segment : segments) {
        const Ref text = make_text(segment.text);
        const Ref part = text ? Ref::steal(Py_BuildValue("(ddO)", segment.begin, segment.end, text.get())) : Ref();
        if (!list || !part || PyList_Append(list.get(), part.get()) < 0) return {};
    }
    return list;
}

Ref make_summary(const Summary& summary) {
    Ref dict = Ref::steal(PyDict_New());
    const auto number = [](double value) { return make_number(value); };
    const bool made =
        dict && put(dict.get(), "name", make_text(summary.name)) &&
        put(dict.get(), "length", make_number(summary.length)) && put(dict.get(), "horizon", number(summary.horizon)) &&
        put(dict.get(), "first", number(summary.first)) && put(dict.get(), "last", number(summary.last)) &&
        put(dict.get(), "end", number(summary.end)) && put(dict.get(), "minimum", make_pair(summary.minimum)) &&
        put(dict.get(), "maximum", make_pair(summary.maximum)) &&
        put(dict.get(), "parts", make_parts(summary.segments)) &&
        put(dict.get(), "part_count", Ref::steal(PyLong_FromSize_t(summary.segment_count)));
    return made ? std::move(dict) : Ref();
}

}  // namespace

PyObject* summarize_schedule(PyObject*, PyObject* schedule) {
    return guarded<PyObject*>(nullptr, [&]() -> PyObject* {
        const ScheduleState* const state = schedule_state(schedule);
        if (state == nullptr) return nullptr;
        std::vector<Diagnostic> findings;
        std::vector<Summary> summaries;
        {
            const Unlocked unlocked;
            summaries = summarize(state->program, findings);
        }
        const Ref list = Ref::steal(PyList_New(0));
        for (const Summary& summary : summaries) {
            const Ref made = make_summary(summary);
            if (!list || !made || PyList_Append(list.get(), made.get()) < 0) return nullptr;
        }
        const Ref json = make_text(json_of(findings));
        return list && json ? PyTuple_Pack(2, list.get(), json.get()) : nullptr;
    });
}

}  // namespace lrsched::python
