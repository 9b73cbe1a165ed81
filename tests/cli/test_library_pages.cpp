#include "cli/library_names.hpp"
#include "cli/page.hpp"
#include "harness/catch.hpp"
#include "support.hpp"

using namespace lrsched;
using namespace lrsched::cli::tests;

namespace {

LibraryFunction function(std::string module, std::string name) {
    LibraryFunction made;
    made.module = std::move(module);
    made.name = std::move(name);
    return made;
}

}  // namespace

TEST_CASE("list shows every function below its module") {
    const Ran ran = run({"list"});
    CHECK(ran.exit == 0);
    for (const LibraryFunction& one : library_functions()) {
        INFO(one.module << '.' << one.name);
        CHECK(contains(ran.out, "  " + one.name + " "));
    }
    CHECK(contains(ran.out, "core\n  "));
    CHECK(contains(ran.out, "\nlanguage\n  "));
}

TEST_CASE("list of a module shows that module only") {
    const Ran ran = run({"list", "language"});
    CHECK(ran.out.starts_with("language\n"));
    CHECK_FALSE(contains(ran.out, "\ncore\n"));
    const Ran wrong = run({"list", "langauge"});
    CHECK(wrong.exit == 1);
    CHECK(contains(wrong.err, "no module is called `langauge`; did you mean `language`?"));
}

TEST_CASE("help of a function shows its page with a plot of the example") {
    const Ran ran = run({"help", "cosine"});
    CHECK(ran.exit == 0);
    CHECK(ran.out.starts_with("cosine("));
    CHECK(contains(ran.out, "\nexample\n  lrsched plot '"));
    CHECK(contains(ran.out, "┤"));
    CHECK(run({"help", "core.cosine"}).out == ran.out);
}

TEST_CASE("help finds functions of modules and suggests near names") {
    CHECK(run({"help", "language.interp"}).out.starts_with("interp("));
    const Ran wrong = run({"help", "cosinus"});
    CHECK(wrong.exit == 1);
    CHECK(contains(wrong.err, "nothing is called `cosinus`; did you mean `cosine`?"));
}

TEST_CASE("a bare name that several modules have is all of them") {
    const std::vector<LibraryFunction> functions{function("core", "cosine"), function("torch", "StepLR"),
                                                 function("mmengine", "StepLR"), function("torch", "cosine")};
    CHECK(cli::find_functions(functions, "StepLR").size() == 2);
    CHECK(cli::find_functions(functions, "torch.StepLR").size() == 1);
    CHECK(cli::find_functions(functions, "cosine").size() == 1);
    CHECK(cli::find_functions(functions, "cosine").front().module == "core");
    CHECK(cli::find_functions(functions, "linear").empty());
    CHECK(cli::module_names(functions) == std::vector<std::string>{"core", "torch", "mmengine"});
}

TEST_CASE("a page wraps its words and shows parameters, formula and the run of its example") {
    LibraryFunction page = function("core", "ramp");
    page.signature = "ramp(n, to=0)";
    page.summary = "One two three four five six seven eight nine ten.";
    page.body = "First part.\n\nSecond part.";
    page.formula = "lerp(start, to, t/n)";
    page.when = "Often.";
    page.source = "The field.";
    page.see = {"linear", "cosine"};
    page.example = "linear(4, to=0)";
    page.example_run = {{"base", "0.1"}, {"batch", "256"}};
    page.parameters = {{"n", "", "", "how long"}, {"to", "0", "schedule", ""}};
    const std::string text = cli::page_text(page, {.columns = 30});
    CHECK(
        text.starts_with("ramp(n, to=0)    module core\n\nOne two three four five six\nseven eight nine ten.\n\nFirst "
                         "part.\n\nSecond part.\n"));
    CHECK(contains(text, "\nformula\n  lerp(start, to, t/n)\n"));
    CHECK(contains(text, "\nparameters\n  n   how long (required)\n  to  (schedule; default 0)\n"));
    CHECK(contains(text, "\nwhen to use it\n  Often.\n"));
    CHECK(contains(text, "\nwhere it comes from\n  The field.\n"));
    CHECK(contains(text, "\nsee also\n  linear, cosine\n"));
    CHECK(contains(text, "  lrsched plot 'linear(4, to=0)' --base 0.1 --run batch=256\n"));
}

TEST_CASE("guide prints the guide") { CHECK(run({"guide"}).out == guide()); }

TEST_CASE("show prints the stage that is asked for") {
    const Ran tree = run({"show", "--tree", "linear(4, to=0)"});
    const Ran placed = run({"show", "--placed", "linear(4, to=0)"});
    const Ran program = run({"show", "--program", "linear(4, to=0)"});
    CHECK((tree.exit == 0 && placed.exit == 0 && program.exit == 0));
    CHECK((tree.out != placed.out && placed.out != program.out && tree.out != program.out));
    CHECK(run({"show", "--program", "no_such(3)"}).exit == 1);
}
