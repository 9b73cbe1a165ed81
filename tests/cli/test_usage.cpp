#include <algorithm>

#include "cli/command.hpp"
#include "harness/catch.hpp"
#include "support.hpp"

using namespace lrsched::cli::tests;

TEST_CASE("every command's help shows its usage, options and two to four examples") {
    for (const auto& command : lrsched::cli::commands()) {
        INFO(command.name);
        const Ran ran = run({std::string(command.name), "--help"});
        CHECK(ran.exit == 0);
        CHECK(contains(ran.out, "usage: lrsched " + std::string(command.name) + " [options]"));
        CHECK(contains(ran.out, "--help"));
        CHECK(command.examples.size() >= 2);
        CHECK(command.examples.size() <= 4);
        for (const auto& example : command.examples) {
            CHECK(contains(ran.out, example.line));
            CHECK(example.line.starts_with(command.name));
        }
        CHECK(run({"help", std::string(command.name)}).out == ran.out);
    }
}

TEST_CASE("the overview names every command") {
    const Ran ran = run({"--help"});
    CHECK(ran.exit == 0);
    for (const auto& command : lrsched::cli::commands())
        CHECK(contains(ran.out, "  " + std::string(command.name) + " "));
    CHECK(run({"help"}).out == ran.out);
}

TEST_CASE("the version is one line") {
    const Ran ran = run({"--version"});
    CHECK(ran.out.starts_with("lrsched "));
    CHECK(std::count(ran.out.begin(), ran.out.end(), '\n') == 1);
}

namespace {

struct Mistake {
    std::vector<std::string> args;
    std::string sentence;  ///< the first line
};

}  // namespace

TEST_CASE("a mistake in the usage gets a plain sentence, the place of the help and exit status 2") {
    const auto mistake = GENERATE(values<Mistake>({
        {{}, "lrsched: a command is missing"},
        {{"evla"}, "lrsched: unknown command `evla`; did you mean `eval`?"},
        {{"cosine(90)"}, "lrsched: unknown command `cosine(90)`; to see a schedule write `lrsched eval EXPR`"},
        {{"--versio"}, "lrsched: unknown option `--versio`; did you mean `--version`?"},
        {{"--color", "pink", "list"}, "lrsched: `--color` takes auto, always, never, not `pink`"},
        {{"eval"}, "lrsched eval: INPUT is missing: an expression, a .sched file, or - for standard input"},
        {{"eval", "1", "2"}, "lrsched eval: one argument too many: `2`"},
        {{"eval", "1", "--bsae", "1"}, "lrsched eval: unknown option `--bsae`; did you mean `--base`?"},
        {{"eval", "1", "--bsae=1"}, "lrsched eval: unknown option `--bsae`; did you mean `--base`?"},
        {{"eval", "-t"}, "lrsched eval: unknown option `-t`; an expression that begins with `-` goes behind `--`"},
        {{"eval", "1", "--base"}, "lrsched eval: `--base` needs a value"},
        {{"eval", "1", "--base", ""}, "lrsched eval: `--base` needs a value"},
        {{"eval", "1", "--base", "--total", "5"},
         "lrsched eval: `--base` needs a value; `--total` stands in its place"},
        {{"eval", "1", "--base", "1", "--lr", "2"}, "lrsched eval: `--base` is given more than once"},
        {{"eval", "1", "--base", "1", "--run", "base=2"}, "lrsched eval: `base` is given more than once (`--run`)"},
        {{"eval", "1", "--run", "batch"},
         "lrsched eval: `--run` takes name=value, not `batch`; an example is `--run batch=256`"},
        {{"eval", "1", "--set", "=1"},
         "lrsched eval: `--set` takes name=value, not `=1`; an example is `--set peak=0.3`"},
        {{"eval", "1", "--format", "xml"}, "lrsched eval: `--format` takes table, csv, json, jsonl, not `xml`"},
        {{"eval", "1", "--at", "1", "--steps", "0:2"}, "lrsched eval: `--at` and `--steps` exclude each other"},
        {{"eval", "1", "--at", "1,,2"}, "lrsched eval: `--at` takes steps, numbers as in `--at 0,10`, not ``"},
        {{"eval", "1", "--steps", "5"},
         "lrsched eval: `--steps` takes A:B or A:B:C, whole numbers as in `--steps 0:100:10`, not `5`"},
        {{"eval", "1", "--steps", "0:5:0"},
         "lrsched eval: `--steps 0:5:0` never moves; the last number must be at least 1"},
        {{"plot", "1", "--log=3"}, "lrsched plot: `--log` takes no value"},
        {{"plot", "1", "--width", "5"}, "lrsched plot: `--width` takes a whole number from 20 to 1000, not `5`"},
        {{"plot", "1", "--steps", "0:9:2"}, "lrsched plot: `--steps` of a plot takes A:B; a curve has no stride"},
        {{"plot", "1", "--steps", "9:9"}, "lrsched plot: `--steps 9:9` holds no step"},
        {{"plot", "1", "-o", "x.jpg"}, "lrsched plot: `-o` takes a file that ends in .svg, .png, .pdf, not `x.jpg`"},
        {{"plot", "1", "-o", "x.svg", "--ascii"},
         "lrsched plot: `--width`, `--height` and `--ascii` are for the terminal, not for a picture"},
        {{"check"},
         "lrsched check: FILE is missing: a .sched or .yaml file, or - for standard input; an expression goes behind "
         "`-e`"},
        {{"fmt"}, "lrsched fmt: FILE is missing: a .sched file, or - for standard input"},
        {{"show", "1"}, "lrsched show: say which stage: one of `--tree`, `--placed`, `--program`"},
        {{"show", "1", "--tree", "--placed"},
         "lrsched show: say which stage: one of `--tree`, `--placed`, `--program`"},
        {{"guide", "me"}, "lrsched guide: one argument too many: `me`"},
        {{"completions", "tcsh"}, "lrsched completions: there are completions for bash, zsh and fish, not for `tcsh`"},
    }));
    INFO(mistake.sentence);
    const Ran ran = run(mistake.args);
    CHECK(ran.exit == 2);
    CHECK(ran.out.empty());
    const std::string name = mistake.sentence.substr(0, mistake.sentence.find(':'));
    CHECK(ran.err == mistake.sentence + "\nsee " + name + " --help\n");
}

TEST_CASE("values of options are not split at commas or brackets") {
    const Folder folder;
    const std::string file = folder.write("run.sched", "param steps = [1, 2]\nschedule lr = count(steps, t) for 4\n");
    CHECK(run({"eval", file, "--set", "steps=[1,2,3]", "--at", "3", "--format", "csv"}).out == "step,lr\n3,3\n");
}

TEST_CASE("colours follow the terminal of the stream they are written to") {
    const Surroundings terminals{.out_terminal = {.interactive = true}, .err_terminal = {.interactive = true}};
    const std::string escape = "\x1b[";
    CHECK(contains(run({"plot", "linear(9, to=0)"}, terminals).out, escape));
    CHECK_FALSE(contains(run({"plot", "linear(9, to=0)"}).out, escape));
    CHECK(contains(run({"eval", "no_such(3)"}, terminals).err, escape));
    CHECK_FALSE(contains(run({"eval", "no_such(3)"}, {.out_terminal = {.interactive = true}}).err, escape));
}

TEST_CASE("NO_COLOR and --color win over the terminal") {
    const Surroundings quiet{.out_terminal = {.interactive = true}, .no_color = true};
    const std::string escape = "\x1b[";
    CHECK_FALSE(contains(run({"plot", "linear(9, to=0)"}, quiet).out, escape));
    CHECK(contains(run({"plot", "linear(9, to=0)", "--color", "always"}, quiet).out, escape));
    CHECK(contains(run({"--color=always", "plot", "linear(9, to=0)"}).out, escape));
    CHECK_FALSE(contains(run({"plot", "linear(9, to=0)", "--color=never"}, {.out_terminal = {.interactive = true}}).out,
                         escape));
}
