// Room cli: the table of commands. A new command is a row here, a line in declare.hpp and a file of its own.
#include <algorithm>
#include <array>

#include "cli/command.hpp"
#include "cli/declare.hpp"

namespace lrsched::cli {
namespace {

constexpr std::array kEvalExamples{
    Example{"eval 'chain(warmup(10), cosine(90, min=1e-3))' --base 0.1", "a schedule at a glance"},
    Example{"eval 'chain(warmup(5%), cosine())' --base 3e-4 --total 90ep --epoch 625 --at 0,3000",
            "its value at some steps"},
    Example{"eval run.sched --format csv -o rates.csv", "every step of every schedule of a file"},
    Example{"eval 'plateau(loss)' --base 0.1 --metrics log.csv", "what it does with what a run measured"},
};
constexpr std::array kPlotExamples{
    Example{"plot 'wsd(10, 20)' --total 100", "a curve in the terminal"},
    Example{"plot 'cosine(90)' 'linear(90)' 'step(30) for 90' --log", "schedules compared, on a logarithmic scale"},
    Example{"plot run.sched -o run.svg --title 'learning rate'", "a picture: .svg, .png or .pdf"},
};
constexpr std::array kCheckExamples{
    Example{"check run.sched", "findings, length, extremes, where each part begins"},
    Example{"check -e 'chain(warmup(10), cosine(90))' --total 100", "the same for an expression"},
    Example{"check --quiet schedules/*.sched", "only findings, for a commit hook"},
    Example{"check --format json run.sched", "for another program"},
};
constexpr std::array kFmtExamples{
    Example{"fmt run.sched", "rewrite the file in canonical form"},
    Example{"fmt --check schedules/*.sched", "only name the files that differ; exit status 1 if any does"},
    Example{"fmt - < run.sched", "a filter, for editors"},
};
constexpr std::array kListExamples{
    Example{"list", "everything in the library"},
    Example{"list language", "what the language itself has"},
};
constexpr std::array kHelpExamples{
    Example{"help cosine", "what a schedule does, its parameters, an example, a plot"},
    Example{"help language.interp", "a function of a module"},
    Example{"help eval", "the options of a command"},
    Example{"help config", "all keys of the config of an experiment"},
};
constexpr std::array kGuideExamples{
    Example{"guide", "which schedule for which job"},
    Example{"guide | less", "page by page"},
};
constexpr std::array kShowExamples{
    Example{"show --tree 'a + b * c'", "how a text is read"},
    Example{"show --placed 'chain(warmup(10), linear())' --total 100", "lengths worked out, names resolved"},
    Example{"show --program run.sched", "the code that runs"},
};
constexpr std::array kSessionExamples{
    Example{"session run.sched < requests", R"(each line {"at": 7} or {"report": 7, "metrics": {"loss": 0.5}})"},
    Example{"session 'plateau(loss)' --base 0.1 --state state.json", "goes on where it stopped"},
};
constexpr std::array kRunExamples{
    Example{"run warmup.yaml", "the experiment of a config: runs, tables, figures, a report in results/warmup/"},
    Example{"run --jobs 8 -o out sweeps/*.yaml", "several, on eight threads"},
    Example{"run --shard 2/3 sweep.yaml", "the second third of its runs, for one of three machines"},
};
constexpr std::array kMergeExamples{
    Example{"merge sweep.yaml machine-1 machine-2 machine-3", "results from what three shards left"},
    Example{"merge sweep.yaml", "results from what is in results/sweep/, after a Slurm array or mpirun"},
};
constexpr std::array kRangeTestExamples{
    Example{"range-test -- python3 train.py --data cifar",
            "an external trainer, which is told its rates in lines of JSON"},
    Example{"range-test --from 1e-5 --to 1 --set momentum=0.9 -o test.svg -o test.csv -- ./trainer",
            "a sweep of its own, another hyper-parameter, results as files"},
    Example{"range-test --problem mlp --problem-set data=iris.csv --optimizer adam", "a problem that is built in"},
};
constexpr std::array kCompletionsExamples{
    Example{"completions bash > ~/.local/share/bash-completion/completions/lrsched", "for bash"},
    Example{"completions zsh > ~/.zfunc/_lrsched", "for zsh; the folder must be in $fpath"},
    Example{"completions fish > ~/.config/fish/completions/lrsched.fish", "for fish"},
};

constexpr std::string_view kAnyInput = "an expression, a .sched file, or - for standard input";
constexpr std::string_view kAnyFile = "a .sched file, or - for standard input";
constexpr std::string_view kAnyChecked = "a .sched or .yaml file, or - for standard input";

constexpr Operands kNothing{};
constexpr Operands kInput{Count::one, "INPUT", kAnyInput, Completion::files};
constexpr Operands kInputs{Count::many, "INPUT", kAnyInput, Completion::files};
constexpr Operands kFiles{Count::many, "FILE", kAnyFile, Completion::files, true};
constexpr Operands kCheckedFiles{Count::many, "FILE", kAnyChecked, Completion::files, true};
constexpr Operands kConfigs{Count::many, "FILE", "a .yaml file", Completion::files};
constexpr Operands kMerged{Count::many, "FILE|DIR", "a .yaml file, then folders that `lrsched run -o` wrote into",
                           Completion::files};
constexpr Operands kModule{Count::optional, "MODULE", "core, language; all of them if left out", Completion::modules};
constexpr Operands kName{Count::optional, "NAME",
                         "a function, module.function, a command, or `config`: all keys of one", Completion::names};
constexpr Operands kTrainer{.count = Count::many,
                            .label = "COMMAND",
                            .meaning = "an external trainer: a program and its arguments, see docs/trainers.md",
                            .completion = Completion::programs,
                            .replaceable = true,
                            .foreign = true};
constexpr Operands kShell{Count::one, "SHELL", "bash, zsh or fish", Completion::shells};

constexpr std::array kCommands{
    Command{"eval", "values of a schedule", kInput, kEvalExamples, declare_eval},
    Command{"plot", "curves in the terminal or in a picture", kInputs, kPlotExamples, declare_plot},
    Command{"check", "errors, warnings and facts of schedules", kCheckedFiles, kCheckExamples, declare_check},
    Command{"fmt", "canonical text of .sched files", kFiles, kFmtExamples, declare_fmt},
    Command{"list", "the library's functions, by module", kModule, kListExamples, declare_list},
    Command{"help", "the page of a library function or a command", kName, kHelpExamples, declare_help},
    Command{"guide", "which schedule for which job", kNothing, kGuideExamples, declare_guide},
    Command{"show", "how a text becomes a program, stage by stage", kInput, kShowExamples, declare_show},
    Command{"session", "a schedule beside a trainer: JSON lines in, JSON lines out", kInput, kSessionExamples,
            declare_session},
    Command{"run", "experiments from YAML configs", kConfigs, kRunExamples, declare_run},
    Command{"merge", "results from runs of several shards", kMerged, kMergeExamples, declare_merge},
    Command{"range-test", "which learning rates a training takes", kTrainer, kRangeTestExamples, declare_range_test},
    Command{"completions", "a completion script for your shell", kShell, kCompletionsExamples, declare_completions},
};

}  // namespace

std::span<const Command> commands() noexcept { return kCommands; }

const Command* find_command(std::string_view name) noexcept {
    const auto found = std::ranges::find(kCommands, name, &Command::name);
    return found == kCommands.end() ? nullptr : &*found;
}

}  // namespace lrsched::cli
