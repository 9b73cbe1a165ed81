#include "experiment/output.hpp"

#include <fmt/format.h>

#include "experiment/document.hpp"
#include "experiment/draw.hpp"
#include "experiment/results_json.hpp"
#include "experiment/tables.hpp"
#include "file/folder.hpp"
#include "file/write.hpp"
#include "plot/figure_file.hpp"
#include "report/html.hpp"

namespace lrsched::experiment {
namespace {

class Writing {
public:
    Writing(const Experiment& experiment, const Results& results, const Store& store, const std::string& folder)
        : experiment_(experiment), results_(results), store_(store), folder_(folder) {
        for (const Figure& figure : experiment.figures) sheets_.push_back(draw(figure, experiment, results));
    }

    Output go(const std::vector<std::string>& figure_kinds) {
        output_.error = file::make_folder(folder_);
        write_tables();
        write_figures(figure_kinds);
        put("report.html", [this](const std::string& path) {
            return report::write_html(document_of(experiment_, results_, sheets_), path);
        });
        return std::move(output_);
    }

private:
    template <class Write> void put(const std::string& name, Write write) {
        if (output_.error) return;
        output_.error = write(fmt::format("{}/{}", folder_, name));
        if (!output_.error) output_.files.push_back(name);
    }

    template <class Make> void put_text(const std::string& name, Make make) {
        put(name, [&](const std::string& path) { return file::write_whole(path, make()); });
    }

    void write_tables() {
        put_text("schedules.csv", [this] { return csv_of(table_of_schedules(experiment_)); });
        if (experiment_.training) {
            put_text("setups.csv", [this] { return csv_of(table_of_setups(experiment_, results_)); });
            put_text("runs.csv", [this] { return csv_of(table_of_runs(experiment_, results_)); });
            write_steps();
        }
        if (!experiment_.range_tests.empty()) {
            put_text("range-tests.csv", [this] { return csv_of(table_of_range_tests(experiment_, results_)); });
            put_text("suggestions.csv", [this] { return csv_of(table_of_suggestions(experiment_, results_)); });
        }
        put_text("results.json", [this] { return results_json(experiment_, results_); });
    }

    void write_steps() {
        if (output_.error) return;
        if (results_.rows > kMostStepRows) {
            output_.remarks.push_back(
                fmt::format("steps.csv is left out: it would have {} rows; the files in runs/ have "
                            "them all, and `record_every` makes fewer",
                            results_.rows));
            return;
        }
        auto steps = steps_csv(experiment_, results_, store_);
        if (auto* error = std::get_if<file::Error>(&steps))
            output_.error = std::move(*error);
        else
            put_text("steps.csv", [&] { return std::get<std::string>(std::move(steps)); });
    }

    void write_figures(const std::vector<std::string>& kinds) {
        if (experiment_.figures.empty() || kinds.empty() || output_.error) return;
        output_.error = file::make_folder(folder_ + "/figures");
        for (std::size_t i = 0; i < sheets_.size(); ++i) {
            for (const std::string& kind : kinds) {
                put(fmt::format("figures/{}.{}", experiment_.figures[i].name, kind),
                    [&](const std::string& path) { return plot::write_figure(sheets_[i], path); });
            }
        }
    }

    const Experiment& experiment_;
    const Results& results_;
    const Store& store_;
    const std::string& folder_;
    std::vector<plot::Sheet> sheets_;  ///< of the figures
    Output output_;
};

}  // namespace

Output write_output(const Experiment& experiment, const Results& results, const Store& store, const std::string& folder,
                    const std::vector<std::string>& figure_kinds) {
    return Writing(experiment, results, store, folder).go(figure_kinds);
}

std::string folder_of_runs(const std::string& folder) { return folder + "/runs"; }

}  // namespace lrsched::experiment
